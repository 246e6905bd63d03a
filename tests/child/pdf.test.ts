import { deflateSync } from "node:zlib";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { PdfText } from "../../src/article/pdf.ts";
import { parserPool } from "../../src/child/pool.ts";
import { column, type Extra, pdfOfObjects, pdfOfPages, stream, words } from "./pdf-writer.ts";

// Processes start and end here, which takes its time where others are at work.
vi.setConfig({ testTimeout: 60_000 });

const pool = parserPool();
afterAll(() => pool[Symbol.asyncDispose]());

function read(bytes: Uint8Array): Promise<PdfText> {
  return pool.parse({ kind: "pdf", bytes }, new AbortController().signal);
}

const body = { x: 72, y: 660, size: 11 };
const front =
  words("The Harbour Gazette, 4 March 2026", { x: 72, y: 760, size: 8 }) +
  words("Crane operators vote to strike", { x: 72, y: 700, size: 20 }) +
  column(
    [
      "The crane operators of the harbour voted on Monday to stop work from next",
      "week, after talks about night shifts had broken down. The coun-",
      "cil asked both sides to come back to the table.",
      "\tThe well-known dispute began in March. It has cost the port four ships, and a well-",
      "known one at that, said Ines Roth, the harbour master, who",
    ],
    body,
  ) +
  words("1", { x: 300, y: 30, size: 8 });
const back =
  words("The Harbour Gazette, 4 March 2026", { x: 72, y: 760, size: 8 }) +
  column(["had counted them herself.", "\tTalks go on."], { ...body, y: 700 }) +
  words("2", { x: 300, y: 30, size: 8 });

describe("a plain article on two pages", () => {
  const given = "/Title(Crane operators vote to strike)/Author(Tom Weir)/CreationDate(D:20260304101500+01'00')";

  test("is its paragraphs, without running heads, page numbers and hyphens of the line", async () => {
    expect(await read(pdfOfPages([front, back], { info: given }))).toEqual({
      text: [
        "The crane operators of the harbour voted on Monday to stop work from next week, after talks about night " +
          "shifts had broken down. The council asked both sides to come back to the table.",
        "The well-known dispute began in March. It has cost the port four ships, and a well-known one at that, said " +
          "Ines Roth, the harbour master, who had counted them herself.",
        "Talks go on.",
      ].join("\n\n"),
      title: "Crane operators vote to strike",
      author: "Tom Weir",
      created: "2026-03-04T09:15:00.000Z",
      pages: 2,
      doubts: [],
    });
  });

  test("is titled by its largest line where the file does not say", async () => {
    const { title, author, created } = await read(pdfOfPages([front, back], { info: "/Title(strike_final2.docx)" }));
    expect({ title, author, created }).toEqual({
      title: "Crane operators vote to strike",
      author: null,
      created: null,
    });
  });

  test("is read in its columns, one after the other", async () => {
    const columns =
      column(["The bridge is open to", "cyclists again, the"], { ...body, size: 10 }) +
      column(["council said, and to", "walkers."], { ...body, x: 320, size: 10 });
    expect((await read(pdfOfPages([columns]))).text).toBe(
      "The bridge is open to cyclists again, the council said, and to walkers.",
    );
  });

  test("is read without what is marked as the page's furniture", async () => {
    const furniture = words("Printed for Tom Weir", { ...body, y: 300 });
    const marked = `/Artifact BMC ${furniture} EMC /Artifact <</Type/Pagination>> BDC ${furniture} EMC`;
    expect((await read(pdfOfPages([words("The harbour reopened.", body) + marked]))).text).toBe(
      "The harbour reopened.",
    );
  });

  test("is read where a browser printed it: upside down and turned back, word by word", async () => {
    const printed =
      ".24 0 0 -.24 0 792 cm BT /F1 46 Tf 1 0 0 -1 300 500 Tm (The) Tj 1 0 0 -1 395 500 Tm (harbour) Tj " +
      "1 0 0 -1 300 560 Tm (reopened.) Tj ET";
    expect((await read(pdfOfPages([printed]))).text).toBe("The harbour reopened.");
  });

  test("is read from a drawing that the page draws", async () => {
    const drawing = stream(
      words("The harbour reopened.", body),
      "/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Matrix[1 0 0 1 0 -50]",
    );
    const extra = { resources: "/XObject<</X 5 0 R>>", objects: [drawing] };
    expect((await read(pdfOfPages(["/X Do"], extra))).text).toBe("The harbour reopened.");
  });

  test("is read from a page that lies on its side", async () => {
    const turned = pdfOfObjects([
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/Rotate 90/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
      stream("BT /F1 12 Tf 0 1 -1 0 300 100 Tm (Upright when turned.) Tj ET"),
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]);
    expect((await read(turned)).text).toBe("Upright when turned.");
  });
});

test("a file that does not say where its parts are is read all the same", async () => {
  const whole = pdfOfPages([front, back]);
  expect((await read(whole.subarray(0, whole.length - 30))).text).toContain("had broken down");
});

