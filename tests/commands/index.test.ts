import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { actions } from "../../src/discord/custom-id.ts";
import { commandFaults } from "../double/rules/commands.ts";

const definitions = commands.map(({ definition }) => definition);

test("Discord takes the list of commands", () => {
  expect(commandFaults(definitions, "global")).toEqual([]);
});

test("every button and form is answered by one command", () => {
  const answered = commands.flatMap(({ parts }) => Object.keys(parts));
  expect(answered.toSorted()).toEqual(actions.toSorted());
});

test("no command is for a group of strangers, where the bot is not a member", () => {
  for (const { contexts, integration_types: types } of definitions) {
    expect(types).toEqual([0]);
    expect([[0, 1], [0]]).toContainEqual(contexts);
  }
});
