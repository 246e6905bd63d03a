import { decodeBytes } from "../article/charset.ts";
import type { UserError } from "../errors.ts";
import type { Page } from "../web/web.ts";

/**
 * What was given to be read: text as characters, a page or PDF as its bytes, which only the child takes apart.
 * `doubts`: "read-as-windows-1252", "bytes-replaced". `url`: where it was found; null for what did not come from the web.
 */
export type Given =
  | {
      readonly kind: "text" | "markdown";
      readonly text: string;
      readonly url: string | null;
      readonly doubts: readonly string[];
    }
  | {
      readonly kind: "page";
      readonly bytes: Uint8Array;
      readonly contentType: string | null;
      readonly url: string | null;
    }
  | { readonly kind: "pdf"; readonly bytes: Uint8Array; readonly url: string | null };

/** The words in which whoever asks is told that nothing can be read; the terminal and the chat have their own. */
export type GivenFaults = {
  readonly nothingInIt: () => UserError;
  readonly notText: () => UserError;
  /** `extension` with its dot, in lower case. */
  readonly unsupportedType: (extension: string) => UserError;
};

/** What a link led to. */
export function givenByPage({ bytes, contentType, mediaType, url }: Page, faults: GivenFaults): Given {
  if (mediaType === "application/pdf") return { kind: "pdf", bytes, url };
  if (mediaType !== "text/plain") return { kind: "page", bytes, contentType, url };
  const { text } = decodeBytes(bytes, contentType);
  if (text.trim() === "") throw faults.nothingInIt();
  return { kind: "text", text, url, doubts: lossIn(text) };
}

/** What a file of that name holds, by its first bytes and else by its name. Fails for a kind of name that is not read. */
export function givenByFile(bytes: Uint8Array, extension: string, faults: GivenFaults): Given {
  if (extension !== "" && !kinds.has(extension)) throw faults.unsupportedType(extension);
  return givenByBytes(bytes, kinds.get(extension) ?? null, faults);
}

/** Whether files with such names are read; "" is that of standard input, and of a file without a point in its name. */
export function isReadKind(extension: string): boolean {
  return extension === "" || kinds.has(extension);
}

const kinds: ReadonlyMap<string, Given["kind"]> = new Map([
  [".txt", "text"],
  [".text", "text"],
  [".md", "markdown"],
  [".markdown", "markdown"],
  [".html", "page"],
  [".htm", "page"],
  [".xhtml", "page"],
  [".pdf", "pdf"],
]);

function givenByBytes(bytes: Uint8Array, kind: Given["kind"] | null, faults: GivenFaults): Given {
  if (bytes.length === 0) throw faults.nothingInIt();
  const opening = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  if (opening.startsWith("%PDF-")) return { kind: "pdf", bytes, url: null };
  const known = formats.find(({ openings }) => openings.some((first) => opening.startsWith(first)));
  if (known) throw faults.unsupportedType(known.extension);
  if (isBinary(bytes)) throw faults.notText();
  const { text, doubts } = decodeText(bytes);
  if (text.trim() === "") throw faults.nothingInIt();
  if (kind === "page" || /^\s*<(?:!doctype html|html|head|body)\b/i.test(text.slice(0, 1024))) {
    return { kind: "page", bytes, contentType: null, url: null };
  }
  return { kind: kind === "markdown" ? "markdown" : "text", text, url: null, doubts };
}

/** Files that are known by their first bytes, here as Latin-1, under whatever name they come. */
const formats: readonly { readonly openings: readonly string[]; readonly extension: string }[] = [
  { openings: ["PK\u0003\u0004"], extension: ".docx" },
  { openings: ["\u00d0\u00cf\u0011\u00e0"], extension: ".doc" },
  { openings: ["{\\rtf"], extension: ".rtf" },
  { openings: ["\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8"], extension: ".png" },
];

const sampleBytes = 8192;

/** Text has no zero bytes, unless it is UTF-16, and hardly a control character but tabs and line breaks. */
function isBinary(bytes: Uint8Array): boolean {
  if (["\u00ff\u00fe", "\u00fe\u00ff"].includes(Buffer.from(bytes.subarray(0, 2)).toString("latin1"))) return false;
  const sample = bytes.subarray(0, sampleBytes);
  const control = sample.filter((byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d)).length;
  return sample.includes(0) || control > sample.length / 20;
}

type Decoded = { readonly text: string; readonly doubts: readonly string[] };

function decodeText(bytes: Uint8Array): Decoded {
  const { text, charset } = decodeBytes(bytes, "text/plain");
  if (charset !== "windows-1252") return { text, doubts: lossIn(text) };
  // One bad byte, as where a file was cut inside a letter, does not make every “ of a UTF-8 text an â€œ.
  const asUtf8 = new TextDecoder().decode(bytes);
  const lost = asUtf8.split("\ufffd").length - 1;
  const letters = asUtf8.match(/[^\0-\u007f\ufffd]/gu)?.length ?? 0;
  return letters > 3 * lost ? { text: asUtf8, doubts: lossIn(asUtf8) } : { text, doubts: ["read-as-windows-1252"] };
}

function lossIn(text: string): readonly string[] {
  return text.includes("\ufffd") ? ["bytes-replaced"] : [];
}
