import { describe, expect, test } from "vitest";
import { articleFromText } from "../../src/article/from-text.ts";
import { voicesPicture, type VoicesPicture } from "../../src/discord/voices-picture.ts";
import { voicesPicturePng } from "../../src/discord/voices-picture-png.ts";
import { mostVoices, pictureRows } from "../../src/discord/voices-picture-rows.ts";
import { localReader } from "../../src/seeds.ts";
import { madeUpArticle, madeUpReading } from "../cli/made-up.ts";
import { readSeeds } from "../seeds/read-seed.ts";

const seeds = readSeeds();
const made = { article: madeUpArticle, reading: madeUpReading };

function named(name: string): VoicesPicture {
  const [first] = madeUpReading.voices;
  const voices = first === undefined ? [] : [{ ...first, name }, ...madeUpReading.voices.slice(1)];
  return voicesPicture({ ...made, reading: { ...madeUpReading, voices } });
}

describe.each(seeds)("the picture of $name", ({ article, reading }) => {
  const columns = 400;
  const rows = pictureRows(article.text, reading, columns);
  test("shares the whole article out, each character once", () => {
    const whole = rows.reduce((sum, { share }) => sum + share, 0);
    expect(whole).toBeCloseTo(1, 6);
  });
  test("has the article itself first, then at most so many voices in the order they speak, then the rest", () => {
    expect(rows[0]?.by).toBe("article");
    expect(rows.filter(({ by }) => by !== null).length).toBeLessThanOrEqual(mostVoices + 1);
    const starts = rows.slice(1).flatMap(({ by, runs }) => (by === null ? [] : [runs[0]?.start ?? 0]));
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });
  test("keeps to its columns, without a run over another", () => {
    for (const { runs, marks } of rows) {
      let from = 0;
      for (const { start, end } of runs) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        from = end;
      }
      expect(from).toBeLessThanOrEqual(columns);
      for (const mark of marks) expect(mark).toBeLessThan(columns);
    }
  });
});

describe("a picture", () => {
  test("says in words what it shows", () => {
    expect(voicesPicture(made).alt).toMatch(
      /^Whose words fill the article, from its beginning to its end\. A, The article itself: \d+ per cent, told by the article, 1 loaded word; B, Ana Ruiz: \d+ per cent, quoted/,
    );
  });
  test("tells apart by letter, place and hatching, and not by colour alone", () => {
    const { svg, rows } = voicesPicture(made);
    for (const { letter } of rows) expect(svg).toContain(`>${letter}</text>`);
    expect(svg).toContain("in quotation marks");
    expect(svg).toContain("url(#h1)");
  });
  test("draws the names that its font has, and the initials or nothing of others", () => {
    expect(named("Ольга Зорина").svg).toContain("Ольга Зорина");
    expect(named("山田花子").svg).not.toContain("山田");
    expect(named("山田花子").svg).toContain("named below");
    expect(named("Yamada 花子 Hanako").svg).toContain(">YH</text>");
    expect(named("山田花子").rows[1]?.name).toBe("山田花子");
  });
  test("takes no markup from a name", () => {
    const { svg } = named(`<image href="https://evil.example/x"/>&"'`);
    expect(svg).not.toMatch(/<image|evil\.example/);
  });
  test("is PNG, whatever the article", async () => {
    const samples = [seeds[0], seeds[7]].flatMap((seed) => (seed === undefined ? [] : [seed]));
    const odd = articleFromText({ text: "“\u0000<&>,” said Ms \ud800Hill.", title: null, url: null, by: "text" });
    for (const of of [...samples, made, { article: odd, reading: localReader()(odd) }]) {
      const png = await voicesPicturePng(voicesPicture(of));
      expect([...png.subarray(1, 4)]).toEqual([...Buffer.from("PNG")]);
      expect(png.length).toBeLessThan(500_000);
    }
  });
});
