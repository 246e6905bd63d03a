import { languageName } from "../text/languages.ts";

/** "in German"; null for English, for what is not known, and for what a page only calls its language. */
export function inLanguage(tag: string): string | null {
  if (tag === "und" || tag === "en" || tag.startsWith("en-")) return null;
  const name = languageName(tag);
  return name === null ? null : `in ${name}`;
}

/** "2025-09-03T10:00Z" as "3 September 2025"; what is less precise stays so, and what is no date is left out. */
export function publishedOn(published: string): string | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(published) ?? [];
  if (year === undefined) return null;
  const date = new Date(`${year}-${month ?? "01"}-${day ?? "01"}T00:00:00Z`);
  if (month === undefined || Number.isNaN(date.getTime())) return year;
  const parts = { year: "numeric", month: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat("en-GB", day === undefined ? parts : { ...parts, day: "numeric" }).format(date);
}
