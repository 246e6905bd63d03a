import { bylineText, type Article } from "../article/article.ts";
import type { Attribution, Evidence, Reading } from "../reading/reading.ts";
import type { Report } from "../report/report.ts";
import type { Span } from "../text/span.ts";
import type { Provenance } from "../app/model-stage.ts";
import { countWords } from "../text/words.ts";

/**
 * The object that programs read, in the keys and shapes of the machine output (`--json`, and `--jsonl` with an id). With
 * a model there is one key more, `provenance`.
 */
export function machineObject(
  article: Article,
  reading: Reading,
  report: Report,
  provenance: Provenance | null = null,
): object {
  const object = { article: articleObject(article), reading: readingObject(reading), report: reportObject(report) };
  return provenance === null ? object : { ...object, provenance: provenanceObject(provenance) };
}

/** One line, its "\n" with it. U+2028 and U+2029 are escaped: some readers of lines break at them. */
export function machineLine(value: object): string {
  const json = JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  return `${json}\n`;
}

function articleObject(article: Article): object {
  const { title, outlet, url, published, language, text, gate, extraction } = article;
  return {
    title,
    outlet,
    url,
    byline: bylineText(article.byline),
    published,
    language,
    text,
    words: countWords(text),
    gate,
    extraction: { by: extraction.by, doubts: extraction.doubts },
  };
}

function readingObject(reading: Reading): object {
  return {
    genre: reading.genre,
    sentences: reading.sentences.map(({ id, span, paragraph, attributed, subjective }) => ({
      id,
      ...point(span),
      paragraph,
      attributed,
      subjective,
    })),
    attributions: inOrder([...reading.attributions, ...reading.stances]).map(
      ({ source, cue, content, kind, act, voice }) => ({
        source: source && point(source),
        cue: cue && point(cue),
        content: content.map(point),
        kind,
        act,
        voice,
      }),
    ),
    voices: reading.voices.map(({ id, name, kind, role, heard, mentions, words }) => ({
      id,
      name,
      kind,
      role,
      heard,
      mentions: mentions.length,
      words,
    })),
    loaded: reading.loaded.map(({ span, neutral, by }) => ({ ...point(span), neutral, by })),
    frames: reading.frames.map(({ dimension, evidence }) => ({ dimension, evidence: evidence.map(citedPoint) })),
    functions: reading.functions.map(({ function: name, evidence }) => ({
      function: name,
      evidence: evidence.map(citedPoint),
    })),
    doubts: reading.doubts,
  };
}

function inOrder(attributions: readonly Attribution[]): readonly Attribution[] {
  return attributions.toSorted((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0));
}

function reportObject(report: Report): object {
  return {
    mode: report.mode,
    summary: report.summary.map(({ text, sentences }) => ({ text, sentences })),
    claims: report.claims.map(({ text, claimer, kind, checkable, evidence }) => ({
      text,
      claimer,
      kind,
      checkable,
      evidence: evidence.map(citedPoint),
    })),
    perspectives: report.perspectives.map(({ kind, who, why, question, trigger, checked, outside }) => ({
      kind,
      who,
      why,
      question,
      trigger: trigger.map(citedPoint),
      checked,
      outside,
    })),
    withheld: report.withheld.map(({ what, reason }) => ({ what, reason })),
    checks: report.checks,
  };
}

/** `local`: why the report is the local one; null where it is the model's. Never a word of the model's or the server's. */
function provenanceObject(provenance: Provenance): object {
  const { model, prompt, tokens, calls, local, repaired, unread, secondLook } = provenance;
  return {
    model,
    prompt,
    tokens,
    calls,
    local: local?.kind === "outcome" ? local.outcome.kind : (local?.kind ?? null),
    repaired,
    unread,
    secondLook: secondLook.kind === "failed" ? { kind: "failed", why: secondLook.outcome.kind } : secondLook,
  };
}

function point({ start, end }: Span): Span {
  return { start, end };
}

function citedPoint({ sentence, span }: Evidence): object {
  return { sentence, ...point(span) };
}
