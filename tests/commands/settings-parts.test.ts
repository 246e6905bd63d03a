import { PermissionFlagsBits } from "discord-api-types/v10";
import { afterAll, describe, expect, test } from "vitest";
import { settingsIn } from "../../src/app/settings/settings-in.ts";
import type { Settings } from "../../src/app/settings/settings.ts";
import type { Held } from "../../src/discord/held-permissions.ts";
import { startKit } from "../app/kit.ts";
import { payloadFaults } from "../discord/payload-faults.ts";
import { deskOn, editor, inThread, member, mona, stranger } from "./desk.ts";

const kit = await startKit();
afterAll(async () => await kit[Symbol.asyncDispose]());
const desk = deskOn(kit.flow);

async function held(server = "s1", ...within: readonly string[]): Promise<Settings> {
  return (await settingsIn({ server, within }, kit.flow.store)).values;
}

describe("/settings", () => {
  test("shows every value and where it comes from", async () => {
    await desk.slash(mona, "settings", "language", { texts: { language: "de", where: "server" } });
    await desk.slash(mona, "settings", "channel", { texts: { mode: "offer" } });
    const shown = await desk.slash({ ...mona, ...inThread }, "settings", "show");
    expect(shown.text).toContain("- Language: **German** (set in the whole server)");
    expect(shown.text).toContain("- When I speak: **with one quiet button below an article** (set in this channel)");
    expect(shown.text).toContain("- Shortest article: **150 words** (usual)");
    expect(shown.text).toContain("- Words: neutral, as shipped (usual)");
  });

  test("stays one message when lists are as long as they may be", async () => {
    const sites = Array.from({ length: 100 }, (_, at) => `a-rather-long-name-of-a-newspaper-${at}.example.org`);
    const form = await desk.slash(mona, "settings", "sites");
    await desk.submit(mona, form.form?.custom_id ?? "", {
      texts: { sitesAllowed: sites.slice(0, 60).join("\n"), sitesRefused: sites.slice(60).join(", ") },
    });
    const shown = await desk.slash(mona, "settings", "show");
    expect(shown.payload === null ? ["nothing"] : payloadFaults(shown.payload, null)).toEqual([]);
    expect((await held()).sitesAllowed).toHaveLength(60);
    await desk.slash(mona, "settings", "undo");
    expect((await held()).sitesAllowed).toEqual([]);
  });

  test("tells what changed in one line, with a button that takes it back, and forth again", async () => {
    const told = await desk.slash(mona, "settings", "channel", { numbers: { pause: 5 } });
    expect(told.text).toBe(
      "Pause between two unasked answers in this channel: 5 seconds.\nThis holds from the next message on.",
    );
    const back = await desk.press(mona, told.ids["Undo"] ?? "");
    expect(back).toMatchObject({ kind: "replace" });
    expect((await held("s1", "c1")).coolDownSeconds).toBe(60);
    await desk.press(mona, back.ids["Undo"] ?? "");
    expect((await held("s1", "c1")).coolDownSeconds).toBe(5);
  });

  test("takes its forms filled in, and gives them back with what was typed where they are refused", async () => {
    const asked = await desk.slash(mona, "settings", "budgets");
    const id = asked.form?.custom_id ?? "";
    const refused = await desk.submit(mona, id, { texts: { memberTokens: "plenty", serverTokens: "50 000" }, choices: { budgetExempt: [] } }); // prettier-ignore
    expect(refused.text).toContain("A member’s tokens a day: it is not a whole number.");
    expect(refused.text).toContain("plenty");
    expect((await held()).serverTokens).toBeNull();
    const again = await desk.press(mona, refused.ids["Back to the form"] ?? "");
    expect(JSON.stringify(again.form)).toContain('"value":"plenty"');
    await desk.submit(mona, again.form?.custom_id ?? "", { texts: { memberTokens: "5,000", serverTokens: "50 000" }, choices: { budgetExempt: ["press"] } }); // prettier-ignore
    expect(await held()).toMatchObject({ memberTokens: 5000, serverTokens: 50_000, budgetExempt: ["press"] });
  });

  test("names roles, who may then change settings but not rights and budgets", async () => {
    expect((await desk.slash(editor, "settings", "show")).code).toBe("not-allowed");
    const form = await desk.slash(mona, "settings", "roles");
    await desk.submit(mona, form.form?.custom_id ?? "", { choices: { rolesUse: [], rolesPrivate: [], rolesSpend: [], rolesEdit: ["editors"] } }); // prettier-ignore
    expect((await desk.slash(editor, "settings", "sections", { texts: { order: "claims summary" } })).code).toBeNull();
    expect((await held("s1", "c1")).sections).toEqual(["claims", "summary"]);
    for (const part of ["roles", "budgets"])
      expect((await desk.slash(editor, "settings", part)).code).toBe("not-allowed");
  });

  test("tells the channel for the log of each change, with who made it", async () => {
    await desk.slash(mona, "settings", "log", { texts: { channel: "c9" } });
    const told = await desk.slash(mona, "settings", "retention", { numbers: { articles: 2 } });
    expect(told.log).toBe("<@mona>\nArticles are kept in the whole server: 2 days at most.");
    const here = await desk.slash(mona, "settings", "channel", { numbers: { pause: 7 } });
    expect(here.log).toBe("<@mona> · <#c1>\nPause between two unasked answers in this channel: 7 seconds.");
    await desk.press(mona, here.ids["Undo"] ?? "");
    await desk.slash(mona, "settings", "log", { flags: { reset: true } });
    expect((await held()).logChannel).toBeNull();
  });

  test("names what I lack in the channel for the log when it is chosen, and takes none of another server", async () => {
    const { ViewChannel, SendMessages } = PermissionFlagsBits;
    let chosen = 0;
    const choose = async (ours: Held) => {
      const one = deskOn(kit.flow, { oursIn: async () => ours });
      return await one.slash(mona, "settings", "log", { texts: { channel: `log ${(chosen += 1)}` } });
    };
    expect((await choose({ kind: "held", bits: ViewChannel })).text).toContain(
      "In that channel, give me: Send Messages.",
    );
    expect((await choose({ kind: "unseen" })).text).toContain("give me: View Channels, Send Messages.");
    expect((await choose({ kind: "held", bits: ViewChannel | SendMessages })).text).not.toContain("give me");
    const before = (await held()).logChannel;
    expect((await choose({ kind: "elsewhere" })).code).toBe("bad-setting");
    expect((await held()).logChannel).toBe(before);
    await desk.slash(mona, "settings", "log", { flags: { reset: true } });
  });

  test("shows the second of two moderators with the same form what the first made of it, and keeps what they put in", async () => {
    const sites = async (): Promise<string> => (await desk.slash(mona, "settings", "sites")).form?.custom_id ?? "";
    const [hers, his] = [await sites(), await sites()];
    await desk.submit(mona, hers, { texts: { sitesAllowed: "", sitesRefused: "hers.example.org" } });
    const told = await desk.submit(editor, his, { texts: { sitesAllowed: "", sitesRefused: "his.example.org" } });
    expect(told.text).toContain("Somebody has changed this since your form was opened.");
    expect(told.text).toMatch(/Now: Refused sites [^.]+: hers\.example\.org\. Yours: Refused sites [^.]+: his\.example\.org\./); // prettier-ignore
    expect((await held()).sitesRefused).toEqual(["hers.example.org"]);
    const again = await desk.press(editor, told.ids["Back to the form"] ?? "");
    expect(JSON.stringify(again.form)).toContain('"value":"his.example.org"');
    await desk.submit(editor, again.form?.custom_id ?? "", { texts: { sitesAllowed: "", sitesRefused: "his.example.org" } }); // prettier-ignore
    expect((await held()).sitesRefused).toEqual(["his.example.org"]);
    await desk.submit(mona, await sites(), { texts: { sitesAllowed: "", sitesRefused: "" } });
  });

  test("… and so with the form about roles, where they are chosen and not typed", async () => {
    const roles = async (): Promise<string> => (await desk.slash(mona, "settings", "roles")).form?.custom_id ?? "";
    const [first, second] = [await roles(), await roles()];
    const none = { rolesUse: [], rolesPrivate: [], rolesSpend: [], rolesEdit: ["editors"] };
    await desk.submit(mona, first, { choices: { ...none, rolesUse: ["press"] } });
    const told = await desk.submit(mona, second, { choices: { ...none, rolesUse: ["class"] } });
    expect(told.text).toContain("role press");
    const again = await desk.press(mona, told.ids["Back to the form"] ?? "");
    expect(JSON.stringify(again.form)).toContain('"id":"class"');
    await desk.submit(mona, again.form?.custom_id ?? "", { choices: none });
    expect((await held()).rolesUse).toEqual([]);
  });

  test("forgets what was set in a place", async () => {
    await desk.slash(mona, "settings", "language", { texts: { language: "fr" } });
    expect((await held("s1", "c1")).language).toBe("fr");
    await desk.slash(mona, "settings", "language", { flags: { reset: true } });
    expect((await held("s1", "c1")).language).toBe("de");
  });

  test("wants something to be named, and a category that there is", async () => {
    expect((await desk.slash(mona, "settings", "retention")).code).toBe("usage");
    expect((await desk.slash(mona, "settings", "channel", { texts: { mode: "asked", where: "category" } })).code).toBe("usage"); // prettier-ignore
    expect((await desk.slash({ ...mona, server: null }, "settings", "show")).code).toBe("usage");
  });
});

