import type { FrameDimension } from "../../reading/reading.ts";
import { slice, type Span } from "../../text/span.ts";
import { sentenceSpan, type Ledger } from "./ledger.ts";
import type { Candidate } from "./rule.ts";
import { clauseAt, quote } from "./wording.ts";

/** A dimension of a story as its facts raise it, and what a text that develops it has. */
type Side = {
  readonly dimension: FrameDimension;
  readonly who: string;
  /** The fact; the question quotes from where it begins. */
  readonly raised: RegExp;
  /** What else its sentence has to hold, where the fact alone raises nothing. */
  readonly with?: RegExp;
  readonly developed: RegExp;
  readonly ask: (fact: string) => string;
};

const sides: readonly Side[] = [
  {
    dimension: "economic",
    who: "who pays",
    raised:
      /(?<=\bwill cost (?:about |around |some |up to |an estimated )?)(?:[$€£]\s?\d|\d)[\d.,]{0,12}(?: (?:thousand|million|billion|m|bn))?(?: (?:crowns|euros|dollars|pounds|kroner))?\b/,
    developed:
      /\b(?:tax(?:es|payers?)?|fund(?:s|ed|ing|raising)|pa(?:ys?|id|ying)|financ\w+|budget\w*|grants?|loans?|sponsor\w*|subsid\w+|invest(?:s|ed|ors?|ment)|insur\w+|donat\w+|fees?|borrow\w*|revenue|subscri\w+)\b/i,
    ask: (fact) => `Who is to pay the ${fact}, and what goes without it?`,
  },
  {
    dimension: "quality-of-life",
    who: "those whose work goes",
    raised:
      /\b(?:(?:need|needs|employ|employs) fewer (?:hands|workers|staff|people|drivers)|(?:cut|cuts|cutting|shed|sheds|shedding|axe|axed|lose|losing|eliminate) (?:up to |about |around |some )?[\d,]+ (?:\p{L}+ )?(?:jobs|posts|positions)|[\d,]+ (?:\p{L}+ )?(?:jobs|posts|positions) (?:will|would|are to) (?:go|be (?:cut|lost)))\b/u,
    developed:
      /\b(?:redundanc(?:y|ies)|retrain\w*|severance|pay-?offs?|compensat\w+|voluntar\w+|laid off|lay-?offs?|unemploy\w+|union|unions|no (?:forced|compulsory)|retire\w*)\b/i,
    ask: (fact) => `The work of some goes (${fact}): what becomes of them?`,
  },
  {
    dimension: "health-and-safety",
    who: "whether it is safe",
    raised:
      /\b(?:asbestos|toxic|carcinogen\w*|contaminat\w+|radioactive|legionella|salmonella|chemical (?:spill|leak)|lead (?:pipes|paint)|mou?ld|structural (?:faults?|cracks?)|cracks? (?:in|were|was))\b/i,
    developed:
      /\b(?:safe(?:ty|ly)?|unsafe|risks?|health|danger\w*|harm\w*|doctors?|symptoms?|tests?|tested|levels?|evacuat\w+|closed off|inspect\w+|exposure|exposed|hazard\w*|ill(?:ness)?|precaution\w*)\b/i,
    ask: (fact) => `What does ${fact} mean for people’s health and safety?`,
  },
  {
    dimension: "legality",
    who: "whether it is lawful",
    raised:
      /\bwithout (?:(?:a|any|the|their|her|his|its|prior|proper) )*(?:permission|consent|permits?|warrants?|authori[sz]ation|licen[cs]es?|planning permission|court orders?)\b/i,
    developed:
      /\b(?:law|laws|lawful\w*|legal\w*|illegal\w*|unlawful\w*|courts?|judges?|prosecut\w+|regulat\w+|police|fin(?:e|es|ed)|lawsuit|sued?|charged?|offence|lawyers?|legislation|tribunal|appeal\w*)\b/i,
    ask: (fact) => `Was it lawful ${fact}, and who has looked into it?`,
  },
  {
    dimension: "fairness-and-equality",
    who: "what is kept and who may see it",
    raised:
      /\b(?:facial recognition|face recognition|body cameras?|number-?plate cameras?|surveillance cameras?|fingerprint (?:scanners?|readers?)|DNA database|track(?:s|ing)? (?:their|the|every) (?:phones?|movements?|location))\b/i,
    with: /\b(?:will|to|plans?|introduc\w+|install\w*|new|fitted|tested?|trials?|pilot)\b/i,
    developed:
      /\b(?:privacy|data protection|anonym\w+|delet(?:e|ed|es)|stored?|storage|kept for|consent|rights|watchdog|safeguards?|encrypt\w+|civil liberties)\b/i,
    ask: (fact) => `What is kept through ${fact}, for how long, and who may see it?`,
  },
];

const sentencesLeast = 6; // a brief item develops nothing
const openingSentences = 3;

/**
 * A fact of the text raises a side of the story in one sentence, and nothing in the text develops it: a cost and nobody
 * who pays, jobs that go and no word on whose. Only such sides are here as a fact shows, and the question quotes it.
 */
export function sideLeftAlone(ledger: Ledger): readonly Candidate[] {
  const { article, reading } = ledger;
  if (reading.genre === "opinion" || reading.genre === "live" || reading.sentences.length < sentencesLeast) return [];
  return sides.flatMap((side): readonly Candidate[] => {
    const facts = factsOf(ledger, side);
    const fact = facts[0];
    if (fact === undefined || facts.length > 1 || isDeveloped(article.text, side, fact.span)) return [];
    const words = quote(article.text, clauseAt(article.text, fact.span, sentenceSpan(reading, fact.sentence)));
    return [
      {
        kind: "frame",
        who: side.who,
        weight: 3.2 + (fact.sentence <= openingSentences ? 0.5 : 0),
        perspective: () => ({
          kind: "frame",
          who: side.who,
          why: `S${fact.sentence} raises a side of the story that no other sentence goes into.`,
          question: side.ask(words),
          trigger: [fact],
          checked: `${reading.sentences.length} sentences: only S${fact.sentence} has it, none goes into it`,
          outside: null,
        }),
      },
    ];
  });
}

type Fact = { readonly sentence: number; readonly span: Span };

function factsOf({ article, reading }: Ledger, { raised, with: beside }: Side): readonly Fact[] {
  return reading.sentences.flatMap(({ id, span }) => {
    const words = slice(article.text, span);
    const match = raised.exec(words);
    if (match === null || beside?.test(words) === false) return [];
    const start = span.start + match.index;
    return [{ sentence: id, span: { start, end: start + match[0].length } }];
  });
}

function isDeveloped(text: string, { developed }: Side, fact: Span): boolean {
  return developed.test(text.slice(0, fact.start)) || developed.test(text.slice(fact.end));
}
