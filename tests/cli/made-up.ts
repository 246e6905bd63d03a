import type { Article } from "../../src/article/article.ts";
import type { Evidence, Reading, Voice, VoiceId } from "../../src/reading/reading.ts";
import type { Report } from "../../src/report/report.ts";
import { splitSentences } from "../../src/text/sentences.ts";
import type { Span } from "../../src/text/span.ts";

/** An article with a reading and a report made by hand, so that what is shown can be told from what is read. */
const text = `The council rammed through a rent rise on Tuesday. “We had no choice,” said Ana Ruiz, the mayor. The tenants’ union called the rise a disgrace, the Harbour Post reported.

Critics warned that families would leave. Housing officer Tom Lind declined to comment. Rents will go up by 4 per cent in May.`;

export const madeUpArticle: Article = {
  text,
  title: "Council raises rents",
  outlet: "Harbour Post",
  url: null,
  byline: { kind: "people", names: ["Jane Doe", "Omar Haddad"] },
  published: "2025-09-03T10:00:00Z",
  language: "en",
  gate: null,
  extraction: { by: "text", doubts: [] },
};

function at(words: string): Span {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the article: ${words}`);
  return { start, end: start + words.length };
}

const sentences = splitSentences(text);

function found(words: string): Evidence {
  const span = at(words);
  const sentence = sentences.findLast((candidate) => candidate.span.start <= span.start)?.id ?? 0;
  return { sentence, span };
}

const unheard = { pronoun: null, refused: null, criticised: [], actedUpon: [] };

function voice(id: VoiceId, name: string, rest: Pick<Voice, "kind" | "role" | "described" | "heard">): Voice {
  return { id, name, ...rest, ...unheard, mentions: [found(name)], words: rest.heard === "mentioned" ? 0 : 4 };
}

export const madeUpReading: Reading = {
  genre: "report",
  sentences: sentences.map(({ id, span, paragraph }) => ({
    id,
    span,
    paragraph,
    attributed: id === 2 || id === 3 || id === 4,
    subjective: id === 3,
  })),
  stances: [],
  attributions: [
    {
      source: at("Ana Ruiz, the mayor"),
      cue: at("said"),
      content: [at("“We had no choice,”")],
      kind: "direct",
      act: "speech",
      voice: "V1",
    },
    { source: null, cue: null, content: [at("families would leave")], kind: "indirect", act: "thought", voice: null },
  ],
  voices: [
    voice("V1", "Ana Ruiz", { kind: "person", role: "official", described: at("the mayor"), heard: "quoted" }),
    voice("V2", "tenants’ union", { kind: "organisation", role: "affected", described: null, heard: "paraphrased" }),
    voice("V3", "Harbour Post", { kind: "organisation", role: "media", described: null, heard: "mentioned" }),
    voice("V4", "Critics", { kind: "unnamed", role: "other", described: null, heard: "paraphrased" }),
    {
      ...voice("V5", "Tom Lind", { kind: "person", role: "official", described: null, heard: "mentioned" }),
      refused: found("declined to comment"),
    },
  ],
  loaded: [
    {
      ...found("rammed through"),
      neutral: "passed",
      by: "article",
      kind: "metaphor",
      reason: "describes a vote as force",
    },
    { ...found("disgrace"), neutral: null, by: "V2", kind: "verdict", reason: "judges rather than describes" },
  ],
  claims: [],
  frames: [{ dimension: "economic", evidence: [found("a rent rise")] }],
  functions: [],
  countries: [],
  doubts: [],
};

export const madeUpReport: Report = {
  mode: "local",
  summary: [
    { text: "Rents will go up by 4 per cent in May.", sentences: [6] },
    { text: "“We had no choice,” said Ana Ruiz, the mayor.", sentences: [2] },
  ],
  claims: [
    {
      text: "Rents will go up by 4 per cent in May.",
      claimer: "article",
      kind: "prediction",
      checkable: true,
      via: null,
      evidence: [found("Rents will go up by 4 per cent in May.")],
    },
    {
      text: "“We had no choice,”",
      claimer: "V1",
      kind: "judgement",
      checkable: false,
      via: null,
      evidence: [found("“We had no choice,”")],
    },
    {
      text: "the rise a disgrace",
      claimer: "V2",
      kind: "judgement",
      checkable: false,
      via: "V3",
      evidence: [found("the rise a disgrace")],
    },
    {
      text: "families would leave",
      claimer: "V4",
      kind: "prediction",
      checkable: true,
      via: null,
      evidence: [found("families would leave")],
    },
  ],
  perspectives: [
    {
      kind: "affected",
      who: "tenants",
      why: "They pay the rise and are heard only through their union.",
      question: "What do the families who pay the rise say?",
      trigger: [found("families would leave")],
      checked: "Named once (S4), never quoted.",
      outside: null,
    },
  ],
  refusals: [{ voice: "V5", evidence: found("declined to comment") }],
  withheld: [],
  checks: { quotes: { passed: 6, of: 6 } },
};
