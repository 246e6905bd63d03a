import { plainNames } from "../../src/app/settings/setting-wording.ts";
import { unsavedForms } from "../../src/discord/unsaved.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer, App } from "../../src/discord/command.ts";
import { customIds } from "../../src/discord/custom-id.ts";
import { pageOf } from "../../src/discord/pages-of.ts";
import { startKit, type Kit } from "../app/kit.ts";
import { call, press } from "./calls.ts";
import { textsOf } from "./payload-faults.ts";

let kit: Kit;
let app: App;
beforeAll(async () => {
  kit = await startKit();
  app = {
    flow: kit.flow,
    ids: customIds(Buffer.alloc(32, 7), kit.clock.now),
    around: async () => [],
    message: async () => null,
    readsMessages: false,
    places: async () => [],
    oursIn: async () => ({ kind: "unknown" }),
    named: plainNames,
    unsaved: unsavedForms(),
  };
  for (const [id, isPrivate] of [
    ["shown", false],
    ["private", true],
  ] as const) {
    await kit.ask({ id, isPrivate });
    await kit.until(async () => (await kit.flow.store.requests.get(id))?.state === "done");
  }
}, 30_000);
afterAll(async () => kit[Symbol.asyncDispose]());

type Pressing = {
  readonly of?: string;
  readonly message?: string;
  readonly isWhispered?: boolean;
  readonly page?: number;
};

/** What comes of pressing a button that leads to a page of the claims. */
async function pressed({ of = "shown", message = `m${of}`, isWhispered = false, page = 0 }: Pressing): Promise<Answer> {
  const press0 = { delivery: of, action: "claims", page } as const;
  return pageOf(
    "claims",
    { ...call(press("id", message, isWhispered)), press: press0 },
    { app, signal: new AbortController().signal },
  );
}

const words = (answer: Answer): string => ("payload" in answer ? textsOf(answer.payload).join("\n") : "");

test("the card’s button opens a page and leaves the card, also where it is not known which message the card is", async () => {
  expect((await pressed({})).kind).toBe("show");
  expect((await pressed({ message: "another message" })).kind).toBe("show");
  expect((await pressed({ of: "private", isWhispered: true })).kind).toBe("show");
});

test("a page’s own buttons change the page that is there", async () => {
  expect((await pressed({ message: "a page", isWhispered: true, page: 1 })).kind).toBe("replace");
  expect((await pressed({ of: "private", message: "a page", isWhispered: true, page: 1 })).kind).toBe("replace");
});

test("a page that is none is the nearest", async () => {
  const last = words(await pressed({ page: 65_000 }));
  expect(last).not.toBe("");
  expect(last).not.toBe(words(await pressed({})));
});

test("of what is not kept any more it is told so", async () => {
  await expect(pressed({ of: "never asked" })).rejects.toMatchObject({ code: "gone" });
});
