import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { HeardMessage } from "../../src/discord/call.ts";
import { hear, type Heard } from "../../src/discord/hear.ts";
import { seedArticlePath } from "../../src/seeds.ts";

const story = readFileSync(seedArticlePath("harbour-strike-coast-wire.txt"), "utf8");
const link = "https://news.example.org/2026/03/ferry-fares-rise";

function message(text: string, differs: Partial<HeardMessage> = {}): HeardMessage {
  return { id: "1", channel: "c", author: "ann", isBot: false, text, attachments: [], at: 0, ...differs };
}

function file(name: string): HeardMessage["attachments"][number] {
  return { name, url: `https://cdn.example.org/${name}`, bytes: 9, contentType: null };
}

const talk: Omit<Heard, "message"> = {
  repliedTo: null,
  mentionsUs: false,
  repliesToUs: false,
  isDirect: false,
  isThread: false,
  isDiscussion: false,
  mode: "asked",
  shortest: 150,
};

/** What is done about a message, and, where something is read, the text that it is read from. */
function check(said: string | HeardMessage, where: Partial<Heard>, expected: string): void {
  const heard = typeof said === "string" ? message(said) : said;
  const hearing = hear({ ...talk, message: heard, ...where }, "bot");
  const of = "from" in hearing ? ` ${hearing.from.id}` : "";
  expect(`${hearing.kind}${of}`).toBe(expected);
}

test("what members say to each other is left alone, an article too", () => {
  check(story, {}, "silent");
  check(link, {}, "silent");
  check("what do you think?", { isThread: true, isDiscussion: true }, "silent");
});

test("a mention has what is in the message read, else what it replies to", () => {
  const mentionsUs = true;
  check(`<@bot> ${link}`, { mentionsUs }, "read 1");
  check(message("<@bot>", { attachments: [file("story.pdf")] }), { mentionsUs }, "read 1");
  check("<@bot> please", { mentionsUs, repliedTo: message(story, { id: "2" }) }, "read 2");
  check("<@bot>", { mentionsUs, repliedTo: message("", { id: "2", attachments: [file("message.txt")] }) }, "read 2");
});

test("a question in reply to an article that is not talked about yet has the article read", () => {
  const repliedTo = message(link, { id: "2" });
  check("<@bot> is this fair?", { mentionsUs: true, repliedTo }, "read 2");
  check("<@bot> is this fair?", { mentionsUs: true, repliedTo, isDiscussion: true }, "ask");
});

test("where an article is talked about, a mention and a reply to the bot are questions", () => {
  check("<@bot> who pays?", { mentionsUs: true, isDiscussion: true }, "ask");
  check("who pays?", { repliesToUs: true, repliedTo: message("the card", { id: "2", author: "bot" }) }, "ask");
  check("who pays?", { isDirect: true, isDiscussion: true }, "ask");
  expect(
    hear({ ...talk, message: message("<@!bot>  who pays?"), mentionsUs: true, isDiscussion: true }, "bot"),
  ).toEqual({ kind: "ask", question: "who pays?" });
});

test("what was meant for the bot and holds nothing is explained; what it may not see, too", () => {
  check("<@bot> hello", { mentionsUs: true }, "explain");
  check("hello", { isDirect: true }, "explain");
  const unseen = hear(
    { ...talk, message: message("<@bot> read this"), mentionsUs: true, repliedTo: message("", { id: "2" }) },
    "bot",
  );
  expect(unseen).toEqual({ kind: "explain", why: "unseen" });
});

test("where it was switched on, an article, a link with a remark and message.txt are noticed", () => {
  for (const [mode, done] of [
    ["offer", "offer 1"],
    ["automatic", "read 1"],
  ] as const) {
    check(story, { mode }, done);
    check(`Have you seen this? ${link}`, { mode }, done);
    check(message("", { attachments: [file("message.txt")] }), { mode }, done);
  }
});

test("in the thread of an article a further one is noticed in any case", () => {
  check(story, { isThread: true, isDiscussion: true }, "read 1");
  check(link, { isThread: true, isDiscussion: true }, "read 1");
  check(story, { isThread: true, isDiscussion: true, mode: "offer" }, "offer 1");
  check(story, { isDiscussion: true }, "silent"); // a whole channel is no thread
});

test("a brief is noticed where moderators want shorter articles", () => {
  const mode = "automatic";
  const brief = story.split("\n\n").slice(0, 3).join("\n\n");
  expect((brief.match(/\S+/g) ?? []).length).toBeLessThan(120);
  check(brief, { mode }, "silent");
  check(brief, { mode, shortest: 60 }, "read 1");
  check(story, { mode, shortest: 5000 }, "read 1"); // a piece of a paste: the whole is counted once it is there
});

test("pictures, films, front pages, invitations and two links at once are not noticed", () => {
  const mode = "automatic";
  check("https://tenor.com/view/cat-typing-fast-gif-12345", { mode }, "silent");
  check("https://www.youtube.com/watch?v=abcdefghijk", { mode }, "silent");
  check("https://news.example.org/", { mode }, "silent");
  check("https://cdn.example.org/pictures/harbour-in-winter.png", { mode }, "silent");
  check("https://discord.com/channels/1/2/3456789012345", { mode }, "silent");
  check(`${link} or rather ${link}-again`, { mode }, "silent");
  check(message("my list", { attachments: [file("notes.txt")] }), { mode }, "silent");
});

test("an article that answers somebody is talk, and what a bot says is not heard", () => {
  check(story, { mode: "automatic", repliedTo: message("source?", { id: "2", author: "ben" }) }, "silent");
  check(message(`<@bot> ${link}`, { isBot: true }), { mentionsUs: true, mode: "automatic" }, "silent");
});
