import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { disarm } from "../../../src/discord/render/disarm.ts";
import { marked } from "../../../src/discord/render/markdown.ts";
import { injectionCorpus, stringsIn } from "../../material-injection.ts";
import { naughtyTexts } from "../../reading/naughty-texts.ts";
import { activeIn } from "./active.ts";

/** What is sent of a stranger's words. */
function sent(words: string): string {
  return marked`${words}`.markdown;
}

function checkShown(words: string, plain: string): void {
  expect(disarm(words)).toBe(plain);
  expect(activeIn(sent(words))).toEqual([]);
}

describe("a stranger's words", () => {
  test("stay as they are where they do nothing", () => {
    for (const words of [
      "Rents rose by 5.4% — “too fast”, said Ms Hill.",
      "知事は「賃料は10〜20％上がった」と述べた。",
      "قال الوزير إن الإيجارات ارتفعت.",
      "Die Miete stieg (um 3,2 %), sagte er; A/B-Tests und und/oder bleiben.",
      "Booking.com and the U.S.-led talks at 10:30",
      "½ of 20 m² …",
    ]) {
      checkShown(words, words);
    }
  });
  test("call nobody", () => {
    checkShown("ask @everyone and @HERE", "ask @ everyone and @ HERE");
    checkShown("＠everyone", "@ everyone");
    checkShown("@\u200beveryone", "@ everyone");
    checkShown(
      "<@123> <@&1> <#2> </read:3> <t:1:R> <a:b:4> <id:customize>",
      "‹@123> ‹@&1> ‹#2> ‹/read:3> ‹t:1:R> ‹a:b:4> ‹id:customize>",
    );
    checkShown("＜@123＞", "‹@123>");
  });
  test("lead nowhere", () => {
    checkShown("see https://evil.example/x?y=1, now", "see (link) now");
    checkShown("see (www.evil.example) now", "see ((link)) now");
    checkShown("join discord.gg/abc", "join (link)");
    checkShown("ｈｔｔｐｓ：／／evil.example", "(link)");
    checkShown("[press here](https://evil.example)", "[press here] ((link))");
    checkShown("evil.example/path and evil.example", "(link) and evil.example");
    checkShown("discord://-/channels/1", "(link)");
    checkShown("The talks ended.He/she left evil.Example/x", "The talks ended. He/she left evil. Example/x");
    checkShown("__.example/x and a_b.example/x", "(link) and (link)");
    checkShown("__．everyone／", "(link)");
    checkShown("hthttps://a.example/ttps://b.example", "(link)");
  });
  test("format nothing", () => {
    for (const words of [
      "# H",
      "-# s",
      "- a",
      "+ a",
      "1. a",
      "> q",
      ">>> q",
      "`c`",
      "```x```",
      "||s||",
      "~~s~~",
      "__u__",
      "*i*",
      "**b**",
      ":smile:",
      "¯\\_(ツ)_/¯",
      "＊b＊",
      "\\*b*",
      "***",
      "_a_",
      "[a]: b",
      "* a",
    ]) {
      expect(activeIn(sent(words)), words).toEqual([]);
    }
  });
  test("carry nothing that cannot be seen", () => {
    checkShown("a\u202eb\u00adc\u{e0041}d\u0007e\n\n\nf", "abcde f".replace("de", "d e"));
    checkShown("e\u0301\u0301\u0301\u0301\u0301\u0301", "é\u0301\u0301\u0301");
    checkShown("half \ud83d a pair", "half \ufffd a pair");
  });
  test("keep emoji that are joined to one picture, and what makes a sign an emoji", () => {
    for (const words of ["👩‍👩‍👧‍👦 at home", "👩🏽‍❤️‍💋‍👨🏿, 🏳️‍🌈, 🏴‍☠️, 🤦🏽‍♀️, 👁️‍🗨️ and 🇩🇪", "❤️ and ☀️, ▶️ press™", "Two in a row: 👨‍🚒👩‍🚒"]) {
      checkShown(words, words);
    }
  });
  test("carry nothing that cannot be seen beside or between emoji either", () => {
    checkShown("👩\u200d", "👩");
    checkShown("\u200d👩", "👩");
    checkShown("👩\u200d\u200d👧", "👩👧");
    checkShown("👩\u200d\u200b👧", "👩👧");
    checkShown("👩\u200b\u200d👧", "👩👧");
    checkShown("👩\u200da", "👩a");
    checkShown("a\u200db", "ab");
    checkShown("👩\u200d 👧", "👩 👧");
    checkShown("👩\u200d@everyone", "👩@ everyone");
    checkShown("❤\ufe0f\ufe0f\ufe0f", "❤\ufe0f");
    checkShown("❤\ufe0e\ufe0f", "❤");
    checkShown("a\ufe0f 1\ufe0f\u20e3 #\ufe0f", "a 1\u20e3 #");
    checkShown("🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", "🏴");
    checkShown("👩\u{e0061}\u200d👧", "👩👧");
    checkShown("👩\u202e\u200d👧", "👩👧");
    checkShown("🇩\u200d🇪", "🇩🇪");
    checkShown("👩\ud83d\u200d👧", "👩\ufffd👧");
    checkShown(Array.from({ length: 400 }, () => "👩").join("\u200d"), Array.from({ length: 80 }, () => Array.from({ length: 5 }, () => "👩").join("\u200d")).join("")); // prettier-ignore
  });
  test("with emoji in them call nobody and lead nowhere", () => {
    checkShown("👩\u200d👧 https://evil.example/x", "👩👧 (link)");
    checkShown("d\u2139\ufe0fscord.gg/abc 👩\u200d👧", "(link) 👩👧");
    checkShown("@\u200deveryone ❤\ufe0f", "@ everyone ❤");
    checkShown("evil\u200d.example/👩\u200d👧", "(link)");
    checkShown("[👩\u200d👧](x)", "[👩👧] (x)");
    checkShown("<\ufe0f@123>", "‹@123>");
  });
  test("are folded where they would act once folded, and only there", () => {
    checkShown("（例）：賃料", "（例）：賃料");
    checkShown("ａ．example／ｂ", "(link)");
  });
});

