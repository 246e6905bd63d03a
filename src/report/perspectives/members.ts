import type { Voice } from "../../reading/reading.ts";
import { spokenFor } from "./answered.ts";
import { introductions, wordsOf, type Ledger } from "./ledger.ts";

/**
 * Whether somebody heard is one of a group, or speaks for it: "Ana Silva, a tenant", "who rents two rooms", "the
 * drivers’ union". Told by the words with which the text introduces each voice.
 */
export function heardThroughMembers(ledger: Ledger): (group: Voice) => boolean {
  const heard = ledger.heard.map((voice) => ({ voice, words: introducing(ledger, voice) }));
  const union = heard.some(
    ({ voice, words }) => voice.heard === "quoted" && /\b(?:union|general secretary|shop steward|guild)\b/.test(words),
  );
  return (group) => {
    const noun = wordsOf(group.name).at(-1) ?? "";
    if (union && working.test(noun)) return true;
    const signs = signsOf(noun);
    return heard.some(({ voice, words }) => voice !== group && signs.test(words));
  };
}

/** What the text says of a voice where it first comes up, with whom it speaks for. */
function introducing(ledger: Ledger, voice: Voice): string {
  const around = introductions(ledger, voice).map(({ before, after }) => {
    const ahead = /[^.,;:“”"]*,? ?$/.exec(before)?.[0] ?? "";
    const behind = /^[^.;:“”"]*/.exec(after)?.[0] ?? "";
    return `${ahead} ${behind}`;
  });
  const bodies = spokenFor(ledger, voice).map((body) => body.name);
  return [voice.name, ...bodies, ...around].join(" ").toLowerCase().replaceAll("’", "'");
}

const working =
  /^(?:workers|staff|employees|drivers|dockers|dockworkers|labourers|laborers|miners|nurses|teachers|cleaners|crew|members|pilots|couriers|carers|steelworkers|truckers)$/;

// By what else members of a group are known; the words of the group itself always count.
const kin: readonly (readonly [groups: RegExp, signs: string])[] = [
  [/^(?:workers|staff|employees|crews?|members)$/, "works|worked|working|employee|staff|employed|nurse|clerk"],
  [
    /^(?:tenants|renters|leaseholders|lodgers|householders|households|homeowners)$/,
    "tenant|rents|rented|renting|flat|landlady|homeowner",
  ],
  [/^(?:landlords|owners|landowners)$/, "landlord|landlady|lets|letting|owns"],
  [
    /^(?:residents|villagers|locals|islanders|neighbou?rs|townspeople|communities|citizens|inhabitants)$/,
    "resident|lives|lived|living|neighbou?r|villager|householder|home",
  ],
  [/^(?:patients|inpatients|users|claimants|recipients)$/, "patient|treated|diagnosed|claimant|recipient"],
  [
    /^(?:parents|mothers|fathers|mums|dads|moms|families|relatives|wives|widows|husbands|sons|daughters|survivors|victims)$/,
    "parent|mother|father|mum|dad|mom|son|daughter|wife|husband|widow|sister|brother|family|relative|survivor|victim|cousin|grand\\w+",
  ],
  [
    /^(?:pupils|students|schoolchildren|graduates|apprentices|teenagers|youths)$/,
    "pupil|student|schoolgirl|schoolboy|graduate|apprentice|teenager|studies|studying",
  ],
  [
    /^(?:passengers|commuters|travell?ers|motorists|pedestrians|cyclists|drivers|riders)$/,
    "passenger|commut\\w+|travel\\w+|motorist|cyclist|rides|drives|driver",
  ],
  [
    /^(?:customers|consumers|shoppers|clients|subscribers|savers)$/,
    "customer|consumer|shopper|shops at|client|subscriber|bought",
  ],
  [
    /^(?:traders|vendors|stallholders|shopkeepers|merchants|hawkers|pedlars)$/,
    "stall|trader|vendor|shopkeeper|sells|sold|shop",
  ],
  [
    /^(?:refugees|migrants|immigrants|seekers|evacuees|deportees|exiles|detainees|prisoners|inmates)$/,
    "refugee|migrant|fled|asylum|evacuee|detained|prisoner|jailed|deported",
  ],
  [/^(?:boats|ships|vessels|trawlers|fishermen|fishers|crews)$/, "fisher\\w*|skipper|crew|boat|trawler"],
];

function signsOf(noun: string): RegExp {
  const extra = kin.flatMap(([groups, signs]) => (groups.test(noun) ? [signs] : []));
  return new RegExp(`\\b(?:${[...stems(noun), ...extra].join("|")})\\b`);
}

/** "drivers" → driver(s), drive(s), driving, driven; "families" → family. */
function stems(noun: string): readonly string[] {
  const one = noun
    .replace(/ies$/, "y")
    .replace(/(?:(ch|sh|ss|x)es|s)$/, "$1")
    .replace(/men$/, "man");
  const doer = /^(\p{L}{3,})(?:er|or)$/u.exec(one)?.[1];
  const own = `${escaped(one)}s?|${escaped(noun)}`;
  return doer === undefined ? [own] : [own, `${escaped(doer)}(?:e|es|s|ed|ing|en)`];
}

function escaped(word: string): string {
  return word.replace(/[^\p{L}]/gu, "\\$&");
}
