import { join, parse } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { readableProgram } from "../../src/child/launch.ts";
import { parserPool, type ParserPool, type ParserPoolOptions } from "../../src/child/pool.ts";
import { UserError } from "../../src/errors.ts";
import { gone, isAlive } from "./processes.ts";

// Processes start and end here, which takes its time where others are at work.
vi.setConfig({ testTimeout: 60_000 });

const never = new AbortController().signal;
const program = join(import.meta.dirname, "../..");
const onLinux = process.platform === "linux";

function hostilePool(options: ParserPoolOptions = {}): ParserPool {
  return parserPool({
    entry: join(import.meta.dirname, "hostile-entry.ts"),
    readable: [...readableProgram(), import.meta.dirname],
    ...options,
  });
}

async function ask(pool: ParserPool, act: string, signal = never): Promise<string> {
  return (await pool.parse({ kind: "pdf", bytes: Buffer.from(act) }, signal)).text;
}

describe("a page that takes its reader over", () => {
  const pool = hostilePool({ timeoutMs: 700 });
  afterAll(() => pool[Symbol.asyncDispose]());

  /** It fails with a sentence for people, the log learns why, and the next page is read. */
  function check(act: string, sentence: RegExp, cause: RegExp): void {
    test(`by the act “${act}”`, async () => {
      const error: unknown = await ask(pool, act).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(UserError);
      expect(error).toMatchObject({
        code: "parse-failed",
        message: expect.stringMatching(sentence),
        wayOn: expect.stringMatching(/^Paste the article/),
        cause: expect.objectContaining({ message: expect.stringMatching(cause) }),
      });
      expect(await ask(pool, "echo afterwards")).toBe("afterwards");
    });
  }

  describe("is stopped when it takes too long", () => {
    check("loop", /longer than 0.7 seconds/, /too slow/);
    check("regex", /longer than 0.7 seconds/, /too slow/);
    check("hang", /longer than 0.7 seconds/, /too slow/);
  });

  describe("may end its reader", () => {
    check("exit", /break down/, /exit code 0/);
    check("abort", /break down/, /SIGABRT|exit code/);
    check("throw-later", /break down/, /exit code 1/);
  });

  describe("may make its reader fail", () => {
    check("throw", /damaged/, /a parser's own fault/);
    check("recursion", /damaged/, /Maximum call stack/);
  });

  describe("is not believed when it speaks for the reader", () => {
    check("nonsense", /nonsense/, /message of the wrong shape/);
    check("wrong-id", /nonsense/, /message of the wrong shape/);
    check("wrong-shape", /nonsense/, /result of the wrong shape/);
  });

  describe("finds no files, no programs, no threads and no way to make code", () => {
    check(`read ${join(program, "package-lock.json")}`, /damaged/, /--allow-fs-read/);
    check(`read ${join(program, ".env")}`, /damaged/, /--allow-fs-read/);
    check(`write ${join(program, "src/note")}`, /damaged/, /--allow-fs-write/);
    check("spawn", /damaged/, /--allow-child-process/);
    check("thread", /damaged/, /--allow-worker/);
    check("eval", /damaged/, /Code generation from strings disallowed/);
  });

  test("finds no environment, and is in no particular folder", async () => {
    expect(["", "PWD"]).toContain(await ask(pool, "environment"));
    expect(await ask(pool, "folder")).toBe(parse(process.execPath).root);
  });

  test("cannot fill the memory with objects", async () => {
    const roomy = hostilePool({ heapMb: 64 });
    await expect(ask(roomy, "heap")).rejects.toThrow(/run out of memory/);
    expect(await ask(roomy, "echo on")).toBe("on");
    await roomy[Symbol.asyncDispose]();
  });

  test.runIf(onLinux)("cannot fill the memory with bytes, which the limit for objects does not count", async () => {
    const roomy = hostilePool();
    await expect(ask(roomy, "buffers")).rejects.toMatchObject({
      code: "parse-failed",
      cause: expect.objectContaining({ message: expect.stringMatching(/allocation failed|SIG/) }),
    });
    expect(await ask(roomy, "echo on")).toBe("on");
    await roomy[Symbol.asyncDispose]();
  });
});

describe("the pool", () => {
  test("reads one page at a time, in the order they came", async () => {
    const pool = hostilePool();
    const done: string[] = [];
    await Promise.all(["a", "b", "c"].map(async (name) => done.push(await ask(pool, `echo ${name}`))));
    expect(done).toEqual(["a", "b", "c"]);
    await pool[Symbol.asyncDispose]();
  });

  test("turns away what would wait too long", async () => {
    const pool = hostilePool({ mostWaiting: 1 });
    const first = ask(pool, "echo first");
    const second = ask(pool, "echo second");
    await expect(ask(pool, "echo third")).rejects.toMatchObject({ code: "busy" });
    expect(await Promise.all([first, second])).toEqual(["first", "second"]);
    expect(await ask(pool, "echo third")).toBe("third");
    await pool[Symbol.asyncDispose]();
  });

  test("turns away what is too large to be sent", async () => {
    const pool = hostilePool({ mostBytes: 10 });
    await expect(ask(pool, "echo too-long")).rejects.toMatchObject({ code: "too-large" });
    await pool[Symbol.asyncDispose]();
  });

  test("keeps its child from page to page, and takes a new one in time", async () => {
    const pool = hostilePool({ tasksPerChild: 2 });
    const pids = [await ask(pool, "pid"), await ask(pool, "pid"), await ask(pool, "pid"), await ask(pool, "pid")];
    expect([pids[0] === pids[1], pids[1] === pids[2], pids[2] === pids[3]]).toEqual([true, false, true]);
    await pool[Symbol.asyncDispose]();
  });

  test("takes a new child after a fault, which may have left something behind", async () => {
    const pool = hostilePool();
    for (const fault of ["throw", "wrong-shape"]) {
      const pid = await ask(pool, "pid");
      await expect(ask(pool, fault)).rejects.toMatchObject({ code: "parse-failed" });
      expect(await ask(pool, "pid")).not.toBe(pid);
    }
    await pool[Symbol.asyncDispose]();
  });

  test("takes a new child where the old one died between two pages", async () => {
    const pool = hostilePool();
    const pid = Number(await ask(pool, "pid"));
    process.kill(pid, "SIGKILL");
    await gone(pid);
    expect(Number(await ask(pool, "pid"))).not.toBe(pid);
    await pool[Symbol.asyncDispose]();
  });

  test("stops reading, or waiting, when the caller does", async () => {
    const pool = hostilePool();
    const reading = new AbortController();
    const waiting = new AbortController();
    const results = Promise.allSettled([ask(pool, "hang", reading.signal), ask(pool, "echo late", waiting.signal)]);
    waiting.abort(new Error("no longer wanted"));
    reading.abort(new Error("not wanted"));
    expect(await results).toMatchObject([
      { status: "rejected", reason: { message: "not wanted" } },
      { status: "rejected", reason: { message: "no longer wanted" } },
    ]);
    await expect(ask(pool, "echo never", AbortSignal.abort(new Error("never wanted")))).rejects.toThrow("never wanted");
    expect(await ask(pool, "echo on")).toBe("on");
    await pool[Symbol.asyncDispose]();
  });

  test("stops waiting for its child when the caller does", async () => {
    const pool = hostilePool();
    const starting = new AbortController();
    const result = ask(pool, "echo late", starting.signal);
    await new Promise(setImmediate);
    starting.abort(new Error("not wanted"));
    await expect(result).rejects.toThrow("not wanted");
    const late = Promise.allSettled([ask(pool, "echo late")]);
    await pool[Symbol.asyncDispose]();
    expect(await late).toMatchObject([{ reason: { message: "The parser pool is closed" } }]);
  });

  test("ends its child and what it was doing when it is closed", async () => {
    const pool = hostilePool();
    const pid = Number(await ask(pool, "pid"));
    const results = Promise.allSettled([ask(pool, "hang"), ask(pool, "echo late")]);
    await pool[Symbol.asyncDispose]();
    expect(isAlive(pid)).toBe(false);
    expect(await results).toMatchObject([
      { status: "rejected", reason: { message: "The parser pool is closed" } },
      { status: "rejected", reason: { message: "The parser pool is closed" } },
    ]);
    await expect(ask(pool, "echo late")).rejects.toThrow("The parser pool is closed");
  });

  test("says so when no child can be started", async () => {
    const pool = hostilePool({ entry: join(import.meta.dirname, "no-such-file.ts") });
    const error: unknown = await ask(pool, "echo").catch((reason: unknown) => reason);
    expect(error).not.toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message: "The parser process does not start: exit code 1" });
    await pool[Symbol.asyncDispose]();
  });
});
