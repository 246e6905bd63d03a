import type { Byline } from "./article.ts";
import { parseBylineLine } from "./byline-line.ts";
import type { StoryRecord } from "./json-ld.ts";
import { attribute, boxesAround, line, type Branch } from "./tree.ts";
import { wordsOf } from "./words.ts";

/**
 * The credit of a story: JSON-LD first, then the head's meta tags, then what stands on the page under a name that
 * publishers give to it. People go before agencies wherever they are found.
 */
export function bylineOf(
  record: StoryRecord | null,
  meta: string | null,
  body: readonly Branch[],
  outlet: string | null,
): Byline {
  const authors = record?.authors ?? [];
  const recorded = credited(
    authors.filter((author) => !author.organisation).flatMap((author) => namesIn(author.name)),
    outlet,
  );
  if (recorded.kind === "people") return recorded;
  const stated = credited(meta === null ? [] : namesIn(meta), outlet);
  if (stated.kind === "people") return stated;
  const shown = credited(shownNames(body), outlet);
  if (shown.kind === "people") return shown;
  const organisation = authors.find((author) => author.organisation);
  const given: readonly Byline[] = [
    recorded,
    stated,
    organisation === undefined ? nobody : { kind: "agency", name: organisation.name },
    shown,
  ];
  return given.find(({ kind }) => kind === "agency") ?? nobody;
}

const nobody: Byline = { kind: "none" };

/** The people named in a credit line: "By Ana Horvat and Tom Lindqvist, Health Editor" names two. */
export function namesIn(credit: string): readonly string[] {
  const text = credit.replaceAll(/\s+/gu, " ").trim().slice(0, 300);
  if (/^(?:https?:|www\.)|@\w+\.\w/iu.test(text)) return [];
  const names = text
    .replace(/^(?:(?:written|reported|posted|published|story|words|text) )?(?:by|von|por|par|di|da)\b:? /iu, "")
    .replace(/ (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*$/iu, "")
    .split(/ ?[,;|•·] ?| (?:and|und|et|y|e|&) /u)
    .map((name) => name.replace(/^(?:by|and) /iu, "").trim());
  const [first, ...others] = names;
  return [
    ...new Set([
      ...(first !== undefined && isName(first) ? [first] : []),
      ...others.filter((name) => isName(name) && isPerson(name)),
    ]),
  ];
}

function isName(text: string): boolean {
  if (text.length < 2 || text.length > 60 || /[\d:/?!@#*]/u.test(text)) return false;
  return (
    text.split(" ").length <= 6 &&
    /^[\p{Lu}\p{Lo}]/u.test(text) &&
    !/^(?:admin|administrator|editor|unknown|none|null|guest|anonymous|name)$/iu.test(text)
  );
}

/** What follows a name may be a post, a degree or an outlet: "Health Editor", "MS", "CNN", "Harbour.com". */
function isPerson(text: string): boolean {
  return text.includes(" ") && !/\.\p{Ll}{2,}$/u.test(text) && !posts.test(text);
}

const posts =
  /\b(?:editor|writer|reporter|correspondent|staff|columnist|contributor|producer|author|updated|published|news|press|times|magazine|journal|university|institute)\b/iu;

const agencies =
  /\b(?:reuters|associated press|ap|afp|agence france-presse|dpa|ansa|efe|pti|ani|ians|tass|xinhua|kyodo|bloomberg|newsroom|press association|pa media|news ?wires?|wire services?|bureau|staff|news ?desk|web ?desk|team|editors?|editorial|redaktion|redação|redacción|rédaction|redazione|news)\b/iu;

function credited(names: readonly string[], outlet: string | null): Byline {
  const people = names.filter((name) => !agencies.test(name) && !isOutlet(name, outlet)).map(inCase);
  if (people.length > 0) return { kind: "people", names: people.slice(0, 10) };
  const [agency] = names;
  return agency === undefined ? nobody : { kind: "agency", name: agency };
}

/** "TOM KRISHER" is Tom Krisher. */
function inCase(name: string): string {
  const credit = parseBylineLine(`By ${name}`);
  const [cased] = credit?.kind === "people" ? credit.names : [];
  return cased?.toLowerCase() === name.toLowerCase() ? cased : name;
}

function isOutlet(name: string, outlet: string | null): boolean {
  const given = wordsOf(name).join("");
  const known = wordsOf(outlet ?? "").join("");
  return given.length > 3 && known.length > 3 && (known.includes(given) || given.includes(known));
}

/** The first name in an element that is marked as the author's, outside comments and forms. */
function shownNames(body: readonly Branch[]): readonly string[] {
  const marked = body.filter((element) =>
    /\bauthor\b/iu.test(`${attribute(element, "rel")} ${attribute(element, "itemprop")}`),
  );
  const named = body.filter((element) =>
    /(?:^|[\s_-])(?:byline|author|writer)(?:[\s_-]?(?:name|link))?(?:$|[\s_-])/iu.test(attribute(element, "class")),
  );
  for (const element of [...marked, ...named]) {
    if (
      boxesAround(element).some(
        (box) =>
          box.tag === "form" ||
          (/comment|respond|related|recirc/iu.test(`${attribute(box, "class")} ${attribute(box, "id")}`) &&
            box.tag !== "body" &&
            box.tag !== "html"),
      )
    )
      continue;
    const text = line(element);
    const names = text.length > 120 ? [] : namesIn(text);
    if (names.length > 0) return names;
  }
  return [];
}
