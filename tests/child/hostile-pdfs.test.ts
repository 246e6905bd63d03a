import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { material } from "../material.ts";
import { casesOf, faultsOf, outputOf, table, type Verdict, verdictsOn } from "./hostile-files.ts";
import { pdfOfObjects, pdfOfPages, stream, words } from "./pdf-writer.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hostile-pdfs-"));
  folders.push(folder);
  return folder;
}

/** A drawing that draws another one twice. */
function form(next: number): Uint8Array {
  return stream("/X Do /X Do", `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X ${next} 0 R>>>>`);
}

describe("hostile PDFs of our own", () => {
  const note = words("The harbour reopened on Monday.", { x: 72, y: 600, size: 11 });
  const files: Readonly<Record<string, readonly [bytes: Uint8Array, outcome: RegExp]>> = {
    "plain.pdf": [pdfOfPages([note]), /^read$/],
    "broken.pdf": [Buffer.from("%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n".repeat(5000)), /^parse-failed$/],
    "noise.pdf": [
      Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.from(Array.from({ length: 1e6 }, (_, n) => (n * n) >> 7))]),
      /^parse-failed$/,
    ],
    "deep-dictionary.pdf": [
      pdfOfObjects([`<</Type/Catalog/Pages 2 0 R/X ${"<</A ".repeat(50_000)}0${">>".repeat(50_000)}>>`]),
      /^parse-failed$/,
    ],
    "pages-in-a-circle.pdf": [
      pdfOfObjects(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>"]),
      /^no-article$/,
    ],
    "flate-in-flate.pdf": [
      pdfOfPages([stream(deflateSync(deflateSync(Buffer.alloc(300e6, " "))), "/Filter[/FlateDecode/FlateDecode]")]),
      /^parse-failed$/,
    ],
    "forms-in-forms.pdf": [
      pdfOfPages([`${note}/X Do`], {
        resources: "/XObject<</X 5 0 R>>",
        objects: Array.from({ length: 30 }, (_, level) => (level < 29 ? form(6 + level) : stream("q Q"))),
      }),
      /^parse-failed$/,
    ],
    "many-strokes.pdf": [
      pdfOfPages([stream(deflateSync("q 1 0 0 1 0 0 cm Q\n".repeat(5e5)), "/Filter/FlateDecode")]),
      /^no-article$/,
    ],
    "many-words.pdf": [pdfOfPages([stream(deflateSync(note.repeat(3e4)), "/Filter/FlateDecode")]), /^read$/],
  };

  test("are read, refused or stopped, and the bot does not notice", async () => {
    const folder = newFolder();
    for (const [name, [bytes]] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    const verdicts = await verdictsOn(folder);
    process.stdout.write(table("\nhostile PDFs of our own", verdicts));
    expect(faultsOf(verdicts, ({ name, outcome }) => files[name]?.[1].test(outcome) === true)).toEqual([]);
    expect(verdicts).toHaveLength(Object.keys(files).length);
  }, 60_000);
});

const cases = material("data", "security", "hostile-cases.dev.json");
const generator = material("data", "security", "make", "pdf-gen.mjs");

describe.skipIf(cases === null || generator === null)("hostile PDFs (needs the shared material)", () => {
  test("are read, refused or stopped as each case expects", async () => {
    const folder = newFolder();
    await outputOf(generator ?? "", folder);
    const wanted = casesOf("pdf", cases ?? "");
    const verdicts = await verdictsOn(folder, [...wanted.keys()]);
    process.stdout.write(table("\nhostile PDFs of the shared material", verdicts));
    expect(faultsOf(verdicts, (verdict) => isAsExpected(verdict, wanted.get(verdict.name) ?? ""))).toEqual([]);
    expect(verdicts).toHaveLength(wanted.size);
  }, 90_000);
});

function isAsExpected({ outcome, text, characters }: Verdict, expected: string): boolean {
  if (expected.startsWith("refused")) return ["parse-failed", "no-article", "unsupported-type"].includes(outcome);
  if (expected.startsWith("only the visible text")) return outcome === "read" && text === "Visible text.";
  if (expected === "2000 characters of text") return outcome === "read" && characters >= 2000;
  return false;
}
