import { verbForms } from "./inflect.ts";
import type { ClaimKind, LoadedKind } from "./reading.ts";

/** What the kind of a claim is told from. */
export type ClaimSigns = {
  /** The claim in the article's words, marks and a leading "that" included. */
  readonly words: string;
  /** The cue as it stands ("has insisted on"); empty for the narrator's own. */
  readonly cue: string;
  /** The words for the source as they stand ("prosecutors", "she") and what it is said to be; empty for the narrator's. */
  readonly source: string;
  readonly act: "speech" | "thought" | null;
  /** Whether the text is an opinion piece, whose narrator may ask for things. */
  readonly opinion: boolean;
  readonly loaded: readonly LoadedKind[];
};

/**
 * The kind of a claim, by its cue and by its own words; the first rule that holds decides. An accusation is known
 * before anything else, since it must never stand as a plain statement; a figure makes a sentence checkable whatever
 * adjectives stand around it.
 */
export function claimKind(signs: ClaimSigns): ClaimKind {
  const given = { ...signs, plain: plainWords(signs.words), verb: verbOf(signs.cue) };
  return rules.find(([, holds]) => holds(given))?.[0] ?? "statement";
}

type Given = ClaimSigns & { readonly plain: string; readonly verb: string };

/** Lower case, without marks at the ends and a leading "that", with straight apostrophes. */
function plainWords(words: string): string {
  return words
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/^["“‘'«„\s]+/, "")
    .replace(/^that\s+/, "");
}

function verbOf(cue: string): string {
  return (
    cue
      .toLowerCase()
      .split(/\s+/)
      .findLast((word) => /^\p{L}/u.test(word) && !/^(?:on|out|for|to|that|as)$/.test(word)) ?? ""
  );
}

const rules: readonly (readonly [ClaimKind, (given: Given) => boolean])[] = [
  ["allegation", isAllegation],
  ["judgement", ({ plain }) => regret.test(plain) || naming.test(plain)],
  ["demand", isDemand],
  ["statement", ({ plain }) => measured.test(plain) && !ahead.test(plain)],
  ["intention", isIntention],
  ["judgement", ({ verb, plain }) => judging.has(verb) || verdict.test(plain)],
  ["interpretation", ({ plain }) => reading.test(plain) || (needed.test(plain) && !/\bif\b/.test(plain))],
  // "a deeper truth: the country will not accept such hypocrisy": what the narrator foretells so is a verdict
  ["judgement", ({ act, loaded }) => act === null && loaded.includes("verdict")],
  ["prediction", ({ verb, plain }) => predicting.has(verb) || (ahead.test(plain) && !counterfactual.test(plain))],
  ["judgement", isLoaded],
  [
    "interpretation",
    ({ verb, act, cue }) => interpreting.has(verb) || (act === "thought" && /^for$/i.test(cue.trim())),
  ],
];

const forms = (...verbs: readonly string[]): ReadonlySet<string> =>
  new Set(verbs.flatMap((verb) => Object.values(verbForms(verb, "", ""))));

// Allegations: said of somebody, these are accusations until they are established.

const accusing = forms("accuse", "allege", "charge", "blame", "implicate", "indict");
const accuser = /\b(?:prosecut(?:ors?|ion)|indictment|lawsuit|plaintiffs?|charge sheet)\b/i;
const misdeed =
  /\b(?:lied|lying|stole|stolen|stealing|brib(?:ed|es|ing)|embezzl(?:ed|ing)|defraud(?:ed|ing)|falsif(?:ied|ying)|forged|cheat(?:ed|ing)|misled|deceiv(?:ed|ing)|cover(?:ed|ing) up|conspir(?:ed|ing)|collud(?:ed|ing)|extort(?:ed|ing)|launder(?:ed|ing)|abus(?:ed|ing)|assault(?:ed|ing)|harass(?:ed|ing)|tortur(?:ed|ing)|rap(?:ed|ing)|grop(?:ed|ing)|beat(?:en|ing)? (?:him|her|them|me|us|people|prisoners|protesters)|dragged|punched|kicked|shoved|choked|pepper-sprayed|violated|breached|knew about|knew that|ignored (?:warnings|complaints)|never (?:took place|told|warned|informed|answered|happened)|without (?:telling|warning|asking) (?:anybody|anyone|us|them|residents|people)|illegally|unlawfully|corruptly|fraudulent(?:ly)?|guilty of|responsible for the (?:deaths?|killings?|attacks?)|committed (?:\w+ )?(?:crimes?|fraud|murder|genocide))\b/;
// "Ms Krug had once handed her an envelope": of a third person, in the past
const ofAnother =
  /^["“‘'\s]*(?:that )?(?:(?:Mr|Mrs|Ms|Dr|Sir|Judge|Officer)\.? )?\p{Lu}\p{Ll}+.*\b(?:had|has|have|was|were|\p{Ll}+ed)\b/u;

const past =
  /\b(?:had|was|were|\w+ed|built|took|kept|gave|made|knew|sold|bought|paid|spent|sent|hid|ran|put|told|got|drew|wrote|went|came)\b/;

function isAllegation({ verb, plain, words, source }: Given): boolean {
  if (verb === "" && source === "") return false; // what the narrator says of itself is not laid to anybody
  if (accusing.has(verb)) return true;
  if (negated.test(plain)) return false;
  if (misdeed.test(plain) && !obliging.test(plain)) return true; // "must come clean about what he knew" asks for something
  if (verb.startsWith("claim") && ofAnother.test(words) && !/^["“‘']?(?:that )?(?:I|We|It|There)\b/.test(words))
    return true;
  return accuser.test(source) && !ahead.test(plain) && past.test(plain);
}

const negated =
  /\b(?:did not|didn't|never|not|no longer|nobody|no one) (?:\w+ )?(?:lied?|stole|steal|bribed?|abused?|violated?|breach(?:ed)?|guilty|break)\b/;

// Demands: something is asked of somebody.

const demanding = forms("demand", "urge", "request", "propose", "recommend", "implore", "order", "appeal", "plead");
const asked =
  /\b(?:(?:i|we) (?:(?:am|are|have) )?(?:call|ask|press|push|beg|plead)(?:s|ed|ing)? (?:for|on|\w+ to)|we demand|(?:would |'d )(?:want|like) (?:to see|it)|it is time (?:to|for)|on (?:one|the) condition)\b/;
const obliging =
  /(?<!\b(?:what|whether|how|who|where|when|why|which) (?:\w+ ){0,3})\b(?:must|should|ought to|shall)(?: not| never| also| now| at least| instead| only| do)?(?= \w)(?! (?:have|know|be (?:wrong|mad|joking|nice|fine|true|proud|the|a|very|so)|shame|worry)\b)/;
// not "for anyone who has to leave home", "you don't have to buy something"
const needing =
  /(?<!\b(?:would|will|may|might|could|not|do|does|don't|doesn't|n't|never|to|i|we|had|who|that|which|where|if|when) )\b(?:needs? to|has to|have to)\b/;
const imperative = /^(?:please|let's|let us|stop|don't|do not|give us|vote|bring back|scrap|end the|leave)\b/;
// "will not go back until Northgate rules out redundancies"
const ultimatum = /\b(?:will|would|won't) (?:not |never )?\w+(?: \w+){0,6} (?:until|unless)\b/;

// "It is asking for a guarantee": somebody's demand, whoever is meant
const passedOn =
  /^(?:it|they|he|she) (?:(?:is|are|was|were|has|have) )?(?:been )?(?:ask|call|press|push)(?:s|es|ed|ing)? for\b/;

// What a narrator asks for in a report, too; "the council must vote again" tells of a rule.
const advising =
  /^(?!.*\b(?:whether|if|that|who|what|how|which)\b.*\b(?:should|ought)).*\b(?:should|ought to)(?: not| never| now| at least)? (?!have\b|be (?:seen|noted))\w/;

function isDemand({ verb, cue, plain, act, opinion }: Given): boolean {
  // the narrator who tells that somebody asks for something asks for nothing
  if (act === null) {
    const own = opinion ? [imperative, obliging, needing, passedOn] : [advising, passedOn];
    return own.some((pattern) => pattern.test(plain));
  }
  if (demanding.has(verb) || /\b(?:called|calls|calling|call) (?:for|on)\b|\binsist\w* on\b|\bask\w* for\b/i.test(cue))
    return true;
  if (asked.test(plain) || imperative.test(plain) || obliging.test(plain)) return true;
  return needing.test(plain) || (ultimatum.test(plain) && /\b(?:not|won't|never)\b/.test(plain));
}

// "That should not have happened", "They should have asked us": regret, and nobody can act on it any more
const regret =
  /\b(?:should|ought to|could)(?: not|n't| never)?(?: at least)? have (?:been|\w+ed|\w+en|done|told|had|known|happened)\b/;

// "We should call the plan what it is: a curfew for the poor"
const naming = /\b(?:should|must|let's|let us) call (?:it|this|that|them|the \w+) (?:what|by)\b|\bought to shame\b/;

// Statements: "uses 40 per cent less energy than", "rose from 26 to 41".
const measured =
  /\b\d[\d,.]{0,15}(?: (?:per ?cent|percent|percentage points|million|billion|times))?%? (?:less|more|fewer|lower|higher|cheaper|faster|smaller|larger|longer|shorter)\b|\bfrom \d[\d,.]{0,15} to \d/;

// Intentions: a person or body that wills it.

const intending = forms("vow", "pledge", "promise", "plan", "intend", "threaten", "announce", "undertake", "swear");
const suffered =
  "(?!(?:not |never |also |only |soon |probably |likely )*(?:be able|be (?:held|hurt|killed|lost|missed|a|an|the|very|more|less|too|ready|glad|happy|sorry|home)|have to|need|lose|suffer|die|get|become|see|find|feel|know|like|love|hate|understand|wonder|remember|regret|learn|realise|realize|benefit|pay the price|want)\\b)";
const willed = new RegExp(
  `^(?:(?:if|when|once|until)\\b[^,]*, |but |and |so |now |then )?(?:i|we|he|she)(?:'ll|'m going to|'re going to| (?:also |still |now |personally )?(?:will|would|shall|plans? to|intends? to|aims? to|(?:am|is|are|was|were) going to)) ${suffered}`,
);
const bodyWilled = new RegExp(
  `\\b(?:it|they|(?:the|its|their|his|her) (?!(?:[\\w-]+ ){0,3}?(?:plan|plans|proposal|law|bill|rules?|scheme|cap|ban|deal|line|project|change)\\b)[\\w' -]{3,40}|moscow|kyiv|washington|beijing|brussels|(?!(?:plans?|proposal|law|bill|rules?|scheme|cap|ban|deal|line|project|change)\\b)\\w+) (?:will|would|won't|shall)(?: not| never| also| now)? (?:allow|accept|permit|tolerate|appeal|challenge|sue|build|launch|introduce|publish|examine|investigate|review|consider|refuse|support|oppose|vote|hire|recruit|invest|withdraw|resign|fight|resist|defend|negotiate|attend|announce|go back|stand for|legitimi[sz]e|recogni[sz]e|seek|ban|scrap|respect|comply|cooperate|honou?r)\\b`,
);
// "no foreign inspectors would be let into …", "its members will not be left alone": what the speaker will see to
const barred =
  /\b(?:no [\w -]{3,60}|\w+) (?:will|would|won't)(?: not| never)? be (?:let|allowed|permitted|accepted|tolerated|left|bullied|made to|forced)\b/;
// an infinitive with its verb: "wants to modernise 11 of its 19 cranes"
const aimed =
  /^(?:(?:has|have|had|is|are|was|were) )?(?:also )?(?:want|offer|vow|pledg|promis|plan|hop|intend|aim|agree|threaten|refus|decid|propos|undertak|swor)\w{0,4} to\b/;
const plans = /\b(?:plans?|intends?|aims?|pledged|promised|vowed|means) to\b/;

function isIntention({ verb, plain, words, act }: Given): boolean {
  if (intending.has(verb) && (/^["“‘']?to\b/i.test(words) || aimed.test(plain) || ahead.test(plain))) return true;
  if (act === null) return false; // the narrator wills nothing
  if (counterfactual.test(plain)) return false;
  if (willed.test(plain) || (barred.test(plain) && /\b(?:no|not|never|won't)\b/.test(plain))) return true;
  return (
    /^to [a-z]/.test(plain) ||
    aimed.test(plain) ||
    plans.test(plain) ||
    (bodyWilled.test(plain) && !/^(?:if|when)\b/.test(plain))
  );
}

// Predictions: what has not happened yet.

const predicting = forms("predict", "forecast", "expect", "project", "foresee");
const ahead =
  /\b(?:will|won't|would|shall|going to|(?:is|are|was|were) (?:expected|likely|set|due|bound|poised|predicted|forecast) to|could (?:soon|eventually|end up|lead to|mean)|by (?:the end of )?20[2-9]\d|in the long run)\b|'ll\b/;
// "It would have cost 38 million crowns": it did not come to that
const counterfactual =
  /\b(?:would|could|might) (?:not |never )?have\b(?! to)|\b(?:would|will)(?: not|n't) (?:say|comment)\b/;

// Interpretations: what something is said to be about, to show or to come from.

const interpreting = forms(
  "interpret",
  "view",
  "regard",
  "read",
  "suggest",
  "argue",
  "conclude",
  "see",
  "deem",
  "infer",
);
const reading =
  /\b(?:means? that|meant that|(?<!\b(?:can|could|to) )shows? that|proves?|proof (?:of|that)|evidence (?:of|that)|a sign (?:of|that)|reflects?|amounts? to|boils down to|comes down to|(?:less|more|nothing|little|much) (?:about|to do with)|in (?:effect|truth|fact|reality)|really|essentially|effectively|because of|the (?:real|true|only) (?:reason|aim|goal|purpose|question|problem|motive|way|answer)|no (?:other|alternative) (?:way|to)|cannot (?:be avoided|escape|be stopped|go on|afford)|(?:designed|engineered|meant|intended|calculated) to|an? (?:\w+ )?(?:attempt|bid|effort|ploy|plot|excuse|pretext|ruse|cover) (?:by|to|for|at)|attempt by|at the expense of|under the cover of|at \S+ expense|(?:is|was|are|were) (?:due to (?!(?:\w+ )?(?:begin|start|open|close|end|take|be|go|come|run|meet|return|arrive|finish|appear|give|hold|speak)\b)|the result of|caused by|driven by|about)|thanks to|must (?:know|have|be)|nothing (?:but|more than)|needed to)\b/;
// "it would have to be paired with a way of collecting": what the speaker takes to follow
const needed = /\bwould (?:also |still |first )?(?:have|need) to\b/;

// Judgements: how good or bad something is.

const judging = forms(
  "call",
  "describe",
  "dub",
  "label",
  "brand",
  "denounce",
  "condemn",
  "slam",
  "criticise",
  "criticize",
  "praise",
  "hail",
  "lament",
  "complain",
  "applaud",
  "welcome",
  "deplore",
  "blast",
);
const evaluative =
  "good|bad|great|terrible|awful|wonderful|excellent|brilliant|fantastic|historic|proud|sorry|lucky|fair|unfair|wrong|right|unacceptable|disgraceful|shameful|outrageous|absurd|ridiculous|stupid|cruel|brave|generous|careful|careless|reckless|responsible|irresponsible|dangerous|disappointing|encouraging|worrying|sad|tragic|beautiful|ugly|perfect|smart|sensible|transformational|important|vital|essential|crucial|necessary|better|worse|best|worst|too (?:much|little|late|far|slow)|enough|a (?:mess|disaster|shame|disgrace|joke|success|failure|mistake|scandal|betrayal|triumph|victory|insult|outrage|curfew|gift|farce|blessing|nightmare)";
const verdict = new RegExp(
  `\\b(?:is|are|was|were|'s|'re|be|been|am|looks?|seems?|sounds?|feels?)(?: not| never|n't)?(?: a| an| the| very| so| truly| really| simply| just| quite| pretty| absolutely| completely| totally| indeed| also| now| such)* (?:\\w+ly )?(?:${evaluative})\\b|^(?:i|we) (?:(?:feel|think|find) (?:that )?|(?:am|are) (?:\\w+ )?(?:glad|happy|delighted|pleased|grateful|thrilled|furious|angry|disappointed|worried|afraid|sick|tired|fed up)\\b)|\\bthe (?:honest |right |only |real )?answer (?:to|is)\\b|\\b(?:the (?:most|least) \\w+(?:ive|ous|ful|able|ible|al|ed|ing|ent|ant)|a welcome|disgraceful|pure and simple|plain and simple|by any measure|nothing short of|frankly)\\b`,
);

/** A word that only presupposes ("claimed") says how the narrator sees a speaker; outside reported speech it is a verdict. */
function isLoaded({ loaded, act }: Given): boolean {
  return loaded.some((kind) => kind !== "intensifier" && (kind !== "presupposing" || act === null));
}
