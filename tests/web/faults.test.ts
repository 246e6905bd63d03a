import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { guardedWeb } from "../../src/web/guarded.ts";
import { material } from "../material.ts";
import { faults } from "./faulty-origin.ts";
import { outcome, staged } from "./loopback.ts";

const maxGrowthMb = 100;

describe("a faulty server", () => {
  let origin: Origin;
  let before = 0;
  beforeAll(async () => {
    origin = await originProcess([]);
    before = process.memoryUsage().rss;
  });
  afterAll(() => origin.stop());

  describe("several faults at a time", { concurrent: true }, () => {
    test.each([...faults])("%s", { timeout: 6000 }, async (name, { ends }) => {
      expect(await fetchFrom(origin.port, name)).toBe(ends);
    });
  });

  test("and the process has grown little", () => {
    process.stdout.write(`\n${faults.size} faults: +${grownBy(before)} MB\n`);
    expect(grownBy(before)).toBeLessThanOrEqual(maxGrowthMb);
  });
});

const file = material("data", "security", "hostile-cases.dev.json");
const module = material("data", "security", "make", "hostile-origin.mjs");
const caseShape = z.object({ kind: z.string(), name: z.string(), expect: z.string() });

describe.skipIf(file === null || module === null)("a hostile server (needs the shared material)", () => {
  const rows: string[] = [];
  let origin: Origin;
  beforeAll(async () => void (origin = await originProcess([module ?? ""])), 60_000);
  afterAll(() => {
    origin.stop();
    process.stdout.write(`\n${rows.join("\n")}\n\n`);
  });

  const cases =
    file === null ? [] : z.object({ cases: z.array(caseShape) }).parse(JSON.parse(readFileSync(file, "utf8"))).cases;
  const transport = cases.filter(({ kind }) => kind === "transport");
  test("are there", () => expect(transport).not.toEqual([]));
  test.each(transport)("$name: $expect", { timeout: 6000 }, async ({ name, expect: wanted }) => {
    const before = { at: performance.now(), rss: process.memoryUsage().rss };
    const ended = await fetchFrom(origin.port, name);
    const ms = Math.round(performance.now() - before.at);
    rows.push(`${name.padEnd(14)} ${ended.padEnd(17)} ${`${ms}`.padStart(5)} ms  +${grownBy(before.rss)} MB`);
    expect(wanted).toMatch(ended === "page" ? /^article read|^either/ : /^refused|^either/);
    expect(grownBy(before.rss)).toBeLessThanOrEqual(maxGrowthMb);
  });
});

/** Fetches one page of a faulty server on a port of loopback: how it ended. */
function fetchFrom(port: number, name: string): Promise<string> {
  const { transport } = staged({ plain: port, secure: 0 }, { dns: { "odd.example.org": [["151.101.2.133"]] } });
  return outcome(guardedWeb(transport), `http://odd.example.org/${name}`);
}

type Origin = { readonly port: number; readonly stop: () => void };

async function originProcess(args: readonly string[]): Promise<Origin> {
  const child = fork(fileURLToPath(import.meta.resolve("./origin-process.ts")), args);
  const [message]: unknown[] = await once(child, "message");
  return { port: z.number().parse(message), stop: () => void child.kill() };
}

/** By how many megabytes the most that this process has ever held is over what it held then: never too few. */
function grownBy(before: number): number {
  return Math.round((process.resourceUsage().maxRSS * 1024 - before) / 1_000_000);
}
