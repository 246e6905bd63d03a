import { describe, expect, test } from "vitest";
import { commandFaults } from "./rules/commands.ts";
import { embed, messageBody } from "./rules/message-body.ts";
import { isEmpty, mentionFaults, messageFaults } from "./rules/message.ts";
import { modalFaults } from "./rules/modal.ts";
import { sentencesOf } from "./rules/sentences.ts";
import { draftOf } from "./state/messages.ts";

const v2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (id: string) => ({ type: 2, style: 2, label: "Press", custom_id: id });
const row = (...components: readonly object[]) => ({ type: 1, components });
const container = (...components: readonly object[]) => ({ type: 17, components });
const many = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));

function faultsOf(body: object): readonly string[] {
  const parsed = messageBody.safeParse(body);
  if (!parsed.success) return sentencesOf(parsed.error);
  const draft = draftOf(parsed.data, [], null);
  return isEmpty(draft) ? ["empty"] : [...messageFaults(draft), ...mentionFaults(parsed.data)];
}

function only(sentence: RegExp | null): readonly unknown[] {
  return sentence === null ? [] : [expect.stringMatching(sentence)];
}

/** The one sentence that a body earns; null for a body that is right. */
function check(body: object, sentence: RegExp | null): void {
  expect(faultsOf(body)).toEqual(only(sentence));
}

const shown = (...components: readonly object[]) => ({ flags: v2, components });

describe("a message", () => {
  test("has something in it", () => check({ content: "" }, /^empty$/));
  test("has 2000 characters", () => check({ content: "x".repeat(2000) }, null));
  test("has no 2001", () => check({ content: "x".repeat(2001) }, /^content: Too big/));
  test("has five rows of buttons", () =>
    check({ content: "x", components: many(6, (at) => row(button(`${at}`))) }, /6 action rows/));
  test("has five buttons a row", () =>
    check({ content: "x", components: [row(...many(6, (at) => button(`${at}`)))] }, /five buttons/));
  test("has no text display without the flag", () =>
    check({ content: "x", components: [text("y")] }, /needs the flag/));
  test("has every custom_id once", () =>
    check({ content: "x", components: [row(button("a")), row(button("a"))] }, /“a” stands twice/));
  test("has links without custom_id", () =>
    check(
      { content: "x", components: [row({ ...button("a"), style: 5, url: "https://a.example" })] },
      /link button has no custom_id/,
    ));
  test("either parses or lists whom it mentions", () =>
    check({ content: "x", allowed_mentions: { parse: ["users"], users: ["1"] } }, /parses users and lists/));
  test("has 6000 characters in its embeds", () =>
    check({ embeds: many(2, () => ({ description: "x".repeat(3001) })) }, /6002 characters/));
  test("has embeds within their limits", () => expect(embed.safeParse({ title: "x".repeat(257) }).success).toBe(false));
});

describe("a message of version 2 components", () => {
  test("may be nothing else", () => check({ ...shown(text("x")), content: "y" }, /no content, embeds/));
  test("has 40 components, nested ones counted", () => check(shown(container(...many(39, () => text("x")))), null));
  test("has no 41", () => check(shown(container(...many(40, () => text("x")))), /^41 components/));
  test("displays 4000 characters", () => check(shown(text("x".repeat(2000)), container(text("x".repeat(2000)))), null));
  test("displays no 4001", () =>
    check(shown(text("x".repeat(2000)), container(text("x".repeat(2001)))), /^4001 characters/));
  test("has 10,170 bytes, with twelve for each text", () =>
    check(shown(...many(2, () => text("语".repeat(1691)))), null));
  test("has no 10,173", () =>
    check(shown(text("语".repeat(1691)), text("语".repeat(1692))), /^10173 bytes|come to 10173/));
  test("has no empty text", () => check(shown(text("")), /components.0.content: Too small/));
  test("names only files of its own", () =>
    check(shown({ type: 13, file: { url: "attachment://a.png" } }), /names no attachment/));
  test("has a section with something beside it", () => check(shown({ type: 9, components: [text("x")] }), /accessory/));
  test("has every component id once", () =>
    check(shown({ ...text("x"), id: 3 }, { ...text("y"), id: 3 }), /id 3 stands twice/));
});

const label = (id: string, component: object = {}) => ({
  type: 18,
  label: "L",
  component: { type: 4, style: 1, custom_id: id, ...component },
});
const form = (...components: readonly object[]) => ({ title: "T", custom_id: "f", components });

/** The one sentence that a form earns; null for a form that is right. */
function checkForm(body: object, sentence: RegExp | null): void {
  expect(modalFaults(body)).toEqual(only(sentence));
}

describe("a form", () => {
  test("has one to five components", () => checkForm(form(...many(5, (at) => label(`${at}`))), null));
  test("has no six", () => checkForm(form(...many(6, (at) => label(`${at}`))), /five components/));
  test("has a title of 45 characters", () =>
    checkForm({ ...form(label("a")), title: "x".repeat(46) }, /^title: Too big/));
  test("has every custom_id once", () => checkForm(form(label("a"), label("a")), /“a” stands twice/));
  test("has nothing disabled", () =>
    checkForm(form(label("a", { type: 3, disabled: true, options: [{ label: "a", value: "a" }] })), /disabled/));
  test("has radios with two options", () =>
    checkForm(form(label("a", { type: 21, options: [{ label: "a", value: "a" }] })), /Too small/));
});

const command = { name: "read", description: "Reads" };
const option = (name: string, more: object = {}) => ({ type: 3, name, description: "d", ...more });

/** The one sentence that a list of commands earns; null for a list that is right. */
function checkCommands(list: readonly object[], sentence: RegExp | null, scope: "global" | "guild" = "global"): void {
  expect(commandFaults(list, scope)).toEqual(only(sentence));
}

describe("a list of commands", () => {
  test("may mix kinds of the same name", () => checkCommands([command, { name: "read", type: 3 }], null));
  test("has names in lower case", () => checkCommands([{ ...command, name: "Read" }], /lower case/));
  test("has no two of a name", () => checkCommands([command, command], /“read” stands twice/));
  test("has no spaces in names", () => checkCommands([{ ...command, name: "read this" }], /no name/));
  test("has descriptions", () => checkCommands([{ name: "read" }], /description/));
  test("has fifteen commands of the message menu", () =>
    checkCommands(
      many(16, (at) => ({ type: 3, name: `m${at}` })),
      /16 commands of type 3/,
    ));
  test("has required options first", () =>
    checkCommands(
      [{ ...command, options: [option("a"), option("b", { required: true })] }],
      /“b” stands after an optional/,
    ));
  test("has choices or completes, not both", () =>
    checkCommands(
      [{ ...command, options: [option("a", { autocomplete: true, choices: [{ name: "n", value: "v" }] })] }],
      /both choices and autocomplete/,
    ));
  test("has choices of 100 characters", () =>
    checkCommands(
      [{ ...command, options: [option("a", { choices: [{ name: "n", value: "v".repeat(101) }] })] }],
      /Too big/,
    ));
  test("has 8000 characters a command", () =>
    checkCommands(
      [
        {
          ...command,
          options: many(25, (at) =>
            option(`o${at}`, { choices: many(4, (n) => ({ name: `${n}`.repeat(100), value: `${n}` })) }),
          ),
        },
      ],
      /8000 are allowed/,
    ));
  test("has contexts in global commands alone", () =>
    checkCommands([{ ...command, contexts: [0] }], /belong to global/, "guild"));
});
