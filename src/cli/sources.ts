import { open } from "node:fs/promises";
import { extname } from "node:path";
import type { Readable } from "node:stream";
import { decodeBytes } from "../article/charset.ts";
import type { UserError } from "../errors.ts";
import type { Web } from "../web/web.ts";
import * as say from "./wording.ts";

/**
 * What was given to be read: text as characters, a page or PDF as its bytes, which only the child takes apart.
 * `doubts`: "read-as-windows-1252", "bytes-replaced". `url`: where it was found; null for what did not come from the web.
 */
export type Source =
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
type SourceKind = Source["kind"];

/** Where things to read come from, besides the disk. The way to the web is made when a link is given. */
export type Ways = { readonly stdin: Readable; readonly loadWeb: () => Promise<Web> };

/** The most that is read of anything. */
export const mostBytes = 5 * 1024 * 1024;

/** Reads FILE, a link, or standard input for "-". Fails with a UserError: what is wrong with it and what to do. */
export async function readSource(name: string, { stdin, loadWeb }: Ways): Promise<Source> {
  if (name === "-") return sourceFrom(await readBytes(stdin), null);
  if (isLink(name)) return fetched(name, await loadWeb());
  const stream = await openStream(name, stdin);
  const extension = extname(name).toLowerCase();
  const kind = kinds.get(extension) ?? null;
  if (kind === null && extension !== "") {
    stream.destroy();
    throw say.unsupportedType(extension);
  }
  return sourceFrom(await readBytes(stream), kind);
}

function isLink(name: string): boolean {
  return /^https?:\/\//i.test(name);
}

const fetchMs = 30_000;

async function fetched(link: string, web: Web): Promise<Source> {
  const { bytes, contentType, mediaType, url } = await web.fetch(link, AbortSignal.timeout(fetchMs));
  if (mediaType === "application/pdf") return { kind: "pdf", bytes, url };
  if (mediaType !== "text/plain") return { kind: "page", bytes, contentType, url };
  const { text } = decodeBytes(bytes, contentType);
  if (text.trim() === "") throw say.nothingInIt();
  return { kind: "text", text, url, doubts: lossIn(text) };
}

/** The bytes of FILE, or standard input for "-". */
export async function openStream(name: string, stdin: Readable): Promise<Readable> {
  if (name === "-") return stdin;
  if (isLink(name)) throw say.linkOfLines();
  try {
    const file = await open(name);
    const isFolder = (await file.stat()).isDirectory();
    if (!isFolder) return file.createReadStream();
    await file.close();
  } catch (error) {
    throw fileFault(name, error) ?? error;
  }
  throw say.folderGiven(name);
}

const kinds: ReadonlyMap<string, SourceKind> = new Map([
  [".txt", "text"],
  [".text", "text"],
  [".md", "markdown"],
  [".markdown", "markdown"],
  [".html", "page"],
  [".htm", "page"],
  [".xhtml", "page"],
  [".pdf", "pdf"],
]);

/** What the operating system says, for people; null where it was not the one to say it. */
function fileFault(name: string, error: unknown): UserError | null {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return null;
  const isMissing = error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "ENAMETOOLONG";
  return isMissing ? say.fileMissing(name, error) : say.fileUnreadable(name, error);
}

async function readBytes(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > mostBytes) throw say.tooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function sourceFrom(bytes: Buffer, kind: SourceKind | null): Source {
  if (bytes.length === 0) throw say.nothingInIt();
  const opening = bytes.subarray(0, 8).toString("latin1");
  if (opening.startsWith("%PDF-")) return { kind: "pdf", bytes, url: null };
  const known = formats.find(({ openings }) => openings.some((first) => opening.startsWith(first)));
  if (known) throw say.unsupportedType(known.extension);
  if (isBinary(bytes)) throw say.notText();
  const { text, doubts } = decodeText(bytes);
  if (text.trim() === "") throw say.nothingInIt();
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
function isBinary(bytes: Buffer): boolean {
  if (["\u00ff\u00fe", "\u00fe\u00ff"].includes(bytes.subarray(0, 2).toString("latin1"))) return false;
  const sample = bytes.subarray(0, sampleBytes);
  const control = sample.filter((byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d)).length;
  return sample.includes(0) || control > sample.length / 20;
}

type Decoded = { readonly text: string; readonly doubts: readonly string[] };

function decodeText(bytes: Buffer): Decoded {
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
