import { expect, test } from "vitest";
import { placesFor } from "../../src/app/places.ts";
import type { Request } from "../../src/store/rows.ts";

const now = 1_000_000;
const asked: Request = {
  id: "12",
  kind: "read",
  server: "s1",
  channel: "c1",
  user: "ann",
  language: "en",
  isPrivate: false,
  allowance: { kind: "none" },
  source: { kind: "link", url: "https://news.example.org/a" },
  reading: "key",
  address: { kind: "interaction", token: "token", until: now + 1 },
  showing: null,
  createdAt: now,
  state: "waiting",
  outcome: null,
  replyId: "r1",
  ackedAt: now,
  doneAt: null,
};

function check(request: Partial<Request>, places: readonly string[]): void {
  expect(placesFor({ ...asked, ...request }, now).map(({ kind }) => kind)).toEqual(places);
}

test("an interaction is answered by its token, then where it was acknowledged, then in its channel", () => {
  check({}, ["interaction", "edit", "post"]);
  check({ replyId: null }, ["interaction", "post"]);
});

test("a token that has lapsed, or that cannot be opened any more, is not tried", () => {
  check({ address: { kind: "interaction", token: "token", until: now } }, ["edit", "post"]);
  check({ address: { kind: "interaction", token: null, until: now + 1 } }, ["edit", "post"]);
});

test("what only one member may see goes nowhere else", () => {
  check({ isPrivate: true }, ["interaction"]);
  check({ isPrivate: true, address: { kind: "interaction", token: "token", until: now } }, []);
});

test("a message is answered in reply to it", () => {
  check({ address: { kind: "message", message: "m1" } }, ["edit", "post"]);
  const [, post] = placesFor({ ...asked, address: { kind: "message", message: "m1" } }, now);
  expect(post).toMatchObject({ kind: "post", to: "m1" });
});

test("where there is no message to reply to, the answer is a message of its own", () => {
  check({ address: { kind: "message", message: null }, replyId: null }, ["post"]);
  const [post] = placesFor({ ...asked, address: { kind: "message", message: null }, replyId: null }, now);
  expect(post).toMatchObject({ kind: "post", to: null });
});
