import { isUtf8 } from "node:buffer";

/** Text won from bytes, and the name of the charset that was taken (WHATWG Encoding, in lower case). */
export type Decoded = { readonly text: string; readonly charset: string };

/**
 * Turns the bytes of a page into text. The charset is the first that is known of: byte order mark, Content-Type header,
 * `<meta>` or XML declaration, UTF-8 if the bytes are that, windows-1252. Bytes that do not fit become U+FFFD; a byte
 * order mark is no part of the text.
 */
export function decodeBytes(bytes: Uint8Array, contentTypeHeader: string | null): Decoded {
  const charset =
    marked(bytes) ??
    encodingNamed(/;\s*charset\s*=\s*["']?([^\s;"']+)/i.exec(contentTypeHeader ?? "")?.[1]) ??
    (/^\s*text\/plain\b/i.test(contentTypeHeader ?? "") ? null : declared(bytes)) ??
    (isUtf8(bytes) ? "utf-8" : "windows-1252");
  return { text: new TextDecoder(charset).decode(bytes), charset };
}

/** The charset of a byte order mark (Encoding standard §6, "BOM sniff"). */
function marked(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return null;
}

/** The encoding a label stands for ("cp1251" → "windows-1251"), or null for one that TextDecoder does not know. */
function encodingNamed(label: string | undefined): string | null {
  try {
    return label === undefined ? null : new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

// The HTML standard looks at 1024 bytes "at least"; pages exist that open with kilobytes of comments and scripts.
const declarationBytes = 8192;

/**
 * The charset that a page declares within itself, read the way the HTML standard does before there is a parser (§13.2.3.2,
 * "prescan a byte stream to determine its encoding"): comments and the attributes of other elements declare nothing.
 */
function declared(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, declarationBytes)).toString("latin1");
  const xml = /^<\?xml\s[^>]{0,200}?\sencoding\s*=\s*["']([^"'>]+)["']/.exec(head)?.[1];
  const fromXml = inAscii(encodingNamed(xml));
  if (fromXml !== null) return fromXml;

  for (let at = head.indexOf("<"); at >= 0; at = head.indexOf("<", at)) {
    if (head.startsWith("<!--", at)) {
      at = past(head, "-->", at + 2);
      continue;
    }
    const tag = tagName(head, at);
    if (tag === null) {
      at = /[!/?]/.test(head.charAt(at + 1)) ? past(head, ">", at) : at + 1;
      continue;
    }
    const { attributes, end } = attributesFrom(head, tag.end);
    const found = tag.name === "meta" ? inAscii(declaredByMeta(attributes)) : null;
    if (found !== null) return found;
    at = end;
  }
  return null;
}

/** Whoever could read the declaration as ASCII was not reading UTF-16, says the HTML standard; and of x-user-defined. */
function inAscii(encoding: string | null): string | null {
  if (encoding === "utf-16le" || encoding === "utf-16be") return "utf-8";
  return encoding === "x-user-defined" ? "windows-1252" : encoding;
}

function declaredByMeta(attributes: ReadonlyMap<string, string>): string | null {
  const charset = attributes.get("charset");
  if (charset !== undefined) return encodingNamed(charset);
  if (attributes.get("http-equiv")?.toLowerCase() !== "content-type") return null;
  return encodingNamed(/charset\s*=\s*["']?([^\s;"']+)/i.exec(attributes.get("content") ?? "")?.[1]);
}

function past(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function tagName(text: string, at: number): { readonly name: string; readonly end: number } | null {
  const opening = /<(\/?[a-z][^\s/>]*)/iy;
  opening.lastIndex = at;
  const name = opening.exec(text)?.[1];
  return name === undefined ? null : { name: name.toLowerCase(), end: opening.lastIndex };
}

/** The attributes of a tag, from the end of its name; of two with one name, the first. */
function attributesFrom(
  text: string,
  from: number,
): { readonly attributes: ReadonlyMap<string, string>; readonly end: number } {
  const attributes = new Map<string, string>();
  const attribute = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?/y;
  let end = from;
  attribute.lastIndex = from;
  for (let found = attribute.exec(text); found !== null; found = attribute.exec(text)) {
    const [, name = "", double, single, bare] = found;
    if (!attributes.has(name.toLowerCase())) attributes.set(name.toLowerCase(), double ?? single ?? bare ?? "");
    end = attribute.lastIndex;
  }
  return { attributes, end };
}
