import { expect, test } from "vitest";
import { acting, may as holds } from "../../src/discord/acting.ts";
import { call, may, slash } from "./calls.ts";

const { caller } = call(slash("help"));

test.each([
  ["managing messages", may.ManageMessages, "s1", true],
  ["an administrator", may.Administrator, "s1", true],
  ["whoever may write and mention everybody", may.SendMessages | may.MentionEveryone, "s1", false],
  ["whoever may nothing", 0n, "s1", false],
  ["in a direct conversation, where nobody is above the other", may.Administrator, null, false],
])("who moderates: %s", (_, permissions, server, moderates) => {
  expect(acting({ ...caller, permissions, server })).toEqual({ user: "ann", server, moderates });
});

test("an administrator may everything", () => {
  expect(holds(may.Administrator, may.CreatePublicThreads)).toBe(true);
  expect(holds(may.SendMessages, may.CreatePublicThreads)).toBe(false);
});
