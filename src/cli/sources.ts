import { open } from "node:fs/promises";
import { extname } from "node:path";
import type { Readable } from "node:stream";
import { givenByFile, givenByPage, isReadKind, type Given } from "../app/given.ts";
import type { UserError } from "../errors.ts";
import type { Web } from "../web/web.ts";
import * as say from "./wording.ts";

/** Where things to read come from, besides the disk. The way to the web is made when a link is given. */
export type Ways = {
  readonly stdin: Readable;
  readonly loadWeb: () => Promise<Web>;
  /** Tells the person something beside the output. */
  readonly tell: (sentence: string) => void;
};

/** The most that is read of anything. */
export const mostBytes = 5 * 1024 * 1024;

/** Reads FILE, a link, or standard input for "-". Fails with a UserError: what is wrong with it and what to do. */
export async function readSource(name: string, { stdin, loadWeb, tell }: Ways): Promise<Given> {
  if (name === "-") {
    if ("isTTY" in stdin && stdin.isTTY === true) tell(say.pasteNow);
    return givenByFile(await readBytes(stdin), "", say);
  }
  if (isLink(name)) return fetched(name, await loadWeb());
  const stream = await openStream(name, stdin);
  const extension = extname(name).toLowerCase();
  if (!isReadKind(extension)) {
    stream.destroy();
    throw say.unsupportedType(extension);
  }
  return givenByFile(await readBytes(stream), extension, say);
}

function isLink(name: string): boolean {
  return /^https?:\/\//i.test(name);
}

const fetchMs = 30_000;

async function fetched(link: string, web: Web): Promise<Given> {
  return givenByPage(await web.fetch(link, AbortSignal.timeout(fetchMs)), say);
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
