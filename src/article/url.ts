import { isTracking } from "./tracking-parameters.ts";
import { unwrapUrl } from "./url-wrappers.ts";

/**
 * One name for all addresses of a story: wrappers undone, tracking dropped, AMP, mobile and "www." forms folded, https,
 * parameters sorted. Null where it is no address of a page on the web. It is a name to compare and store by, not an
 * address to fetch or show (`cleanUrl` is): a site may not answer without its "www.".
 *
 * `declared` is the page's own canonical link, absolute or relative. It is believed only where it stays on the same
 * site and still names a story: sites are known to declare their front page, or the address without the parameter
 * that finds the story, and a stranger's page must not be able to pass for another's.
 */
export function canonicalUrl(address: string, declared: string | null = null): string | null {
  const url = parse(address);
  if (url === null) return null;
  const own = storyName(url);
  // Templates that were never filled declare "{{ page.url }}".
  const other = declared === null || /[\s{}]/.test(declared.trim()) ? null : parse(declared, url.href);
  if (other === null) return own.href;
  const canonical = storyName(other);
  return mayStandFor(canonical, own) ? canonical.href : own.href;
}

/** The same address without what only tracks the reader: for showing and for fetching. Null as in `canonicalUrl`. */
export function cleanUrl(address: string): string | null {
  const url = parse(address);
  if (url === null) return null;
  const clean = new URL(url);
  clean.search = search(clean, namesStory(clean.pathname));
  clean.hash = fragment(clean);
  return clean.href;
}

const longestAddress = 8_000; // characters: servers refuse longer ones, and a stranger's page may declare anything

function parse(address: string, base?: string): URL | null {
  if (address.length > longestAddress) return null;
  const parsed = URL.parse(address.trim(), base);
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.hostname === "") return null;
  const url = new URL(unwrapUrl(parsed));
  url.username = "";
  url.password = "";
  return url;
}

function storyName(url: URL): URL {
  const name = new URL(url);
  name.hostname = foldHost(url.hostname);
  if (name.port === "") name.protocol = "https:";
  name.pathname = foldPath(url.pathname);
  name.search = search(url, namesStory(name.pathname));
  if (name.search === "") name.pathname = name.pathname.replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, "/");
  if (name.pathname !== "/") name.pathname = name.pathname.replace(/\/$/, "");
  name.hash = fragment(url);
  return name;
}

// "amp.example.com", "m.example.com", "en.m.wikipedia.org"; but not "m.me", and not "m.co.uk", whose rest is no site.
function foldHost(hostname: string): string {
  const labels = hostname.replace(/\.$/, "").split(".");
  const kept = labels.filter(
    (label, at) => at >= labels.length - 2 || !/^(?:www\d?|m|mobile|mobil|touch|wap|amp)$/.test(label),
  );
  const folded = kept.length < 2 || isSharedSuffix(kept) ? labels : kept;
  return folded.join(".");
}

// "co.uk", "com.au": two labels under which others register.
function isSharedSuffix(labels: readonly string[]): boolean {
  return (
    labels.length === 2 && /^(?:com?|org|net|gov|edu|ac|ne|or|go)$/.test(labels[0] ?? "") && labels[1]?.length === 2
  );
}

function foldPath(pathname: string): string {
  const plain = pathname
    .replace(/%[0-9a-f]{2}/gi, (code) => (unreserved.test(code) ? decodeURIComponent(code) : code.toUpperCase()))
    .replace(/;jsessionid=[^/]*/i, "")
    .replace(/\/{2,}/g, "/")
    .replace(/\.amp(?=\.html?$|$)/i, "");
  const segments = plain.split("/").filter((segment) => segment !== "");
  const amp = segments.findIndex((segment) => segment.toLowerCase() === "amp");
  const rest = segments.filter((_, at) => at !== amp);
  // "/amp" alone may be a page about amplifiers: something that can be a story has to remain.
  if (amp < 0 || rest.length === 0) return plain;
  if (amp < segments.length - 1 && !namesStory(plain)) return plain;
  return `/${rest.join("/")}`;
}

// %2D-%2E, %30-39, %41-5A, %5F, %61-7A, %7E (RFC 3986, unreserved): the same with and without the escape.
const unreserved = /^%(?:2[de]|3\d|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])$/i;

/** Whether a path by itself tells which story it is: a date and a word, three
 * words in a row, a long number, or an identifier. */
function namesStory(pathname: string): boolean {
  if (/\/(?:19|20)\d\d\/\d\d?\/.*[^/\d]/.test(pathname)) return true;
  return pathname.split("/").some((segment) => /[^-_][-_][^-_]+[-_][^-_]|\d{5}|[0-9a-f]{12}/i.test(segment));
}

function search(url: URL, pathNamesStory: boolean): string {
  const kept = [...url.searchParams].filter(([name, value]) => !isTracking(name, value, pathNamesStory));
  const sorted = new URLSearchParams(kept);
  sorted.sort();
  return sorted.toString();
}

// "#!/story/7" and "#/story/7" choose the page in sites drawn by script; any other fragment is a place on it.
function fragment(url: URL): string {
  return /^#!?\/./.test(url.hash) ? url.hash : "";
}

function mayStandFor(declared: URL, own: URL): boolean {
  if (!sameSite(declared.host, own.host)) return false;
  const told = namesStory(declared.pathname);
  // "/story" for "/story?id=7": the parameter that finds the story is gone.
  if (declared.search === "" && declared.hash === "" && own.search !== "" && !told) return false;
  if (told || declared.search !== "" || declared.pathname === own.pathname) return true;
  // The front page; "/en" or "/news" for "/news/2026/rents": a section, not the story.
  const isSection = declared.pathname.split("/").length === 2 || own.pathname.startsWith(`${declared.pathname}/`);
  return !isSection || declared.hash !== "";
}

/** The same host or one under the other: "edition.example.com" and "example.com", never two neighbours. */
function sameSite(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}
