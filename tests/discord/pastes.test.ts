import { describe, expect, test } from "vitest";
import type { HeardMessage } from "../../src/discord/call.ts";
import { hasUnseenPieces, piecesOfPaste, wholePaste } from "../../src/discord/pastes.ts";

const full = "x".repeat(1900);

/** One message a name, a second apart unless told otherwise: "1 ann full", "2 ben short 5000". */
function channel(...said: readonly string[]): readonly HeardMessage[] {
  return said.map((line) => {
    const [id = "", author = "", length = "", at] = line.split(" ");
    const texts: Readonly<Record<string, string>> = { full, unseen: "", title: "A story of its own" };
    const text = texts[length] ?? "the rest of it";
    return { id, channel: "c", author, isBot: false, text, attachments: [], at: Number(at ?? Number(id) * 1000) };
  });
}

function check(target: string, said: readonly HeardMessage[], expected: readonly string[]): void {
  const found = said.find(({ id }) => id === target);
  if (found === undefined) throw new Error(`There is no message ${target}.`);
  expect(piecesOfPaste(found, said.toReversed()).map(({ id }) => id)).toEqual(expected);
}

test("messages that are full, with the one after them, are one paste, whichever of them is meant", () => {
  const said = channel("1 ann full", "2 ann full", "3 ann short");
  for (const target of ["1", "2", "3"]) check(target, said, ["1", "2", "3"]);
});

test("a remark before and after a paste is none of it, nor is what somebody else says", () => {
  check("2", channel("1 ann short", "2 ann full", "3 ann short", "4 ann short"), ["2", "3"]);
  check("1", channel("1 ann full", "2 ben short", "3 ann short"), ["1"]);
});

test("what comes over a minute later is another text", () => {
  check("1", channel("1 ann full 0", "2 ann short 61000"), ["1"]);
});

test("a paste has twelve and one messages at most", () => {
  const said = channel(...Array.from({ length: 30 }, (_, at) => `${at + 1} ann full`));
  const [first] = said;
  expect(first && piecesOfPaste(first, said)).toHaveLength(13);
});

/** Gathers around message 1 while the channel grows by a message a wait. */
async function gathered(
  from: string,
  coming: readonly HeardMessage[],
  speaks: (piece: HeardMessage) => boolean = () => true,
): Promise<{ readonly ids: readonly string[] | null; readonly waits: number }> {
  let waits = 0;
  const target = coming.find(({ id }) => id === from);
  if (target === undefined) throw new Error(`There is no message ${from}.`);
  const pieces = await wholePaste(
    target,
    speaks,
    {
      around: async () => coming.slice(0, coming.indexOf(target) + 1 + waits),
      wait: async () => {
        waits += 1;
      },
    },
    new AbortController().signal,
  );
  return { ids: pieces?.map(({ id }) => id) ?? null, waits };
}

test("as long as the last piece is full, the next is waited for, and not longer", async () => {
  const said = channel("1 ann full", "2 ann full", "3 ann full", "4 ann short");
  expect(await gathered("1", said)).toEqual({ ids: ["1", "2", "3", "4"], waits: 3 });
  expect(await gathered("1", channel("1 ann full"))).toEqual({ ids: ["1"], waits: 1 });
  expect(await gathered("1", channel("1 ann short"))).toEqual({ ids: ["1"], waits: 0 });
});

test("the first piece that speaks for the paste has it read, and no other", async () => {
  const said = channel("1 ann full", "2 ann full", "3 ann full");
  expect((await gathered("2", said)).ids).toBeNull();
  expect((await gathered("2", said, ({ id }) => id === "2")).ids).toEqual(["1", "2", "3"]);
  expect((await gathered("3", said, ({ id }) => id === "2")).ids).toBeNull();
});

describe("a paste may go on in messages whose words are kept from the bot", () => {
  const cases: readonly (readonly [string, string, readonly string[], boolean])[] = [
    ["a full message with an unseen one after it", "1", ["1 ann full", "2 ann unseen"], true],
    ["… and one before it", "2", ["1 ann unseen", "2 ann full"], true],
    ["one that begins within a sentence", "2", ["1 ann unseen", "2 ann short"], true],
    ["one that begins like a text, after a remark perhaps", "2", ["1 ann unseen", "2 ann title"], false],
    ["a short one, with a remark after it perhaps", "1", ["1 ann title", "2 ann unseen"], false],
    ["somebody else’s words between", "1", ["1 ann full", "2 ben unseen", "3 ann unseen"], false],
    ["a minute later", "1", ["1 ann full 0", "2 ann unseen 61000"], false],
    ["nobody’s word beside it", "1", ["1 ann full"], false],
  ];
  test.each(cases)("%s", (_, target, said, expected) => {
    const messages = channel(...said);
    const pieces = messages.filter(({ id }) => id === target);
    expect(hasUnseenPieces(pieces, messages.toReversed())).toBe(expected);
  });

  test("where nothing around it may be seen, its length has to tell", () => {
    expect(hasUnseenPieces(channel("1 ann full"), [])).toBe(true);
    expect(hasUnseenPieces(channel("1 ann short"), [])).toBe(false);
  });
});
