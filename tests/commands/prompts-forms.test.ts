import { afterAll, expect, test } from "vitest";
import { startKit } from "../app/kit.ts";
import { payloadFaults } from "../discord/payload-faults.ts";
import { deskOn, mona, type Seen } from "./desk.ts";

const kit = await startKit();
afterAll(async () => await kit[Symbol.asyncDispose]());
const desk = deskOn(kit.flow);
const empty = { purpose: "", lookFor: "", tone: "", audience: "", terms: "" };

async function edit(texts: Partial<typeof empty>): Promise<Seen> {
  const { form } = await desk.slash(mona, "prompts", "edit", { texts: { name: "neutral" } });
  return await desk.submit(mona, form?.custom_id ?? "", { texts: { ...empty, ...texts } });
}

async function published(): Promise<Seen> {
  const { form } = await desk.slash(mona, "prompts", "publish", { texts: { name: "neutral" } });
  return await desk.submit(mona, form?.custom_id ?? "", { texts: { why: "" } });
}

const long = (letter: string): string => `${letter} `.repeat(2000).trim();

type Case = readonly [draft: string, texts: Partial<typeof empty>, says: string];
const cases: readonly Case[] = [
  ["with nothing in it", {}, "Nothing is wished for. Fill in one field at least"],
  ["with a field over the limit", { lookFor: long("a"), purpose: "p" }, "“What to look for” has 3,999 characters; 3,000 are the most."], // prettier-ignore
  ["over the limit of all together", { lookFor: long("a"), tone: long("b"), audience: long("c") }, "All together there are"], // prettier-ignore
  [
    "with a term that names nothing",
    { tone: "Calm.", terms: "no arrow here" },
    "“no arrow here” does not say which name",
  ],
];
test.each(cases)(
  "a draft %s is kept, told why it cannot be published, and comes back in the form",
  async (_, texts, says) => {
    const card = await edit(texts);
    expect(card.ids["Publish …"]).toBeUndefined();
    expect(card.payload === null ? ["nothing"] : payloadFaults(card.payload, null)).toEqual([]);
    const again = await desk.press(mona, card.ids["Go on editing"] ?? "");
    for (const text of Object.values(texts)) expect(JSON.stringify(again.form)).toContain(JSON.stringify(text));
    const refused = await published();
    expect(refused.text).toContain("This was not published");
    expect(refused.text).toContain(says);
    expect(await kit.flow.store.prompts.versions("s1", "neutral")).toEqual({ rows: [], damaged: [] });
  },
);
