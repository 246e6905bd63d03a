import { describe, expect, test } from "vitest";
import { asSettled, type Asker } from "../../src/app/as-settled.ts";
import { changeSettings, type ScopeHere } from "../../src/app/settings/change-settings.ts";
import type { Settings } from "../../src/app/settings/settings.ts";
import { incoming } from "./incoming.ts";
import { codeOf, moderator, office } from "./moderators.ts";

const channel: ScopeHere = { kind: "channel", id: "c1" };
const asker: Asker = { roles: ["press"], within: ["c1", "news"], isThread: false };
const link = { kind: "link", url: "https://www.example.org/story" } as const;

async function settled(values: Partial<Settings>, differs: Parameters<typeof incoming>[1] = {}, by = asker) {
  await using at = await office();
  const wishes = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { kind: "set", value } as const]),
  );
  await changeSettings(moderator(), { scope: channel, wishes }, at);
  const request = incoming(0, { server: "s1", channel: "c1", source: link, ...differs });
  let made = null;
  const code = await codeOf(asSettled(request, by, at).then((one) => (made = one)));
  return { code, made };
}

describe("a request is taken as the settings of its place have it", () => {
  test("in their language, for those who may, with the model or without", async () => {
    expect(await settled({ language: "de", rolesSpend: ["staff"] })).toMatchObject({ made: { language: "de", allowance: { kind: "none" }, within: ["news"] } }); // prettier-ignore
    expect(await settled({ rolesSpend: ["press"] })).toMatchObject({ made: { language: "en", allowance: { kind: "shares" } } }); // prettier-ignore
  });

  test.each<[string, Partial<Settings>, Parameters<typeof incoming>[1], string]>([
    ["anybody, where no role is named", {}, {}, "none"],
    ["a role that may use it", { rolesUse: ["press"] }, {}, "none"],
    ["a member without such a role", { rolesUse: ["staff"] }, {}, "not-allowed"],
    ["in private, without the role for it", { rolesPrivate: ["staff"] }, { isPrivate: true }, "not-allowed"],
    ["in the open, without the role for private", { rolesPrivate: ["staff"] }, { isPrivate: false }, "none"],
    ["a refused site", { sitesRefused: ["example.org"] }, {}, "not-allowed"],
    ["a site beside the allowed ones", { sitesAllowed: ["example.com"] }, {}, "not-allowed"],
    [
      "a question, where they are switched off",
      { discussion: false },
      { kind: "ask", source: { kind: "question", thread: "t1", question: "Why?" } },
      "not-allowed",
    ],
    ["an article, where questions are switched off", { discussion: false }, {}, "none"],
    ["in direct messages, where nobody sets anything", { rolesUse: ["staff"] }, { server: null }, "none"],
  ])("%s", async (_, values, differs, code) => {
    expect((await settled(values, differs)).code).toBe(code);
  });
});
