import type { Byline } from "./article.ts";
import { bylineOf } from "./byline.ts";
import { isoDate } from "./date.ts";
import type { OpenPage } from "./document.ts";
import { storyRecord, type StoryRecord } from "./json-ld.ts";
import { titleOf } from "./title.ts";
import { attribute, branches, line, type Branch } from "./tree.ts";

/** What a page says about its story. Everything is the page's own word, and untrusted. */
export type Metadata = {
  readonly title: string | null;
  /** The title and its other wordings on the same page, for finding where it is repeated. */
  readonly titles: readonly string[];
  readonly description: string | null;
  readonly byline: Byline;
  readonly outlet: string | null;
  /** ISO 8601, as precise as the page gives it. */
  readonly published: string | null;
  readonly modified: string | null;
  /** As the page declares it, not yet held against the text. */
  readonly language: string | null;
  /** The address that the page gives for itself, where it is on the page's own site. */
  readonly canonical: string | null;
  /** The same wherever it is: whose story it is by the page's account, which is never shown as its source. */
  readonly named: string | null;
  readonly record: StoryRecord | null;
};

export function readMetadata(page: OpenPage, url: string | null): Metadata {
  const elements = branches(page.root);
  const meta = metaReader(elements);
  const record = storyRecord(page.jsonLd);
  const outlet = outletOf(
    [meta("og:site_name"), record?.publisher ?? null, meta("application-name", "publisher", "dc.publisher")],
    url,
  );
  const documentTitle = elements.find((element) => element.tag === "title" && element.parent?.tag === "head");
  const stated = [
    record?.headline ?? null,
    meta("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title"),
    documentTitle === undefined ? null : line(documentTitle),
  ];
  const title = titleOf(
    stated,
    elements.filter((element) => element.tag === "h1"),
    outlet,
  );

  const named = addressesNamed(elements, meta("og:url"), url);
  return {
    title: title.best,
    titles: title.all,
    description: meta("og:description", "description", "twitter:description"),
    byline: bylineOf(
      record,
      meta("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author"),
      elements,
      outlet,
    ),
    outlet,
    published: publishedOf([record?.published ?? null, ...publishedNames.map((name) => meta(name))], elements, url),
    modified: isoDate(
      record?.modified ?? meta("article:modified_time", "og:updated_time", "last-modified", "dcterms.modified") ?? "",
    ),
    language:
      attribute(page.root, "lang") ||
      attribute(page.root, "xml:lang") ||
      record?.language ||
      meta("og:locale", "content-language", "dc.language"),
    canonical: named.find((address) => url === null || siteOf(address) === siteOf(url)) ?? null,
    named: named[0] ?? null,
    record,
  };
}

const publishedNames =
  "article:published_time datepublished date dc.date.issued dc.date dcterms.created dcterms.date parsely-pub-date sailthru.date pubdate publishdate publish-date article:published og:published_time citation_publication_date cxenseparse:recs:publishtime originalpublicationdate displaydate publication_date".split(
    " ",
  );

/** Reads the content of the first `meta` element that bears one of the names, in the order of the names. */
function metaReader(elements: readonly Branch[]): (...names: readonly string[]) => string | null {
  const tags = new Map<string, string>();
  for (const element of elements) {
    if (element.tag !== "meta") continue;
    const value = attribute(element, "content").replaceAll(/\s+/gu, " ").trim();
    for (const name of ["property", "name", "itemprop", "http-equiv"]) {
      const key = attribute(element, name).toLowerCase().trim();
      if (key !== "" && value !== "" && !tags.has(key)) tags.set(key, value);
    }
  }
  return (...names) => names.map((name) => tags.get(name)).find((value) => value !== undefined) ?? null;
}

/** "Harbour Post | News, Sport, Weather" is the Harbour Post; without any name, the host is the outlet. */
function outletOf(stated: readonly (string | null)[], url: string | null): string | null {
  for (const name of stated) {
    const [first = ""] = (name ?? "").split(/\s+[|–—·»]\s+|\s+-\s+/u);
    const outlet = first.replace(/^@/u, "").trim();
    if (outlet !== "" && outlet.length <= 80 && !/^https?:/iu.test(outlet)) return outlet;
  }
  return url === null ? null : siteOf(url);
}

function publishedOf(
  stated: readonly (string | null)[],
  elements: readonly Branch[],
  url: string | null,
): string | null {
  for (const date of stated) {
    const iso = date === null ? null : isoDate(date);
    if (iso !== null) return iso;
  }
  return dateShown(elements) ?? dateInAddress(url);
}

/** The first date in a `time` element or in a box that is named after dates. */
function dateShown(elements: readonly Branch[]): string | null {
  for (const element of elements) {
    const names = `${attribute(element, "class")} ${attribute(element, "id")} ${attribute(element, "itemprop")}`;
    if (element.tag !== "time" && !/date|publish|posted|timestamp|byline|meta/iu.test(names)) continue;
    const text = line(element);
    if (text.length > 200) continue;
    const iso = isoDate(attribute(element, "datetime")) ?? isoDate(attribute(element, "content")) ?? isoDate(text);
    if (iso !== null) return iso;
  }
  return null;
}

function dateInAddress(url: string | null): string | null {
  const found = /[/-]((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/-]|$)/u.exec(url ?? "");
  return found === null ? null : `${found[1]}-${found[2]}-${found[3]}`;
}

/**
 * The addresses that a page gives for itself, the likeliest first. A page may name any, and what is shown as the source
 * must not be the page's choice: for that, only those on its own site count.
 */
function addressesNamed(elements: readonly Branch[], ogUrl: string | null, url: string | null): readonly string[] {
  const link = elements.find(
    (element) => element.tag === "link" && attribute(element, "rel").toLowerCase() === "canonical",
  );
  return [link === undefined ? null : attribute(link, "href"), ogUrl].flatMap((given) => {
    if (given === null || given === "") return [];
    const address = url === null ? URL.parse(given) : URL.parse(given, url);
    return address !== null && /^https?:$/u.test(address.protocol) ? [address.href] : [];
  });
}

/** The host of an address without the prefixes that name a form of the same site ("www.", "m.", "amp."), or null. */
export function siteOf(url: string): string | null {
  return URL.parse(url)?.hostname.replace(/^(?:(?:www|m|mobile|amp)\.)+/u, "") ?? null;
}
