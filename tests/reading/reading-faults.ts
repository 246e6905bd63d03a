import type { Evidence, Reading, Speaker } from "../../src/reading/reading.ts";
import type { Report } from "../../src/report/report.ts";
import type { Span } from "../../src/text/span.ts";

/** What is wrong with where a reading and its report point, at most a few lines; nothing where all is well. */
export function faultsOf(text: string, reading: Reading, report: Report): readonly string[] {
  return [
    ...sentenceFaults(text, reading),
    ...spansOf(reading).flatMap(([what, span]) => spanFaults(text, what, span)),
    ...evidenceOf(reading, report).flatMap(([what, evidence]) => evidenceFaults(text, reading, what, evidence)),
    ...speakersOf(reading, report).flatMap(([what, speaker]) => speakerFaults(reading, what, speaker)),
  ].slice(0, 5);
}

type Named<Thing> = readonly [what: string, thing: Thing];

/** Sentences are numbered from 1, in order, without overlap, and leave out nothing but space. */
function sentenceFaults(text: string, { sentences }: Reading): readonly string[] {
  const faults: string[] = [];
  let end = 0;
  let paragraph = 1;
  for (const [index, sentence] of sentences.entries()) {
    const { span } = sentence;
    if (sentence.id !== index + 1) faults.push(`sentence ${sentence.id} stands at ${index + 1}`);
    if (span.start < end || span.end <= span.start) faults.push(`sentence ${sentence.id} is out of order or empty`);
    if (/\S/.test(text.slice(end, span.start))) faults.push(`words before sentence ${sentence.id} are in none`);
    if (sentence.paragraph < paragraph) faults.push(`sentence ${sentence.id} goes back a paragraph`);
    end = span.end;
    ({ paragraph } = sentence);
  }
  if (/\S/.test(text.slice(end))) faults.push("the last words are in no sentence");
  return faults;
}

/** Spans that name no sentence of their own. */
function spansOf({ attributions, voices }: Reading): readonly Named<Span>[] {
  return [
    ...attributions.flatMap(({ source, cue, content }) => [
      ...(source === null ? [] : [["source", source] as const]),
      ...(cue === null ? [] : [["cue", cue] as const]),
      ...content.map((span) => ["content", span] as const),
    ]),
    ...voices.flatMap(({ described }) => (described === null ? [] : [["described", described] as const])),
  ];
}

function evidenceOf(reading: Reading, report: Report): readonly Named<Evidence>[] {
  const named = (what: string, evidence: readonly Evidence[]): readonly Named<Evidence>[] =>
    evidence.map((one) => [what, one]);
  return [
    ...reading.voices.flatMap((voice) => [
      ...named("mention", voice.mentions),
      ...named("criticised", voice.criticised),
      ...named("acted upon", voice.actedUpon),
      ...named("refused", voice.refused === null ? [] : [voice.refused]),
    ]),
    ...named("loaded word", reading.loaded),
    ...reading.claims.flatMap((claim) => named("claim", claim.evidence)),
    ...reading.frames.flatMap((frame) => named("frame", frame.evidence)),
    ...report.claims.flatMap((claim) => named("reported claim", claim.evidence)),
    ...report.perspectives.flatMap((one) => named("trigger", one.trigger)),
    ...report.refusals.flatMap((refusal) => named("refusal", [refusal.evidence])),
  ];
}

function speakersOf(reading: Reading, report: Report): readonly Named<Speaker>[] {
  return [
    ...reading.attributions.flatMap(({ voice }) => (voice === null ? [] : [["attribution", voice] as const])),
    ...reading.loaded.map(({ by }) => ["loaded word", by] as const),
    ...[...reading.claims, ...report.claims].flatMap(({ claimer, via }) => [
      ["claim", claimer] as const,
      ...(via === null ? [] : [["via", via] as const]),
    ]),
    ...report.refusals.map(({ voice }) => ["refusal", voice] as const),
  ];
}

function spanFaults(text: string, what: string, { start, end }: Span): readonly string[] {
  const good = start >= 0 && start < end && end <= text.length;
  return good ? [] : [`${what} from ${start} to ${end} is no slice of the text`];
}

function evidenceFaults(text: string, { sentences }: Reading, what: string, evidence: Evidence): readonly string[] {
  const sentence = sentences[evidence.sentence - 1];
  const { start } = evidence.span;
  const begins = sentence !== undefined && sentence.span.start <= start && start < sentence.span.end;
  return [
    ...spanFaults(text, what, evidence.span),
    ...(begins ? [] : [`${what} at ${start} does not begin in sentence ${evidence.sentence}`]),
  ];
}

function speakerFaults({ voices }: Reading, what: string, speaker: Speaker): readonly string[] {
  if (speaker === "article") return [];
  const known = voices[Number(speaker.slice(1)) - 1];
  return known?.id === speaker ? [] : [`${what} by ${speaker}, who is no voice`];
}
