import { detectLanguage } from "../article/language.ts";
import { languageName } from "../text/languages.ts";
import { fieldNames, headings, type Field, type WordFields } from "./house-words.ts";
import { parseWords, type ParsedWords, type WordsFault } from "./parse-words.ts";

export type Linted = ParsedWords & {
  /** All there is to say, refusals first. */
  readonly faults: readonly WordsFault[];
  readonly isRefused: boolean;
};

/**
 * Looks through a file of words as a colleague would: what its form lacks, what a model will not do, and what it should
 * not be asked. `languages`: BCP 47, those that the server uses; empty where that is not known. The rules of evidence
 * hold whatever the words say; this spares their writer the surprise.
 */
export function lintWords(file: string, languages: readonly string[]): Linted {
  const parsed = parseWords(file);
  const { fields } = parsed;
  const faults = [
    ...parsed.faults,
    ...lengthFaults(fields),
    ...texts(fields).flatMap(([where, text]) => wishFaults(where, text)),
    ...languageFaults(fields, languages),
  ];
  const refused = faults.filter(({ severity }) => severity === "refused");
  return {
    ...parsed,
    faults: [...refused, ...faults.filter((one) => !refused.includes(one))],
    isRefused: refused.length > 0,
  };
}

/** Characters. Discord's forms end at 4,000 a field; a model is told all of it with every article. */
export const wordsMost = { field: 3000, all: 6000, purpose: 150 } as const;
const longFrom = 2500;

function lengthFaults(fields: WordFields): readonly WordsFault[] {
  const all = texts(fields).reduce((sum, [, text]) => sum + text.length, 0);
  const faults: WordsFault[] = texts(fields)
    .filter(([, text]) => text.length > wordsMost.field)
    .map(([where, text]) => ({
      severity: "refused",
      where,
      what: `“${headings[where]}” has ${count(text.length)} characters; ${count(wordsMost.field)} are the most.`,
      wayOn: "Keep what matters most: a model heeds few wishes better than many.",
    }));
  if (fields.purpose.length > wordsMost.purpose)
    faults.push({ severity: "refused", where: "purpose", what: "The purpose is longer than a line.", wayOn: `Say in ${wordsMost.purpose} characters what the words are for.` }); // prettier-ignore
  if (fields.purpose === "")
    faults.push({ severity: "warning", where: "purpose", what: "Nothing says what the words are for.", wayOn: "Add a line, for whoever comes after you." }); // prettier-ignore
  if (all > wordsMost.all)
    faults.push({ severity: "refused", where: null, what: `All together there are ${count(all)} characters; ${count(wordsMost.all)} are the most.`, wayOn: "Shorten them; what the rules of evidence say need not be said again." }); // prettier-ignore
  else if (all > longFrom)
    faults.push({ severity: "warning", where: null, what: `These words are long: about ${count(Math.ceil(all / 4))} tokens with every article.`, wayOn: "They cost that much each time; shorter ones are heeded better." }); // prettier-ignore
  if (all === 0)
    faults.push({ severity: "refused", where: null, what: "Nothing is wished for.", wayOn: "Fill in one field at least, or go back to the shipped words." }); // prettier-ignore
  return faults;
}

type Rule = Omit<WordsFault, "where" | "what"> & {
  readonly pattern: RegExp;
  /** What “…” asks for. */
  readonly asks: string;
  /** Whether it is a fault though the sentence says "never" or "do not". */
  readonly evenDenied?: true;
};

const aboutMembers = "asks the model to write about members";
const outsideRules = "Take it out: the rules hold whatever the words say, and each item that breaks one is left out.";

