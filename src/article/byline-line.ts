import { isDateLine } from "./date-line.ts";
import type { Byline } from "./article.ts";

/**
 * The credit in a line such as "By Jane Doe and JOHN ROE", "By Jane Doe, Political editor | 3 May 2026" or "Reuters";
 * null where the line is none. "By the end of May, rents…" is prose: every name must be capitalised, and the line no
 * sentence.
 */
export function parseBylineLine(line: string): Byline | null {
  const plain = line.trim().replace(/^[*_•|–—-]+\s*|\s*[*_]+$/g, "");
  if (plain.length > 160 || /[.!?]$/.test(plain.replace(/\b\p{Lu}\.$/u, ""))) return null;
  const agency = agencies.get(
    withoutDate(plain)
      .replace(/^(?:by|from) (?:the )?|^the /i, "")
      .toLowerCase(),
  );
  if (agency !== undefined) return { kind: "agency", name: agency };
  const credit = /^(?:written |words |story |report )?(?:by|von|par|por|door|di|af|av)[:\s]\s*(.+)$/iu.exec(plain)?.[1];
  if (credit === undefined) return null;
  const names = namesIn(credit);
  return names.length > 0 ? { kind: "people", names } : null;
}

/** Whether a line is a name and what its bearer does: "Jane Doe, Political editor", "Jane Doe | 3 May 2026". */
export function isNameWithRole(line: string): boolean {
  const [name = "", ...rest] = line.split(/\s*[,|•·–—]\s*|\s+-\s+/);
  return (
    isName(name) &&
    rest.length > 0 &&
    rest.every((part) => role.test(part) || isDateLine(part) || agencyIn(part) !== null)
  );
}

/** The names in a credit, without roles, outlets, addresses and dates. */
export function namesIn(credit: string): readonly string[] {
  const parts = credit.split(
    /\s*(?:[,|•·;&/()]|\band\b|\bund\b|\bet\b|\by\b|\bwith\b|\bfor\b|\bin\b|\bat\b|[–—]|\s-\s)\s*/iu,
  );
  const names = parts
    .map((part) => part.trim())
    .filter((part) => isName(part) && !role.test(part) && !isDateLine(part));
  // The first part of a credit is a name, or the line is prose: "By Monday the vote was lost, John Roe and others knew".
  return parts[0] !== undefined && isName(parts[0].trim()) ? names.map(inCase) : [];
}

const namePart = String.raw`\p{Lu}[\p{L}\p{M}’'.-]*`;
const name = new RegExp(
  `^${namePart}(?: (?:de|van|von|der|den|la|le|al|el|bin|ibn|di|da|dos|du|ter|ten|y|${namePart})){1,4}$`,
  "u",
);

function isName(words: string): boolean {
  return words.length <= 50 && name.test(words) && !notNames.test(words) && !isDateLine(words);
}

const notNames =
  /^(?:The|A|An|This|That|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)? |^(?:January|February|March|May|June|July|August|September|October|November|December) \d|^(?:Staff|Our|News|Last|Next|New|Early|Late) /;
const role =
  /\b(?:correspondent|editor|reporter|writer|columnist|producer|journalist|contributor|staff|chief|bureau|desk|press|news|times|post|tribune|herald|guardian|magazine|agency|analyst|author|professor|photographer|features|politics|business)\b/i;

/** "JOHN ROE" is "John Roe". */
function inCase(words: string): string {
  if (/\p{Ll}/u.test(words)) return words;
  return words
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}’'])\p{L}|(?<=\b[om]c?[’'])\p{L}/gu, (letter) => letter.toUpperCase());
}

function withoutDate(line: string): string {
  const [credit = "", ...rest] = line.split(/\s*[|•·]\s*|\s+[–—-]\s+/);
  return rest.length > 0 && rest.every(isDateLine) ? credit : line;
}

function agencyIn(words: string): string | null {
  return agencies.get(words.replace(/^the /i, "").toLowerCase()) ?? null;
}

const agencies: ReadonlyMap<string, string> = new Map(
  [
    "Reuters",
    "Associated Press",
    "Agence France-Presse",
    "Bloomberg",
    "Press Association",
    "PA Media",
    "Canadian Press",
    "Press Trust of India",
    "Australian Associated Press",
    "Deutsche Presse-Agentur",
    "United Press International",
    "Kyodo News",
    "Yonhap",
    "Anadolu Agency",
    "Xinhua",
    "EFE",
    "ANSA",
    "AFP",
    "dpa",
    "UPI",
    "PTI",
    "ANI",
    "AAP",
    "TASS",
  ]
    .map((agency): readonly [string, string] => [agency.toLowerCase(), agency])
    .concat([["ap", "Associated Press"]]),
);
