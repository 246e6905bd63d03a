// Words that say the opposite of each other in the news. A word that ends with "*" stands for all that begin so; a word
// may be in several pairs. Left out are words that are as often something else: "pass", "leave", "close", "right".
const pairs: readonly (readonly [key: string, says: string, denies: string])[] = [
  [
    "accept",
    "accept* allow* agree agreed agrees agreement approv* consent* adopt* endors* backed backs backing support* welcom* upheld uphold* grants granted ratif* in_favour voted_for spoke_for",
    "reject* refus* declined_to turned_down dismiss* oppos* object objects objected objecting objection* veto* overturn* overrul* quash* boycott* voted_against spoke_against decided_against were_against are_against is_against was_against disapprov* disagree*",
  ],
  [
    "allow",
    "allow* permit permits permitted permitting authoris* authoriz*",
    "ban bans banned banning barred bars block blocks blocked blocking prohibit* forbid* forbad* prevent* outlaw* veto* disallow*",
  ],
  ["let go on", "approv* allow* clears", "block blocks blocked blocking halt* veto* prevent*"],
  [
    "confirm",
    "confirm* admit admits admitted admitting acknowledg* conced*",
    "deny denies denied denying denial* disput* contradict* refut* reject*",
  ],
  ["own up", "pleads_guilty pleaded_guilty admit admits admitted confess*", "deny denies denied denying"],
  ["guilt", "convicted guilty", "innocent acquit* exonerat*"],
  ["open", "open opens opened reopen*", "closed closes closing closure* shut shuts shutting shutdown"],
  [
    "rise",
    "rise rises rose risen rising increas* grew grows grown climb* soar* surg* raised raises raising doubl* tripl*",
    "fall falls fell fallen falling decreas* shrank shrink* shrunk dwindl* plung* plummet* slump* lowered lowers halv* reduc*",
  ],
  ["gain", "won wins winning gain* kept keeps retain*", "lost loses losing"],
  [
    "go on",
    "start* began begins begun launch* resum* continu* restart* still opened reopened",
    "stopped stops ceas* halted halts suspend* abandon* dropped drops scrap* cancel* gave_up given_up no_longer ended ends",
  ],
  ["put forward", "put_forward introduc* propos* submit*", "withdr*"],
  ["attend", "attend* took_part participat*", "boycott* absent* stayed_away stays_away staying_away skipped"],
  ["answer", "answer* repl* respond* heed* followed obeyed", "ignor* unanswered silent"],
  [
    "include",
    "includ* contain* mention* counts counted takes_into_account",
    "omit* exclud* left_out leaves_out leaving_out ignor*",
  ],
  ["know", "know* knew aware", "unaware unknown"],
  ["succeed", "succe* manag* achiev*", "fail failed fails failing failure*"],
  ["safe", "safe safely safety", "danger* hazard* unsafe"],
  ["many", "many most much numerous majority everybody everyone several", "few hardly nobody no_one"],
  ["likely", "likely probabl* expect* certain", "unlikely doubtful"],
  ["true", "true correct accurate", "false untrue incorrect inaccurate wrong"],
  ["improve", "improv* better", "worsen* worse deteriorat*"],
  ["tell", "publish* disclos* reveal* releas*", "withh* conceal* suppress*"],
  ["take on", "hire hired hires hiring appoint*", "sacked sacking dismiss* laid_off"],
  ["blame", "blame* faulted responsible", "exonerat* absolv*"],
];

/** What a word says: the pair it belongs to, and on which side. */
export type Side = { readonly key: string; readonly says: boolean };

const exact = new Map<string, Side[]>();
const beginnings = new Map<string, Side[]>();
for (const [key, says, denies] of pairs) {
  for (const [words, side] of [
    [says, true],
    [denies, false],
  ] as const) {
    for (const word of words.split(" ")) {
      const into = word.endsWith("*") ? beginnings : exact;
      const plain = word.replace("*", "").replaceAll("_", " ");
      into.set(plain, [...(into.get(plain) ?? []), { key: `=${key}`, says: side }]);
    }
  }
}

const none: readonly Side[] = [];
const openings: ReadonlySet<string> = new Set([...beginnings.keys()].map((word) => word.slice(0, 4)));

/** The pairs that a word in lower case belongs to; a phrase is looked up whole. */
export function sidesOf(word: string): readonly Side[] {
  const found = exact.get(word) ?? none;
  if (!openings.has(word.slice(0, 4))) return found;
  const more = [...found];
  for (let length = 4; length <= word.length; length += 1)
    more.push(...(beginnings.get(word.slice(0, length)) ?? none));
  return more;
}

/** The phrases of the pairs, longest first, for finding them before single words. */
export const phrases: readonly string[] = [...exact.keys()]
  .filter((word) => word.includes(" "))
  .toSorted((a, b) => b.length - a.length);

// Words that begin with a "not": "unsafe", "disagree", "impassable". Many words only look so: "union", "import".
const prefixed =
  /^(?:un(?!der|ion|it|iq|iv|til|less|cle|derst|earth|fold|rest|veil|leash)|non-?|dis(?=agree|allow|approv|believ|continu|honest|obey|satisf|similar|trust|qualif)|in(?=ability|accessib|accura|adequa|admissib|appropriat|capable|complete|consisten|convenien|correct|credib|decisi|effective|efficien|eligib|experienced|flexib|formal|significan|sufficien|tolera|valid|visib)|im(?=mobil|moral|partial|passab|patien|perfect|plausib|possib|practical|probab|proper)|il(?=legal|legitim|liter)|ir(?=regular|relevan|replaceab|responsib|reversib))(?<root>\p{L}{4,})/iu;

/** "Safe" of "unsafe"; null for a word without a "not" in it. */
export function rootOfDenied(word: string): string | null {
  return prefixed.exec(word)?.groups?.["root"] ?? null;
}