const nasty = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc
    .array(
      fc.constantFrom(
        ..."@ everyone here < @ 1 > # : t / a id : smile ( ) [ ] * _ ~ | ` \\ - + . 1 https:// www. discord.gg evil.example \n \u200b \u202e ＠ ＜ ： ／ ． ＊ ］ （ \u0301 \ud800 x 👩 ❤ \u2139 \u200d \ufe0f 🏽 \u20e3 \u{e0067}".split(
          " ",
        ),
        " ",
      ),
      { maxLength: 24 },
    )
    .map((parts) => parts.join("")),
);

test("whatever the words are, nothing in them is active", () => {
  fc.assert(
    fc.property(nasty, (words) => {
      expect(activeIn(sent(words))).toEqual([]);
      expect(activeIn(marked`${"a"} ${words} ${"b"}`.markdown)).toEqual([]);
    }),
    { numRuns: 5_000 },
  );
});

test("naughty strings are only read", () => {
  for (const words of naughtyTexts.values()) expect(activeIn(sent(words))).toEqual([]);
});

const corpus = injectionCorpus();
describe.skipIf(corpus === null)("hostile strings of the shared material", () => {
  const outputs = corpus?.modelOutputs.flatMap(({ output }) => stringsIn(output ?? "")) ?? [];
  test("of a malicious model are only read", () => {
    expect(outputs.length).toBeGreaterThan(80);
    for (const words of outputs) expect(activeIn(sent(words))).toEqual([]);
  });
  test("of a malicious page are only read", () => {
    for (const { text } of corpus?.attacks ?? []) expect(activeIn(sent(text))).toEqual([]);
  });
});
