import { array, assert, boolean, constant, constantFrom, oneof, property, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import { articleTextFromPaste, type Paste } from "../../src/article/paste.ts";
import { gate } from "../../src/article/gate.ts";
import { materialLines } from "../material.ts";

const lead = "Rents in the harbour district rose by nine per cent last year, the city’s housing office said on Monday.";
const second = "“We were told that it would be four,” said Ilse Brandt, who has lived on Kaistraße since 1987.";
const third =
  "The mayor promised a vote on a cap before the summer break. Landlords called the promise a threat to building.";
const body = [lead, second, third].join("\n\n");
const url = "https://example.com/news/rents";

const paste = (...messages: readonly string[]): Paste =>
  articleTextFromPaste(messages.map((text) => ({ kind: "message", text })));

const check = (fact: string, messages: readonly string[], expected: Partial<Paste>): void => {
  test.each([fact])("%s", () => {
    expect(paste(...messages)).toMatchObject({ text: body, ...expected });
  });
};

const same = (text: string): void => check(text, [`${text}\n\n${body}`], { text: `${text}\n\n${body}`, title: null });

describe("what is around the story is taken off", () => {
  check("nothing, where there is nothing", [body], { title: null, url: null, byline: { kind: "none" }, dropped: [] });
  check("a link above", [`${url}\n\n${body}`], { url, dropped: [{ reason: "link", text: url }] });
  check("a link below, labelled", [`${body}\n\nSource: <${url}>`], { url });
  check("a link without a preview", [`<${url}>\n${body}`], { url });
  check("a link in a message of its own", [url, body], { url });
  check("who asked, and a mention", [`<@42> please read this:\n\n${body}`], { title: null });
  check("a word from the sender", [`here's the full text for those without a subscription:\n\n${body}`], {
    title: null,
  });
  check("a word from the sender with the link", [`paywalled, so I copied it ${url}\n\n${body}`], {});
  check("advertisements in between", [body.replace("\n\n", "\n\nAdvertisement\n\n")], {
    dropped: [{ reason: "advertisement", text: "Advertisement" }],
  });
  check("links to other stories in between", [body.replace("\n\n", "\n\nREAD MORE: Council votes on cap\n\n")], {});
  check(
    "calls and share lines at the end",
    [`${body}\n\nShare this article\nFacebook\nRead more\nSign up for our newsletter`],
    {},
  );
  check(
    "the headlines of other stories at the end",
    [`${body}\n\nMore on this story\n\nMayor wins vote\n\nLandlords go to court`],
    {
      dropped: [
        { reason: "related", text: "More on this story" },
        { reason: "related", text: "Mayor wins vote" },
        { reason: "related", text: "Landlords go to court" },
      ],
    },
  );
  check("captions and rights", [`Photograph: Jane Doe/Agency\n\n${body}\n\n© 2026 The Harbour Post`], {});
  check("emoji of the server", [`<:news:77> ${body} <a:fire:78>`], {
    dropped: [
      { reason: "emoji", text: "<:news:77>" },
      { reason: "emoji", text: "<a:fire:78>" },
    ],
  });
  check("a comment beside a quoted story", [`wow, nine per cent?\n> ${body.replaceAll("\n", "\n> ")}`], {
    dropped: [{ reason: "comment", text: "wow, nine per cent?" }],
  });
  check("Windows line ends and a byte order mark", [`\uFEFF${body.replaceAll("\n", "\r\n")}\r\n`], { dropped: [] });
});

describe("markup is undone", () => {
  check("a quoted block", [`> ${body.replaceAll("\n", "\n> ")}`], {});
  check("everything after three signs", [`>>> ${body}`], {});
  check("a code fence", [`\`\`\`\n${body}\n\`\`\``], {});
  check("a code fence with a language", [`\`\`\`txt\n${body}\n\`\`\``], {});
  check("a spoiler over all of it", [`||${body}||`], {});
  check(
    "bold and italics",
    [body.replace("nine per cent", "**nine per cent**").replace("The mayor", "*The mayor*")],
    {},
  );
  check("links behind words", [body.replace("housing office", "[housing office](https://example.com/office)")], {
    url: null,
  });
  check("escapes", [body.replace("Ilse Brandt", "Ilse\\_Brandt").replace("\\_", " ")], {});
});

describe("the title and the credit", () => {
  const title = "Rents rise again in the harbour";
  check("a title", [`${title}\n\n${body}`], { title, dropped: [] });
  check("a title on the line above", [`${title}\n${body}`], { title });
  check("a heading", [`# ${title}\n${body}`], { title });
  check("a bold line", [`**${title}**\n\n${body}`], { title });
  check("a bold line that ends like a sentence", [`**${title}.**\n\n${body}`], { title: `${title}.` });
  check("a question marked as heading", ["# Who pays for the harbour?\n", body], {
    title: "Who pays for the harbour?",
  });
  check("a title that is a link", [`[${title}](${url})\n\n${body}`], { title, url });
  check("a section above the title", [`POLITICS\n${title}\n\n${body}`], {
    title,
    dropped: [{ reason: "section", text: "POLITICS" }],
  });
  check("a title, a credit and a date", [`${title}\nBy Jane Doe and John Roe\n3 May 2026, 10:15\n\n${body}`], {
    title,
    byline: { kind: "people", names: ["Jane Doe", "John Roe"] },
  });
  check(
    "a credit with a role and no By",
    [`${title}\n\nJane Doe, Housing correspondent\n\nUpdated 2 hours ago\n\n${body}`],
    {
      title,
      byline: { kind: "people", names: ["Jane Doe"] },
    },
  );
  check("an agency", [`${title}\nReuters\n\n${body}`], { title, byline: { kind: "agency", name: "Reuters" } });
  check("a credit alone", [`By Jane Doe\n\n${body}`], { title: null, byline: { kind: "people", names: ["Jane Doe"] } });
  check(
    "a standfirst is the story's own",
    [`${title}\n\nThe increase is the third in a row, and not the last, tenants fear.\n\nBy Jane Doe\n\n${body}`],
    {
      title,
      byline: { kind: "people", names: ["Jane Doe"] },
      text: `The increase is the third in a row, and not the last, tenants fear.\n\n${body}`,
    },
  );
  check(
    "a Japanese title",
    [`港湾地区の家賃が上昇\n\n${"港湾地区の家賃は昨年９％上がったと市の住宅局が月曜日に発表した。".repeat(3)}`],
    {
      title: "港湾地区の家賃が上昇",
      text: "港湾地区の家賃は昨年９％上がったと市の住宅局が月曜日に発表した。".repeat(3),
    },
  );
});

const checkKept = (line: string): void => {
  test.each([line])("%s", () => {
    const { text } = paste(`${lead}\n\n${second}\n\n${line}`);
    expect(text.endsWith(line)).toBe(true);
    expect(gate({ text })).not.toBeNull();
  });
};

describe("what says that a part is missing stays, for the gate", () => {
  checkKept("Subscribe to continue reading");
  checkKept("Subscribe now to keep reading and start your free trial");
  checkKept("Continue reading");
  checkKept("Read the full story");
  checkKept("[+1834 chars]");

  test("below a whole story it is dropped", () => {
    const whole = Array.from({ length: 6 }, () => body).join("\n\n");
    expect(paste(`${whole}\n\nContinue reading`)).toMatchObject({ text: whole, dropped: [{ reason: "call" }] });
  });
});

describe("several messages are one story", () => {
  check("cut between paragraphs", [lead, `${second}\n\n${third}`], {});
  check(
    "cut inside a sentence",
    [lead.slice(0, lead.indexOf(" district")), `${lead.slice(lead.indexOf("district"))}\n\n${second}`, third],
    {},
  );
  check("numbered", [`(1/3)\n${lead}`, `(2/3)\n${second}`, `(3/3)\n${third}`], {});
  check("numbered at the end", [`${lead} (1/2)`, `${second}\n\n${third} (2/2)`], {});
  check("in parts", [`**Part 1 of 2**\n${lead}`, `**Part 2 of 2**\n${second}\n\n${third}`], {});
  check("continued", [`${lead} (cont.)`, `${second}\n\n${third}`], {});
  check("each quoted", [`> ${lead}`, `> ${second}\n> \n> ${third}`], {});
  check("each in a fence", [`\`\`\`${lead}\`\`\``, `\`\`\`\n${second}\n\n${third}\n\`\`\``], {});
  check("a link, a title and the rest", [url, "**Rents rise again**", body], { url, title: "Rents rise again" });
  check("with an empty one", [lead, "", `${second}\n\n${third}`], {});

  test("cut inside a word at the limit", () => {
    const long = Array.from({ length: 30 }, () => third).join("\n\n");
    const cut = long.slice(0, 2000);
    expect(/\p{L}$/u.test(cut)).toBe(true);
    expect(paste(cut, long.slice(2000)).text).toBe(long);
  });
  test("a file beside a message", () => {
    const { text, url: found } = articleTextFromPaste([
      { kind: "message", text: `<@42> ${url}` },
      { kind: "file", text: body },
    ]);
    expect([text, found]).toEqual([body, url]);
  });
});

describe("real prose is never eaten", () => {
  same("By the end of May, rents had risen by nine per cent.");
  same("Share prices of landlords fell on Monday after the vote.");
  same("Read more slowly, she told the clerk, and he did.");
  same("Advertisement spending by landlords rose to nine million euros.");
  same("Related firms also raised their rents by four per cent.");
  same("- Yes, she said, and left the room at once.");
  same("It cost 5 * 3 euros, or snake_case in the jargon of the office.");
  same("Who pays for the harbour?");
  same("May was wet, June was dry, and in 2026 nobody minded.");
  same("Dr. Roe’s hotel cost $5* a night, ~6 with breakfast.");
  same("Tenants can see their figures at https://example.com/rents until the end of June.");
  same("LISBON, 3 May (Agency) — Rents rose, and nobody was surprised.");

  test("a poem, a list and a chat come through whole", () => {
    const poem = "The harbour sleeps\nBy night the cranes\nRelated to no bird\nStand";
    expect(paste(poem)).toMatchObject({ text: poem, title: null });
    expect(paste("one\ntwo\nthree").text).toBe("one\ntwo\nthree");
  });
  test("nothing pasted is nothing", () => {
    for (const nothing of [paste(), paste(""), paste(" \n ", "")]) {
      expect(nothing).toEqual({ text: "", title: null, url: null, byline: { kind: "none" }, dropped: [] });
    }
  });
});

const sentence = tuple(
  constantFrom(
    "By",
    "Read",
    "Share",
    "Related",
    "The",
    "Sign",
    "Advertisement",
    "Photo",
    "Follow",
    "More",
    "Copyright",
    "Updated",
    "Rents",
  ),
  array(
    constantFrom(
      "rents",
      "more",
      "up",
      "harbour",
      "from",
      "continue",
      "the",
      "Monday",
      "2026",
      "Ms",
      "O’Neill",
      "said,",
      "well-known",
      "9%",
      "“no”",
    ),
    {
      minLength: 8,
      maxLength: 25,
    },
  ),
).map(([first, rest]) => `${first} ${rest.join(" ").replace(/,$/, "")} again.`);
const paragraph = array(sentence, { minLength: 1, maxLength: 4 }).map((sentences) => sentences.join(" "));
const prose = array(paragraph, { minLength: 1, maxLength: 6 });

describe("for any prose", () => {
  test("plain paragraphs go through unchanged, and twice is as once", () => {
    assert(
      property(prose, boolean(), (paragraphs, blank) => {
        const text = paragraphs.join(blank ? "\n\n" : "\n");
        expect(paste(text)).toEqual({ text, title: null, url: null, byline: { kind: "none" }, dropped: [] });
      }),
    );
  });
  test("what is taken off once is taken off: a second time changes nothing", () => {
    const lines = constantFrom(
      "Advertisement",
      "3 May 2026",
      "Read more",
      url,
      "Share",
      "> “No more.” That is it, she said.",
    );
    assert(
      property(
        array(oneof(lines, constant("By Jane Doe")), { maxLength: 4 }),
        prose,
        array(lines, { maxLength: 4 }),
        (above, paragraphs, below) => {
          const once = paste([...above, ...paragraphs, ...below].join("\n\n")).text;
          expect(paste(once).text).toBe(once);
        },
      ),
    );
  });
  test("every word is kept, in the text, as the title, or among what was dropped", () => {
    const anyLine = constantFrom(
      "Advertisement",
      "Rents rise again",
      "By Jane Doe",
      "3 May 2026",
      "Related",
      "Mayor wins",
      "read this",
      "(1/2)",
      "World news",
    );
    assert(
      property(
        array(anyLine, { maxLength: 6 }),
        prose,
        array(anyLine, { maxLength: 6 }),
        (above, paragraphs, below) => {
          const given = [...above, ...paragraphs, ...below].join("\n\n");
          const { text, title, dropped } = paste(given);
          const found = [title ?? "", text, ...dropped.map((piece) => piece.text)].join(" ");
          expect(wordsOf(found)).toEqual(wordsOf(given));
        },
      ),
    );
  });
  test("cut before a small word, it is one text again", () => {
    assert(
      property(prose, (paragraphs) => {
        const text = paragraphs.join("\n\n");
        const at = text.slice(1).search(/ (?=\p{Ll})/u) + 1;
        const { text: joined } = paste(text.slice(0, at), text.slice(at + 1));
        expect(joined).toBe(text);
      }),
    );
  });
});

function wordsOf(text: string): readonly string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).toSorted();
}

const voices = materialLines("data", "reading", "ggt-voices", "dev.jsonl");
describe.skipIf(voices === null)("whole articles (need the shared material)", () => {
  test("no word of any is lost, and little is taken for furniture", () => {
    let words = 0;
    let taken = 0;
    for (const line of voices ?? []) {
      const given = typeof line === "object" && line !== null && "text" in line ? String(line.text) : "";
      const { text, title, dropped } = articleTextFromPaste([{ kind: "file", text: given }]);
      expect(wordsOf([title ?? "", text, ...dropped.map((piece) => piece.text)].join(" "))).toEqual(wordsOf(given));
      words += wordsOf(given).length;
      taken += wordsOf(given).length - wordsOf(text).length;
    }
    expect(taken / words).toBeLessThan(0.02);
  });
});
