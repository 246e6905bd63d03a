/** The forms of an English verb: vow, vows, vowed, vowed, vowing. */
export type VerbForms = {
  readonly base: string;
  readonly third: string;
  readonly past: string;
  readonly participle: string;
  readonly gerund: string;
};

/** The forms of a verb by spelling rules; `past` and `participle` where they are irregular ("wrote", "written"), else empty strings. */
export function verbForms(base: string, past: string, participle: string): VerbForms {
  const regularPast = regular(base);
  return {
    base,
    third: thirdPerson(base),
    past: past || regularPast,
    participle: participle || past || regularPast,
    gerund: gerund(base),
  };
}

/** "ministry" → "ministries", "boss" → "bosses". */
export function plural(noun: string): string {
  return thirdPerson(noun);
}

function thirdPerson(base: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(base)) return `${base}es`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return `${base}s`;
}

function regular(base: string): string {
  if (base.endsWith("e")) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return doubles(base) ? `${base}${base.at(-1)}ed` : `${base}ed`;
}

function gerund(base: string): string {
  if (/[^aeioy]e$/.test(base)) return `${base.slice(0, -1)}ing`;
  return doubles(base) ? `${base}${base.at(-1)}ing` : `${base}ing`;
}

/** A short verb of one syllable, or one stressed on its last, doubles its consonant: "quip", "snap", "admit". */
function doubles(base: string): boolean {
  if (/^(?:admit|refer|begin|regret|rebut|commit|concur|deter)$/.test(base)) return true;
  return /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(base) || /^qu[aeiou][bdgklmnprt]$/.test(base);
}