const rules: readonly Rule[] = [
  {
    severity: "refused",
    pattern:
      /^\s*(?:system|assistant|user|developer|human)\s*:|<\|?\/?(?:im_start|im_end|system|user|assistant)\|?>|\[\/?(?:INST|SYS)\]|^\s*#{2,}\s*(?:instructions?|system)|\byou are (?:now |from now on )?(?:chatgpt|gpt|claude|gemini|llama|an? (?:ai|assistant|language model|chatbot|unrestricted)|dan\b)|\b(?:act|behave) as (?:if you|an? )|\bpretend (?:to be|that you|you)|\b(?:system|hidden) prompt\b|\bdeveloper mode\b|\bjailbreak/imu,
    asks: "speaks to the model as if it came from who runs it",
    wayOn:
      "Say what to look for in an article, as you would tell a colleague. These words reach the model as wishes only.",
    evenDenied: true,
  },
  {
    severity: "refused",
    pattern:
      /\b(?:ignore|disregard|forget|override|overrule|bypass|break|skip|drop)\b[^.!?\n]{0,40}\b(?:rules?|instructions?|guidelines|prompt|schema|checks?|evidence|everything above|what (?:stands|comes|was said) before)\b|\b(?:don['’]t|do not|no need to|needn['’]t|without) (?:cite|citing|quote exactly|give evidence|evidence)\b|\b(?:invent|make up|guess|fabricate)\b[^.!?\n]{0,20}\b(?:quot\p{L}*|names?|numbers?|claims?|facts?)\b/iu,
    asks: "asks the model to leave the rules",
    wayOn: outsideRules,
  },
  {
    severity: "refused",
    pattern:
      /\b(?:say|tell|decide|judge|state|conclude|point out|show|explain|make clear|rule|determine)\b[^.!?\n]{0,30}\b(?:who|which side|whether|that)\b[^.!?\n]{0,40}\b(?:is|are|was|were) (?:right|wrong|lying|true|false|to blame|guilty|biased|correct|dishonest)\b|\b(?:call|label|rate|grade|rank|score|brand|expose|unmask|denounce|flag|mark)\b[^.!?\n]{0,50}\b(?:bias(?:ed)?|propagand\p{L}*|fake news|left[- ]wing|right[- ]wing|mislead\p{L}*|liars?|lies|lying|unreliable|dishonest|hypocri\p{L}*|trustworth\p{L}*|credibility|reliability|woke|fascis\p{L}*|extremis\p{L}*)\b|\b(?:rate|grade|rank|score|judge)\b[^.!?\n]{0,20}\b(?:outlets?|newspapers?|papers?|authors?|journalists?|article)\b|\b(?:side with|take (?:the|our|their|his|her) side|take sides|be on the side of|make fun of)\b|(?:^|\b(?:always|please|should|must|and|to) )(?:defend|support|favou?r|stand (?:with|by|up for)|attack|criticise|criticize|condemn|mock|ridicule)\b|\b(?:make|paint|portray|present)\b[^.!?\n]{0,40}\b(?:look|in a (?:good|bad|better|worse) light|as (?:villains?|heroes|victims|liars?))\b/iu,
    asks: "asks the model to judge or to take a side",
    wayOn:
      "Ask what the article says and who says it, or what it leaves open; the judging is for the people who talk about it.",
  },
  {
    severity: "refused",
    pattern:
      /<@[!&]?\d+>|<#\d+>|(?:^|\s)@(?:everyone|here)\b|\b(?:members? (?:here|(?:of|in) (?:this|our|the) (?:server|channel|chat|community))|our (?:members?|users?)|whoever (?:posted|shared|asked)|(?:the )?(?:person|people|member|user|one) who (?:posted|shared|asked)|people in (?:this|the) (?:server|channel|chat)|the (?:poster|asker|moderators?))\b/imu,
    asks: aboutMembers,
    wayOn: "An answer is about the article alone; say what to look for in it.",
  },
  {
    severity: "warning",
    pattern:
      /\b(?:rate|judge|profile|tease|mock|roast|praise|greet|thank|warn|ping|address|report|remember)\b[^.!?\n]{0,25}\b(?:members?|users?|moderators?|admins?)\b/iu,
    asks: "may ask the model to write about members",
    wayOn: "If people of the article are meant, say so; an answer is about nobody else.",
  },
  {
    severity: "refused",
    pattern: /\{\{|\}\}|\$\{|<%|%>/u,
    asks: "holds a placeholder",
    wayOn: "Write plain words: the article and all else is put beside them by the program.",
    evenDenied: true,
  },
  {
    severity: "warning",
    pattern:
      /\b(?:answer|reply|respond|write|format|output|return)\b[^.!?\n]{0,25}\b(?:json|yaml|xml|html|csv|markdown|tables?|bullet(?:s| points)?|emojis?|headings?)\b|\badd an? (?:field|section|column|heading|score|rating)\b/iu,
    asks: "asks for another shape of the answer",
    wayOn: "The shape is set by the program, and this will do nothing; take it out.",
  },
  {
    severity: "warning",
    pattern:
      /\b(?:answer|reply|respond|write|speak|summari[sz]e)\b[^.!?\n]{0,20}\bin (?:english|german|french|spanish|portuguese|italian|dutch|polish|russian|ukrainian|arabic|chinese|japanese|turkish|hindi)\b/iu,
    asks: "asks for a language",
    wayOn: "Set it with /settings language; what stands here would contradict it.",
  },
  {
    severity: "warning",
    pattern:
      /\b(?:search|browse|look up|google|check|verify)\b[^.!?\n]{0,30}\b(?:web|internet|online|sources elsewhere|wikipedia|fact[- ]?check\p{L}*)\b|\bfact[- ]check\b|\byour (?:own )?knowledge\b/iu,
    asks: "asks for what the article cannot show",
    wayOn:
      "The model sees this one article and has no other sources; ask what the article gives and what it leaves open.",
  },
  {
    severity: "warning",
    pattern: /https?:\/\/|\bwww\./iu,
    asks: "has a link",
    wayOn: "The model cannot open it; say in words what it is for.",
    evenDenied: true,
  },
];

function wishFaults(where: Field, text: string): readonly WordsFault[] {
  return rules.flatMap(({ severity, pattern, asks, wayOn, evenDenied }) => {
    const found = sentencesOf(text).find((sentence) => {
      const match = pattern.exec(sentence);
      // Who reads the answers may be said; nothing is asked for by it.
      if (where === "audience" && asks === aboutMembers) return false;
      return match !== null && (evenDenied === true || !isDenied(sentence.slice(0, match.index)));
    });
    if (found === undefined) return [];
    const shown = found.length > 120 ? `${found.slice(0, 119)}…` : found;
    return [{ severity, where, what: `“${shown}” ${asks}.`, wayOn }];
  });
}

/** "Never say who is right": what is forbidden is not asked for. */
function isDenied(before: string): boolean {
  return /\b(?:never|don['’]t|do not|not|avoid|without|nor|rather than|instead of|refrain|no)\b/iu.test(before);
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?;])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

function languageFaults(fields: WordFields, languages: readonly string[]): readonly WordsFault[] {
  const prose = [fields.lookFor, fields.tone, fields.audience].join("\n").trim();
  const written = detectLanguage(prose, null);
  if (written === "und" || languages.length === 0) return [];
  const base = baseOf(written);
  if (languages.some((one) => baseOf(one) === base)) return [];
  const used = languages.map((tag) => languageName(tag) ?? tag).join(" or ");
  return [
    {
      severity: "warning",
      where: null,
      what: `These words are in ${languageName(base) ?? base}, and this server uses ${used}.`,
      wayOn: `The answers will be in ${used} all the same; write the words so that the other moderators can read them.`,
    },
  ];
}

function baseOf(tag: string): string {
  return tag.toLowerCase().split("-")[0] ?? tag;
}

/** Those that are prose; the lists have their own form. */
function texts(fields: WordFields): readonly (readonly [Field, string])[] {
  return fieldNames
    .filter((name) => name !== "kinds" && name !== "length")
    .map((name) => [name, fields[name]] as const)
    .filter(([, text]) => text !== "");
}

function count(number: number): string {
  return number.toLocaleString("en");
}
