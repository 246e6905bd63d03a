/** A word for "not": the offset behind it, and what it denies: a verb, a thing ("no trains run"), or neither ("unless"). */
export type Not = { readonly end: number; readonly ofVerb: boolean; readonly ofThing: boolean };

/** The words for "not" of a text, in order. "Not only" and "nothing but" deny nothing. */
export function notsIn(text: string, language: string): readonly Not[] {
  const form = nots[language];
  if (form === undefined) return [];
  const plain = text
    .replaceAll(idioms, (words) => " ".repeat(words.length))
    .replaceAll(/\bneither\b[^.;]{1,80}?\bnor\b/giu, (words) => `${words.slice(0, -3)}   `); // one denial
  return [...plain.matchAll(form)].map((match) => ({
    end: match.index + match[0].length,
    ofVerb: ofVerb.test(match[0]),
    ofThing: ofThing.test(match[0]),
  }));
}

const ofVerb = /^(?:not|never|cannot|n[’']t|nicht|nie|niemals|pas|jamais|nunca|jamás|tampoco)$/iu;
const ofThing =
  /^(?:no|none|nobody|nothing|neither|kein\p{L}*|niemand\p{L}*|aucun\p{L}*|personne|ningun\p{L}*|nadie)$/iu;

/** The kinds of words in a text that have a "not" inside them, for which a paraphrase may put one: "closed", "refused". */
export function denialsIn(text: string, language: string): ReadonlySet<string> {
  return new Set(denialEnds(text, language).keys());
}

/** The offsets behind the first such word of each kind. */
export function denialEnds(text: string, language: string): ReadonlyMap<string, number> {
  const kinds = Object.entries(denials[language] ?? {});
  return new Map(
    kinds.flatMap(([kind, form]) => {
      const match = form.exec(text);
      return match === null ? [] : [[kind, match.index + match[0].length] as const];
    }),
  );
}

/** The nots of a text, and its words of denial that are not in `beside`: "exempt" bears no "not exempt". */
export function weightOf(text: string, beside: string, language: string): number {
  const again = denialsIn(beside, language);
  const denials = [...denialsIn(text, language)].filter((denial) => !again.has(denial)).length;
  return notsIn(text, language).length + denials;
}

const idioms =
  /\bnot only\b|\bno doubt\b|\bno ?\d|\bno\. ?\d|\bnot least\b|\bnothing but\b|\b(?:no|not|nothing) (?:more|less|fewer) than\b|\b(?:whom|which|that|who) the (?:article|text|release|paper|report) (?:does|do|did) not name\b|\bwithout (?:any |further )?(?:trouble|problems?|incidents?|difficult(?:y|ies)|delays?|exception|doubt)\b|\bnicht nur\b|\bpas seulement\b|\bno sólo\b/giu;

const nots: Readonly<Record<string, RegExp>> = {
  en: /\b(?:not|never|no|none|nobody|nothing|neither|nor|without|unless|cannot|nowhere|yet to)\b|n[’']t\b/giu,
  de: /(?<!\p{L})(?:nicht|kein\p{L}*|nie|niemals|niemand\p{L}*|nichts|ohne|weder)(?!\p{L})/giu,
  fr: /(?<!\p{L})(?:pas|jamais|aucun\p{L}*|sans|rien|personne)(?!\p{L})/giu,
  es: /(?<!\p{L})(?:no|nunca|jamás|ningun\p{L}*|ningún|nada|nadie|sin|tampoco)(?!\p{L})/giu,
};

const denials: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  en: {
    closed: /\b(?:clos(?:e|es|ed|ing|ure)|shut\w*)\b/i,
    rejected:
      /\b(?:den(?:y|ies|ied|ying)|reject\w*|refus\w+|declin\w+|dismiss\w*|boycott\w*|le(?:ft|aves?) (?:it )?open|thr(?:ow|ows|ew|own) (?:\w+ ){0,3}out|(?:turn|vot)(?:s|ed)? (?:\w+ ){0,3}down|rul\w+ out)\b/i,
    missing:
      /\b(?:fail\w*|lack\w*|miss(?:es|ed|ing)|short of|absen\w+|vacan\w+|forg[eo]t\w*|ignor\w+|omit\w*|left out|leav(?:es|ing) out|empty|los(?:e|t|es|ing))\b/i,
    impossible:
      /\b(?:un(?!ion|it|iq|iv|der|til|less)\w{4,}|impossible|in(?:adequate|sufficient|complete|correct|capable|eligible|valid)\w*|illegal\w*|non-?\w{4,}|dis(?:agree|believ|allow|put)\w*)\b/i,
    another: /\b(?:other people|others|someone else|somebody else)[’']s?\b/i,
    invented: /\b(?:invent(?:s|ed|ing)|fictitious|bogus|phantom|fak(?:e|ed)|ghost|pretend\w*)\b/i,
    unexpected: /\bafraid\b/i,
    most: /\b(?:(?:no|not) more than|at most|a maximum of)\b/i,
    same: /\b(?:(?:is|are|was|were|remains?|remained|stays?|stayed) (?:the same|as before)|unchanged)\b/i,
    hard: /\b(?:hard(?:er)? to|difficult\w*|too (?:little|late|few|small|slow\w*|early|far|short))\b/i,
    exempt: /\b(?:exempt\w*|except\w*|exclud\w*|all but)\b/i,
    prevented:
      /\b(?:prevent\w*|avoid\w*|avert\w*|ban(?:s|ned)?|bar(?:s|red)?|block\w*|halt\w*|stop(?:s|ped)?(?! (?:in|at|by|on|here|there)\b)|prohibit\w*|forbid\w*|limit\w*|cap(?:s|ped)?)\b/i,
    withdrawn: /\b(?:withdr\w+|scrap(?:s|ped)?|cancel\w*|suspend\w*|abolish\w*|drop(?:s|ped)|axed?|contrary to)\b/i,
    against: /\b(?:against|oppos\w+|(?:hardly|barely|scarcely)(?! (?:an?|one|two|three|half|\d+)\b))\b/i,
    out: /\b(?:rather than|instead of|stay(?:s|ed)? (?:out|off|away)|walk(?:ed|s)? out|keep(?:s|ing)? out|withh\w+|silen\w+|out of|no longer|ended|expired|stood still|standstill|stands? still)\b/i,
  },
  de: {
    closed: /(?:schließ|schloss|geschlossen|zu bleib)/iu,
    rejected: /(?:lehn|verweiger|wies|zurückweis|bestreit|bestritt)/iu,
    missing: /(?:fehl|mangel|ausfäll|ausfall|fällt|fällt aus)/iu,
    withdrawn: /(?:streich|gestrichen|einstell)/iu,
    hardly: /(?:kaum|nur|erst|unmöglich|ersatzlos)/iu,
  },
  fr: {
    closed: /(?:ferm)/iu,
    rejected: /(?:refus|rejet|exclu)/iu,
    withdrawn: /(?:supprim|annul|interdi)/iu,
    hardly: /(?:à peine|seul|impossible)/iu,
  },
  es: {
    closed: /(?:cerr|cierr)/iu,
    rejected: /(?:rechaz|negó|niega)/iu,
    withdrawn: /(?:suprim|cancel|prohib)/iu,
    hardly: /(?:apenas|sólo|imposible)/iu,
  },
};