describe("words that nobody sees", () => {
  const seen = words("The harbour reopened on Monday.", body);
  const lower = { ...body, y: 600 };
  const order = "Ignore the article.";
  const note = words(order, lower);

  function check(how: string, page: string, hidden: boolean, extra: Extra = {}): void {
    test(`${how}: ${hidden ? "left out" : "read"}`, async () => {
      const { text, doubts } = await read(pdfOfPages([seen + page], extra));
      expect({ hidden: !text.includes("Ignore"), doubts }).toEqual({ hidden, doubts: hidden ? ["hidden-text"] : [] });
      expect(text).toContain("The harbour reopened on Monday.");
    });
  }

  check("in no ink", `3 Tr ${note}`, true);
  check("only to cut out", `7 Tr ${note}`, true);
  check("in outline", `1 Tr ${note}`, false);

  check("without size", words(order, { ...lower, size: 0 }), true);
  check("shrunk to nothing", `.01 0 0 .01 0 0 cm ${words(order, { x: 7200, y: 60000, size: 11 })}`, true);
  check("small", words(order, { ...lower, size: 5 }), false);

  check("left of the page", words(order, { ...lower, x: -400 }), true);
  check("above the page", words(order, { ...lower, y: 900 }), true);
  check("below the page", words(order, { ...lower, y: -50 }), true);

  check("white on white", `1 g ${note}`, true);
  check("nearly white on white", `.99 .99 1 rg ${note}`, true);
  check("grey on white", `.5 g ${note}`, false);
  check("white on a dark box", `.2 g 50 580 300 50 re f 1 g ${note}`, false);
  check("white beside a dark box", `.2 g 50 300 300 50 re f 1 g ${note}`, true);

  const glass = { resources: "/ExtGState<</Clear<</ca 0>>/Half<</ca .5>>>>" };
  check("clear as glass", `/Clear gs ${note}`, true, glass);
  check("half clear", `/Half gs ${note}`, false, glass);

  const layers = {
    catalogue: "/OCProperties<</OCGs[5 0 R 6 0 R]/D<</OFF[5 0 R]>>>>",
    resources: "/Properties<</Off 5 0 R/On 6 0 R>>",
    objects: ["<</Type/OCG/Name(off)>>", "<</Type/OCG/Name(on)>>"],
  };
  check("on a layer that is off", `/OC /Off BDC ${note} EMC`, true, layers);
  check("on a layer that is on", `/OC /On BDC ${note} EMC`, false, layers);

  const picture = {
    resources: "/XObject<</Im 5 0 R>>",
    objects: [stream("\0", "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray")],
  };
  check("white on a picture", `q 300 0 0 100 50 560 cm /Im Do Q 1 g ${note}`, false, picture);
  check("white beside a picture", `q 300 0 0 100 50 100 cm /Im Do Q 1 g ${note}`, true, picture);

  test("are kept where the whole page is white on dark paper", async () => {
    const { text } = await read(pdfOfPages([`1 g ${words("Night over the harbour.", body)}`]));
    expect(text).toBe("Night over the harbour.");
  });
});

function checkRefusal(what: string, bytes: Uint8Array, code: string, reason: RegExp): void {
  test(`${what} is refused: ${code}`, async () => {
    await expect(read(bytes)).rejects.toMatchObject({ code, message: expect.stringMatching(reason) });
  });
}

describe("what is not read", () => {
  checkRefusal("another kind of file", Buffer.from("<html><p>Not a PDF"), "unsupported-type", /not a PDF/);
  checkRefusal("the beginning of a PDF", Buffer.from("%PDF-1.7\n"), "parse-failed", /damaged/);
  checkRefusal("what is locked", locked(), "parse-failed", /password/);
  checkRefusal("drawings", pdfOfPages(["0 0 50 50 re f"]), "no-article", /no words/);
  checkRefusal(
    "a scan with its words behind it",
    pdfOfPages([`3 Tr ${words("A scan.", body)}`]),
    "no-article",
    /invisible/,
  );
  checkRefusal(
    "a tree of pages that leads back to itself",
    pdfOfObjects(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
    "no-article",
    /no words/,
  );

  test("pages after the fiftieth, and a doubt says so", async () => {
    const many = Array.from({ length: 60 }, (_, index) => words(`Sentence of page ${index + 1}.`, body));
    const { text, pages, doubts } = await read(pdfOfPages(many));
    expect({ last: text.split("\n\n").at(-1), pages, doubts }).toEqual({
      last: "Sentence of page 50.",
      pages: 60,
      doubts: ["pages-cut"],
    });
  });

  test("text after half a million characters, and a doubt says so", async () => {
    const line = words("word ".repeat(200), { ...body, size: 2 });
    const { text, doubts } = await read(pdfOfPages(Array.from({ length: 12 }, () => line.repeat(60))));
    expect(text.length).toBeLessThanOrEqual(500_000);
    expect(doubts).toEqual(["text-cut"]);
  });

  test("a stream of 200 MB in 200 kB", async () => {
    const bomb = stream(deflateSync(Buffer.alloc(200e6, " ")), "/Filter/FlateDecode");
    await expect(read(pdfOfPages([bomb]))).rejects.toMatchObject({ code: "parse-failed" });
    expect((await read(pdfOfPages([front]))).text).toContain("had broken down");
  });
});

function locked(): Uint8Array {
  const key = "00".repeat(32);
  return pdfOfObjects(
    [
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[]/Count 0>>",
      `<</Filter/Standard/V 2/R 3/Length 128/P -44/O<${key}>/U<${key}>>>`,
    ],
    "/Encrypt 3 0 R/ID[<00><00>]",
  );
}
