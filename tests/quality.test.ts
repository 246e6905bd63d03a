import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { material, materialLines } from "./material.ts";
import { readText } from "./reading/read.ts";

/**
 * What the local reading reaches on the shared material, as floors with the digest of the file they were measured on.
 * Floors go up, never down. The scorers beside the material measure more; here stands what must not be lost.
 */
const quotes = material("data", "reading", "ggt-voices", "dev.jsonl");
const segmentation = material("data", "reading", "segmentation-hard", "all.jsonl");

describe.skipIf(quotes === null)("quotations and voices (needs the shared material)", () => {
  test("the material is the one that was measured", () => {
    expect(digest(quotes)).toBe("5537eda8eee13849b24d0988ccd4fbf3d735fc2cdb07892dcc18e6caf52da3d2");
  });

  test("quotations at Jaccard .8, speakers resolved, people heard and never heard", () => {
    const { quotations, resolved, voices, silent } = scoreVoices();
    expect(quotations).toBeGreaterThanOrEqual(0.87);
    expect(resolved).toBeGreaterThanOrEqual(0.901);
    expect(voices).toBeGreaterThanOrEqual(0.937);
    expect(silent).toBeGreaterThanOrEqual(0.84);
  }, 60_000);
});

describe.skipIf(segmentation === null)("sentence boundaries (needs the shared material)", () => {
  test("the material is the one that was measured", () => {
    expect(digest(segmentation)).toBe("bfad00af906dde5dbe62af631a4daebed98896a5ddef8f0c9d797747fd254312");
  });

  test("F1 of the boundaries inside hard passages", () => {
    let hit = 0;
    let said = 0;
    let wanted = 0;
    for (const row of materialLines("data", "reading", "segmentation-hard", "all.jsonl") ?? []) {
      const { text, sents } = passage.parse(row);
      const want = new Set(sents.map(([, end]) => end).slice(0, -1));
      const got = new Set(
        readText(text)
          .sentences.map(({ span }) => span.end)
          .slice(0, -1),
      );
      hit += [...got].filter((end) => want.has(end)).length;
      said += got.size;
      wanted += want.size;
    }
    expect((2 * hit) / (said + wanted)).toBeGreaterThanOrEqual(0.98);
  });
});

const passage = z.object({ text: z.string(), sents: z.array(z.tuple([z.number(), z.number()])) });
const article = z.object({
  text: z.string(),
  people: z.array(z.string()),
  sources: z.array(z.string()),
  quotes: z.array(z.object({ quote_index: z.tuple([z.number(), z.number()]), reference: z.string().nullable() })),
});

function digest(file: string | null): string {
  return file === null ? "" : createHash("sha256").update(readFileSync(file)).digest("hex");
}

type Scores = {
  readonly quotations: number;
  readonly resolved: number;
  readonly voices: number;
  readonly silent: number;
};

/** The measures of the scorer's "quotes", by its rules: speech only, every piece of content on its own. */
function scoreVoices(): Scores {
  const pieces = { hit: 0, said: 0, wanted: 0, resolved: 0 };
  const heard = { hit: 0, said: 0, wanted: 0 };
  const silent = { hit: 0, said: 0, wanted: 0 };
  for (const row of materialLines("data", "reading", "ggt-voices", "dev.jsonl") ?? []) {
    const gold = article.parse(row);
    const { attributions, voices } = readText(gold.text);
    const names = new Map(voices.map(({ id, name }) => [id, name]));
    const said = attributions
      .filter(({ act }) => act !== "thought")
      .flatMap(({ content, voice }) =>
        content.map((span) => ({ span, name: voice === null ? "" : (names.get(voice) ?? "") })),
      );
    const left = new Set(said);
    for (const { quote_index: index, reference } of gold.quotes) {
      const best = said
        .filter((piece) => left.has(piece))
        .map((piece) => ({ piece, score: jaccard(index, [piece.span.start, piece.span.end]) }))
        .toSorted((a, b) => b.score - a.score)[0];
      if (best === undefined || best.score <= 0.8) continue;
      left.delete(best.piece);
      pieces.hit += 1;
      if (sameName(best.piece.name, reference ?? "")) pieces.resolved += 1;
    }
    pieces.said += said.length;
    pieces.wanted += gold.quotes.length;
    const people = voices.filter(({ kind }) => kind === "person");
    const gotHeard = new Set(people.filter((voice) => voice.heard !== "mentioned").map(({ name }) => surname(name)));
    const gotAll = new Set(people.map(({ name }) => surname(name)));
    const wantHeard = new Set(gold.sources.map(surname));
    const wantAll = new Set(gold.people.map(surname));
    tally(heard, gotHeard, wantHeard);
    tally(silent, gotAll.difference(gotHeard), wantAll.difference(wantHeard));
  }
  return { quotations: f1(pieces), resolved: pieces.resolved / pieces.hit, voices: f1(heard), silent: f1(silent) };
}

type Tally = { hit: number; said: number; wanted: number };

function tally(counts: Tally, got: ReadonlySet<string>, want: ReadonlySet<string>): void {
  counts.hit += [...got].filter((name) => want.has(name)).length;
  counts.said += got.size;
  counts.wanted += want.size;
}

function f1({ hit, said, wanted }: Tally): number {
  return (2 * hit) / (said + wanted);
}

function jaccard(a: readonly [number, number], b: readonly [number, number]): number {
  const common = Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
  return common / (a[1] - a[0] + b[1] - b[0] - common);
}

function words(name: string): readonly string[] {
  return name
    .toLowerCase()
    .replace(/[^\p{L} '-]/gu, "")
    .trim()
    .split(/\s+/);
}

function surname(name: string): string {
  return words(name).at(-1) ?? "";
}

function sameName(a: string, b: string): boolean {
  const [short = [], long = []] = [words(a), words(b)].toSorted((x, y) => x.length - y.length);
  return surname(a) !== "" && surname(a) === surname(b) && short.every((word) => long.includes(word));
}
