/** What a page says of its story in schema.org's terms. Everything is as given, and untrusted. */
export type StoryRecord = {
  readonly headline: string | null;
  readonly authors: readonly { readonly name: string; readonly organisation: boolean }[];
  readonly publisher: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly language: string | null;
  /** The whole text, where the page gives it to machines. */
  readonly body: string | null;
  /** The length that the page states. */
  readonly words: number | null;
  readonly live: boolean;
  /** schema.org isAccessibleForFree of the story or of a part of it; null where the page does not say. */
  readonly free: boolean | null;
};

type Fields = { readonly [name: string]: unknown };

/** The first record of an article in the page's JSON-LD scripts, or null. Scripts that are not JSON are passed over. */
export function storyRecord(scripts: readonly string[]): StoryRecord | null {
  const found = scripts
    .flatMap((script) => objectsIn(parsed(script), 0))
    .filter((fields) => typesOf(fields).some((type) => articleTypes.test(type)));
  const record = found.find((fields) => text(fields["headline"]) !== null) ?? found[0];
  if (record === undefined) return null;
  const longest = found
    .map((fields) => text(fields["articleBody"]))
    .reduce((best, body) => ((body?.length ?? 0) > (best?.length ?? 0) ? body : best), null);
  return {
    headline: text(record["headline"]) ?? text(record["name"]),
    authors: authorsOf(record["author"] ?? record["creator"]),
    publisher: nameOf(record["publisher"]),
    published: text(record["datePublished"]) ?? text(record["dateCreated"]),
    modified: text(record["dateModified"]),
    language: text(record["inLanguage"]),
    body: longest,
    words: Number(record["wordCount"]) > 0 ? Number(record["wordCount"]) : null,
    live: typesOf(record).includes("LiveBlogPosting"),
    free: freeOf(found),
  };
}

/** What the page's scripts say that it is; an article before all else, null where they name none of these. */
export function recordedKind(scripts: readonly string[]): PageKind | null {
  const types = scripts.flatMap((script) => objectsIn(parsed(script), 0)).flatMap(typesOf);
  return kinds.find(({ type }) => types.some((name) => type.test(name)))?.kind ?? null;
}

export type PageKind = "article" | "video" | "index" | "product" | "recipe";

const kinds: readonly { readonly type: RegExp; readonly kind: PageKind }[] = [
  { type: /(?:Article|BlogPosting|Report)$/u, kind: "article" },
  { type: /^Recipe$/u, kind: "recipe" },
  { type: /^Product$/u, kind: "product" },
  { type: /^(?:CollectionPage|SearchResultsPage)$/u, kind: "index" },
  { type: /^VideoObject$/u, kind: "video" },
];

/** Closed, where the story or one of its parts is said to be. */
function freeOf(records: readonly Fields[]): boolean | null {
  const said = new Set(
    records
      .flatMap((record) => [record, ...(Array.isArray(record["hasPart"]) ? record["hasPart"] : [record["hasPart"]])])
      .filter(isFields)
      .map((fields) => String(fields["isAccessibleForFree"]).toLowerCase()),
  );
  if (said.has("false")) return false;
  return said.has("true") ? true : null;
}

const articleTypes = /(?:Article|BlogPosting|Report)$/u;

function parsed(script: string): unknown {
  const json = unwrapped(script);
  try {
    return JSON.parse(json);
  } catch {
    return repaired(json);
  }
}

/** Scripts were once wrapped against browsers that did not know them: "<!--", "//<![CDATA[". */
function unwrapped(script: string): string {
  const start = script.search(/[[{]/u);
  const end = Math.max(script.lastIndexOf("}"), script.lastIndexOf("]"));
  const inner = start < 0 || end < start ? "" : script.slice(start, end + 1);
  return inner.startsWith("[CDATA[") ? unwrapped(inner.slice("[CDATA[".length).replace(/\]\]$/u, "")) : inner;
}

/** Raw line breaks inside strings are the commonest fault of hand-made JSON-LD; in JSON a space does as well anywhere. */
function repaired(json: string): unknown {
  try {
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    return JSON.parse(json.replaceAll(/[\u0000-\u001F]+/gu, " ").replaceAll(/,\s*([}\]])/gu, "$1"));
  } catch {
    return null;
  }
}

function objectsIn(value: unknown, depth: number): readonly Fields[] {
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.slice(0, 200).flatMap((item: unknown) => objectsIn(item, depth + 1));
  if (!isFields(value)) return [];
  return [
    value,
    ...["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"].flatMap((name) =>
      objectsIn(value[name], depth + 1),
    ),
  ];
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function typesOf(fields: Fields): readonly string[] {
  const type = fields["@type"];
  return (Array.isArray(type) ? type : [type]).filter((name): name is string => typeof name === "string");
}

function text(value: unknown): string | null {
  const given: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof given !== "string") return null;
  return given.trim() === "" ? null : given.trim();
}

function nameOf(value: unknown): string | null {
  const given: unknown = Array.isArray(value) ? value[0] : value;
  return isFields(given) ? text(given["name"]) : text(given);
}

function authorsOf(value: unknown): StoryRecord["authors"] {
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  return given.slice(0, 20).flatMap((author) => {
    if (isFields(author) && Array.isArray(author["name"])) return authorsOf(author["name"]);
    const name = nameOf(author);
    return name === null
      ? []
      : [{ name, organisation: isFields(author) && typesOf(author).some((type) => type.endsWith("Organization")) }];
  });
}