describe("nobody else changes or sees settings", () => {
  const parts = ["show", "channel", "language", "sections", "roles", "budgets", "sites", "retention", "log", "undo"];
  const options = {
    texts: { mode: "offer", language: "en", order: "claims", channel: "c2" },
    numbers: { articles: 3 },
  };
  test.each(parts)("by /settings %s", async (part) => {
    const before = JSON.stringify(await kit.flow.store.settings.ofServer("s1"));
    expect((await desk.slash(member, "settings", part, options)).code).toBe("not-allowed");
    expect(JSON.stringify(await kit.flow.store.settings.ofServer("s1"))).toBe(before);
  });

  test("by a form that was opened for somebody else, or a button of a moderator’s", async () => {
    const form = await desk.slash(mona, "settings", "roles");
    const choices = { rolesEdit: ["everyone"], rolesUse: [], rolesPrivate: [], rolesSpend: [] };
    expect((await desk.submit(member, form.form?.custom_id ?? "", { choices })).text).toContain("Only members with");
    const told = await desk.slash(mona, "settings", "channel", { numbers: { shortest: 200 } });
    expect((await desk.press(member, told.ids["Undo"] ?? "")).code).toBe("not-allowed");
    expect((await held()).rolesEdit).toEqual(["editors"]);
    expect((await held("s1", "c1")).minimumWords).toBe(200);
  });

  test("from another server: neither its buttons nor its forms work elsewhere, nor are changes undone by number", async () => {
    const told = await desk.slash(mona, "settings", "channel", { numbers: { shortest: 300 } });
    expect((await desk.press(stranger, told.ids["Undo"] ?? "")).text).toContain("foreign");
    const at = (await kit.flow.store.audit.ofServer("s1", 1))[0]?.at ?? 0;
    expect((await desk.press(stranger, desk.id("settings-undo", String(at), 0, stranger))).code).toBe("nothing-there");
    expect((await held("s1", "c1")).minimumWords).toBe(300);
    await desk.slash(stranger, "settings", "language", { texts: { language: "es", where: "server" } });
    expect((await held("s1")).language).toBe("de");
  });
});
