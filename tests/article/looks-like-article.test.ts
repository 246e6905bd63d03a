import { describe, expect, test } from "vitest";
import { looksLikeArticle } from "../../src/article/looks-like-article.ts";
import { materialLines } from "../material.ts";
import { stories } from "./stories.ts";

const check = (fact: string, message: string, expected: boolean): void => {
  test.each([fact])("%s", () => {
    expect(looksLikeArticle(message)).toBe(expected);
  });
};

const story = (name: string): string => stories[name] ?? "";

describe("articles", () => {
  check("a report", story("report"), true);
  check("a report with title and credit", `**Rents rise again**\nBy Jane Doe\n\n${story("report")}`, true);
  check("a quoted report", `> ${story("report").replaceAll("\n", "\n> ")}`, true);
  check("a report behind a spoiler, with its link", `https://example.com/a\n\n||${story("report")}||`, true);
  check("a report with a word to somebody", `<@42> have you seen this?\n\n${story("report")}`, true);
  check("the first message of several", `${story("report")}\n\nThe association of landlords has said that it`, true);
  check("an obituary beside a brief", `${story("obituary")}\n\n${story("brief")}`, true);
  check("a German report", `${story("german")}\n\n${story("german")}`, true);
  check("a French report", `${story("french")}\n\n${story("french")}`, true);
  check("a Russian report", `${story("russian")}\n\n${story("russian")}`, true);
  check("a Japanese report", `${story("japanese")}\n\n${story("japanese")}`, true);
  check("an Arabic report", `${story("arabic")}\n\n${story("arabic")}`, true);
});

describe("no articles", () => {
  check("a brief: too little to speak unasked", story("brief"), false);
  check("a link alone", "https://example.com/news/rents-rise-again", false);
  check("a question", "Does anyone know whether the council votes tonight? I thought that it was on Thursday.", false);
  check(
    "a member's own story",
    `So I finally talked to my landlord on Monday, and you will not believe what happened. I had my letter ready, I had printed the figures from the housing office, I had even put on a proper shirt. He opens the door and tells me that he is selling the house. I just stood there. My mother had told me that he would, and I had laughed at her. I asked him what that means for us and he said that I should ask the new owner, whoever that is going to be. I went home and looked at my lease for two hours. I think that I am safe until next year, but I am not sure, and I have no idea whom to ask. My neighbour says that her cousin is a lawyer. I will call her tomorrow and I will tell you how it went, because I know that some of you are in the same position as I am.`,
    false,
  );
  check(
    "a rant",
    `You all keep saying that a cap ends building, and none of you has ever looked at the numbers. Look at them. They built more in 2015 than in any year before, and that was after the first rule. You cannot tell me that nobody wants to make money with flats. You just want to believe it because it suits you. I am tired of having to explain this every week to you. If you own three flats and rent two of them out, say so, and then we can talk like adults. If you do not, then why do you defend people who would not give you the time of day? I have lived here for thirty years. I have seen this street change, and I did not see one of you at the meeting. You can prove me wrong on Thursday. I will be in the second row, as I have been every single time, and you know where to find me.`,
    false,
  );
  check(
    "the rules of a server",
    `Welcome to the harbour server! Please read these rules before you post.\n1. Be kind. No insults, no slurs, no threats.\n2. Stay on topic: every channel has a description.\n3. No advertising without asking a moderator first.\n4. Spoilers go behind bars.\n5. Do not post private data, yours or anybody else's.\n6. If you have a problem, write to a moderator and do not fight it out in public.\n7. Bots go in the bot channel.\n8. Have fun!\nIf you break a rule you get a warning. Three warnings and you are out. Moderators decide, and you can appeal once by writing to the team. React with a thumbs up to get your role and to see the other channels. Thank you for reading, and enjoy your stay with us in the harbour!`,
    false,
  );
  check(
    "a chat copied",
    Array.from(
      { length: 30 },
      (_, at) => `[10:${at + 10}] anna: well i think the rents thing is ${at} times worse tbh`,
    ).join("\n"),
    false,
  );
  check(
    "code",
    `\`\`\`ts\n${Array.from({ length: 40 }, (_, at) => `const rent${at} = read("street ${at}", { year: 2026 });`).join("\n")}\n\`\`\``,
    false,
  );
  check(
    "a poem",
    Array.from(
      { length: 10 },
      () =>
        "The harbour sleeps beneath its cranes,\nAnd all the gulls have gone to bed;\nA lantern swings on rusted chains\nAbove the water, dull and red.\n",
    ).join("\n"),
    false,
  );
  check(
    "a list of links",
    Array.from(
      { length: 20 },
      (_, at) => `Rents rise again in street number ${at} of the harbour https://example.com/news/${at}`,
    ).join("\n"),
    false,
  );
  check("a story full of emoji", `${story("report").replaceAll(". ", ". 🎉🎉 ")} 🚀🚀🚀`, false);
  check(
    "a scene of a game",
    `The old gate creaks as Mira pushes it open, and the torch in her hand throws long shadows over the stones. Something moves at the far end of the hall. She stops, listens, and hears only her own heart. Then a voice, thin as paper, asks who dares to come here after so many years. Mira does not answer. She feels for the knife at her belt and takes another step, and another, until she can see the throne and what sits on it. It has been dead for a long time, and still it turns its head. Behind her the gate falls shut with a sound like thunder, and the torch goes out. In the dark she can hear it getting up, slowly, one bone after another, and she begins to count the steps between them as her father taught her.`,
    false,
  );
  check("nothing", "", false);
});

const voices = materialLines("data", "reading", "ggt-voices", "dev.jsonl");
describe.skipIf(voices === null)("whole articles (needs the shared material)", () => {
  test("nine of ten are recognised", () => {
    const texts = (voices ?? []).map((line) =>
      typeof line === "object" && line !== null && "text" in line ? String(line.text) : "",
    );
    expect(texts.filter(looksLikeArticle).length / texts.length).toBeGreaterThan(0.9);
  });
});
