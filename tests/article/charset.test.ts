import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { decodeBytes } from "../../src/article/charset.ts";
import { material } from "../material.ts";

const html = "text/html";

/** Bytes written as text: each character stands for the byte of its number. */
function bytes(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}

type Fact = readonly [what: string, source: Uint8Array, header: string | null, charset: string, text: string];

function check(...facts: readonly Fact[]): void {
  test.each(facts)("%s", (_, source, header, charset, text) => {
    const decoded = decodeBytes(source, header);
    expect(decoded.charset).toBe(charset);
    expect(decoded.text).toContain(text);
  });
}

/** A Polish word in ISO 8859-2, under some markup that may declare it. */
function checkMarkup(charset: string, markup: readonly string[]): void {
  check(
    ...markup.map((head): Fact => [head.trim().slice(0, 80), bytes(`${head}<p>\xb3\xf3d\xbc`), html, charset, "<p>"]),
  );
}

describe("a byte order mark comes first", () => {
  check(
    ["UTF-8", Buffer.from("\uFEFF<meta charset=koi8-r>Côté"), "text/html; charset=koi8-r", "utf-8", "Côté"],
    ["UTF-16, little end first", Buffer.from("\uFEFFMúsica", "utf16le"), html, "utf-16le", "Música"],
    ["UTF-16, big end first", bytes("\xfe\xff\x00M\x00\xfa"), html, "utf-16be", "Mú"],
  );

  test("and is no part of the text", () => {
    expect(decodeBytes(Buffer.from("\uFEFFCôté"), html).text).toBe("Côté");
  });
});

describe("then the header", () => {
  const moskva = bytes("<meta charset=utf-8>\xcc\xee\xf1\xea\xe2\xe0");
  check(
    ["over a meta", moskva, "text/html; charset=windows-1251", "windows-1251", "Москва"],
    ["under another name, quoted, in capitals", moskva, 'Text/HTML;Charset="CP1251"', "windows-1251", "Москва"],
    [
      "ISO-8859-1, which on the web is windows-1252",
      bytes("\x93\xe9\x94"),
      "text/html;charset=ISO-8859-1",
      "windows-1252",
      "“é”",
    ],
    ["Shift_JIS", bytes("\x93\x8c\x8b\x9e"), "text/html; charset=x-sjis", "shift_jis", "東京"],
    ["GBK", bytes("\xc9\xcf\xba\xa3"), "text/html; charset=gb2312", "gbk", "上海"],
    ["Big5", bytes("\xa4\xa4\xa4\xe5"), "text/plain; charset=big5", "big5", "中文"],
    ["EUC-KR", bytes("\xba\xce\xbb\xea"), "text/html; charset=ks_c_5601-1987", "euc-kr", "부산"],
    ["ISO-2022-JP", bytes("\x1b$B5~ET\x1b(B"), "text/html; charset=iso-2022-jp", "iso-2022-jp", "京都"],
    [
      "not one that does not exist",
      bytes("<meta charset=koi8-u>\xeb\xc9\xa7\xd7"),
      "text/html; charset=none",
      "koi8-u",
      "Київ",
    ],
    ["nor UTF-7, which hides markup", bytes("+ADw-"), "text/html; charset=utf-7", "utf-8", "+ADw-"],
  );
});

describe("then what the page declares", () => {
  checkMarkup("iso-8859-2", [
    "<meta charset=iso-8859-2>",
    "<META CHARSET = ' ISO-8859-2 ' />",
    '<html lang="pl"><head><title>x</title><meta name=a content=b><meta charset="latin2">',
    '<?xml version="1.0" encoding="iso-8859-2"?><html>',
    `<!-- ${"x".repeat(3000)} --><meta charset=iso-8859-2>`,
    "<!--> <meta charset=iso-8859-2>",
    "<meta charset=none><meta charset=iso-8859-2>",
    "<meta charset=iso-8859-2 charset=koi8-r>",
  ]);
  checkMarkup("windows-1250", [
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">',
    "<meta content=\"text/html;charset = 'windows-1250'\" http-equiv=content-type>",
  ]);
  // Declarations that are none.
  checkMarkup("windows-1252", [
    "<!-- <meta charset=koi8-r> -->",
    '<p title="<meta charset=koi8-r>">',
    "<metadata charset=koi8-r>",
    "</meta charset=koi8-r>",
    '<meta name=description content="text/html; charset=koi8-r">',
    "<? <meta charset=koi8-r>",
    `${" ".repeat(9000)}<meta charset=koi8-r>`,
    "<meta charset=x-user-defined>",
  ]);
  check(
    ["UTF-16 in what could be read as ASCII is UTF-8", Buffer.from("<meta charset=utf-16>né"), html, "utf-8", "né"],
    ["plain text declares nothing", bytes("<meta charset=koi8-r>\xe9"), "text/plain", "windows-1252", "é"],
  );
});

describe("and where nothing is said", () => {
  check(
    ["UTF-8, where the bytes are that", Buffer.from("<p>Zürich, 東京"), html, "utf-8", "Zürich, 東京"],
    ["windows-1252 otherwise", bytes("<p>It\x92s \x80 5"), null, "windows-1252", "It’s € 5"],
    ["no bytes are an empty text", new Uint8Array(), null, "utf-8", ""],
    [
      "what does not fit is marked, not dropped",
      bytes("a\xc0\xafb"),
      "text/html; charset=utf-8",
      "utf-8",
      "a\uFFFD\uFFFDb",
    ],
  );
});

test("markup made to be slow is not", () => {
  for (const unit of ["<", "<meta ", "<a =", "<a '", '<a "', "<!--", "<?", "= ", "\t", "<a b= "]) {
    expect(
      decodeBytes(bytes(unit.repeat(1_000_000 / unit.length)), `text/html${";charset ".repeat(1500)}`).charset,
    ).toBe("utf-8");
  }
});

const file = material("data", "security", "hostile-cases.dev.json");
const caseShape = z.object({ kind: z.string(), name: z.string(), how: z.unknown(), expect: z.string() });
const howShape = z.object({ header: z.string(), bytesBase64: z.string() });

describe.skipIf(file === null)("charsets of the world (needs the shared material)", () => {
  const cases =
    file === null ? [] : z.object({ cases: z.array(caseShape) }).parse(JSON.parse(readFileSync(file, "utf8"))).cases;
  const charsets = cases.filter(({ kind }) => kind === "charset");
  test("are there", () => expect(charsets).not.toEqual([]));
  test.each(charsets)("$name", ({ how, expect: wanted }) => {
    const { header, bytesBase64 } = howShape.parse(how);
    const { text } = decodeBytes(Buffer.from(bytesBase64, "base64"), header);
    // NUL is dropped by the parser; "any" asks only that nothing breaks.
    expect(text.replaceAll("\0", "")).toContain(wanted.startsWith("any") ? "" : wanted);
  });
});
