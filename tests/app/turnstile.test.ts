import { expect, test } from "vitest";
import { turnstile } from "../../src/app/turnstile.ts";

const never = new AbortController().signal;

test("each goes through in a turn of its own, in order, and others get theirs between", async () => {
  const turn = turnstile();
  const order: string[] = [];
  const through = async (name: string): Promise<void> => {
    await turn(never);
    order.push(name);
    setImmediate(() => order.push("other"));
  };
  await Promise.all([through("a"), through("b"), through("c")]);
  expect(order.filter((name) => name !== "other")).toEqual(["a", "b", "c"]);
  expect(order.slice(0, 4)).toContain("other");
});

test("who gives up holds up nobody", async () => {
  const turn = turnstile();
  const reason = new Error("Enough.");
  const given = turn(AbortSignal.abort(reason)).catch((error: unknown) => error);
  await expect(turn(never)).resolves.toBeUndefined();
  expect(await given).toBe(reason);
});
