import { afterAll, expect, test } from "vitest";
import { startKit } from "../app/kit.ts";
import { deskOn, member, mona, type Seen } from "./desk.ts";

const kit = await startKit();
afterAll(async () => await kit[Symbol.asyncDispose]());
const desk = deskOn(kit.flow);

/** What is chosen in each field of the form as it opens. */
function chosenIn({ form }: Seen): readonly string[] {
  return [...JSON.stringify(form).matchAll(/"value":"([\w-]+)"[^{}]*"default":true/g)].map(([, value]) => value ?? "");
}

test("three questions come with the usual answers, and a second time with those that were given", async () => {
  const first = await desk.slash(mona, "settings", "start");
  expect(chosenIn(first)).toEqual(["asked", "neutral", "server"]);
  const choices = { mode: ["offer"], words: ["classroom"], language: ["de"] };
  const done = await desk.submit(mona, first.form?.custom_id ?? "", { choices });
  expect(done.text).toContain("“classroom” holds in the whole server from the next article on");
  const again = await desk.press(mona, done.ids["Answer the questions again"] ?? "");
  expect(chosenIn(again)).toEqual(["offer", "classroom", "de"]);
  const same = await desk.submit(mona, again.form?.custom_id ?? "", { choices });
  expect(same.text).toContain("nothing changed");
});

test("who wants it to speak unasked is told where it cannot see what members write", async () => {
  const blind = deskOn(kit.flow, { readsMessages: false });
  const answer = async (mode: string) => {
    const { form } = await blind.slash(mona, "settings", "start");
    const choices = { words: ["neutral"], language: ["server"], mode: [mode] };
    return await blind.submit(mona, form?.custom_id ?? "", { choices });
  };
  expect((await answer("automatic")).text).toContain("Message Content Intent");
  const asked = await answer("asked");
  expect(asked.text).toContain("only when asked");
  expect(asked.text).not.toContain("Message Content Intent");
});

test("the second of two moderators who answer at once is told so, and sees in the form what the first chose", async () => {
  const open = async () => (await desk.slash(mona, "settings", "start")).form?.custom_id ?? "";
  const [hers, his] = [await open(), await open()];
  const language = ["server"];
  await desk.submit(mona, hers, { choices: { mode: ["offer"], words: ["conflict-reporting"], language } });
  const told = await desk.submit(mona, his, { choices: { mode: ["automatic"], words: ["neutral"], language } });
  expect(told.text).toContain("Somebody has answered these questions");
  const again = await desk.press(mona, told.ids["Back to the form"] ?? "");
  expect(chosenIn(again)).toEqual(["offer", "conflict-reporting", "server"]);
});

test("nobody else is asked", async () => {
  expect((await desk.slash(member, "settings", "start")).code).toBe("not-allowed");
});
