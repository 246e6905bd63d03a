const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/** The English name of a language by its BCP 47 tag; null for what is no tag, or a language without a name. */
export function languageName(tag: string): string | null {
  return withoutRangeError(() => names.of(tag) ?? null);
}

/** A BCP 47 tag as it is usually written ("PT-br" as "pt-BR"); null for what is none. */
export function canonicalTag(tag: string): string | null {
  return withoutRangeError(() => Intl.getCanonicalLocales(tag)[0] ?? null);
}

/** Intl throws a RangeError for what is no language tag. */
function withoutRangeError(work: () => string | null): string | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
