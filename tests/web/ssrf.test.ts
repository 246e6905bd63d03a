import { subscribe } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { guardedWeb } from "../../src/web/guarded.ts";
import { material } from "../material.ts";
import { judgedPublic } from "./judge.ts";
import { openTraps, outcome, staged } from "./loopback.ts";

const file = material("data", "security", "ssrf-cases.dev.json");

const caseShape = z.object({
  id: z.string(),
  layer: z.enum(["address", "policy", "pipeline"]),
  url: z.string(),
  expect: z.enum(["block", "allow"]),
  dns: z.record(z.string(), z.array(z.union([z.string(), z.array(z.string())]))).default({}),
  refuse: z.array(z.string()).default([]),
  responses: z
    .record(
      z.string(),
      z.object({ status: z.number(), headers: z.record(z.string(), z.string()), body: z.string().default("") }),
    )
    .default({}),
});
type Case = z.infer<typeof caseShape>;

/** What went wrong in a case; "" where nothing did. Each counts in one column of the table. */
type Verdict = "" | "connected" | "leaked" | "refused";

/** The address that one case takes for this machine's own. */
const own = ["198.41.0.4"];
const webPorts = new Set(["80", "443", "8080", "8443"]);

describe.skipIf(file === null)("requests that strangers forge (needs the shared material)", () => {
  const cases =
    file === null ? [] : z.object({ cases: z.array(caseShape) }).parse(JSON.parse(readFileSync(file, "utf8"))).cases;
  const responses = new Map(cases.flatMap((one) => Object.entries(one.responses)));
  const attempted = new Set<string>();
  let traps: Awaited<ReturnType<typeof openTraps>>;

  const answer: RequestListener = (request, response) => {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "");
    const { status, headers, body } = responses.get(`${host}${request.url ?? ""}`) ?? {
      status: 200,
      headers: {},
      body: "<p>A page.",
    };
    response.writeHead(status, { "content-type": "text/html", ...inUtf8(headers) });
    response.end(body);
  };

  beforeAll(async () => {
    traps = await openTraps(answer);
    // Node's own account of every socket this process opens, whoever opens it.
    subscribe("net.client.socket", (message) => {
      const { socket } = z.object({ socket: z.instanceof(Socket) }).parse(message);
      socket.on("connectionAttempt", (address: string) => attempted.add(address));
    });
  });
  afterAll(() => traps[Symbol.asyncDispose]());

  test(
    "none reaches an address that is not public, none breaks a rule, no honest link is refused",
    { timeout: 30_000 },
    async () => {
      const verdicts = await Promise.all(cases.map((one) => verdictOn(one, traps)));
      process.stdout.write(table(cases, verdicts));
      expect(cases.map(({ id }, at) => `${id} ${verdicts[at]}`).filter((line) => !line.endsWith(" "))).toEqual([]);
      expect(cases.length).toBeGreaterThan(0);
    },
  );

  test("no socket left this machine", () => {
    expect([...attempted]).toEqual(["127.0.0.1"]);
  });
});

async function verdictOn(one: Case, traps: { plain: number; secure: number }): Promise<Verdict> {
  const dns = Object.fromEntries(Object.entries(one.dns).map(([name, answers]) => [name, answers]));
  const { transport, dialled } = staged(traps, { dns, refuse: one.refuse, own });
  const ended = await outcome(guardedWeb(transport), one.url);
  const reached = dialled.map((dial) => dial.split(" "));
  if (reached.some(([address = ""]) => !judgedPublic(address) || own.includes(address))) return "connected";
  if (reached.some(([, port = ""]) => !webPorts.has(port))) return "leaked";
  if (one.layer === "policy" && one.expect === "block" && ended === "page") return "leaked";
  // To be let through is to be asked for: a status that is not 200 comes from the server, not from the guard.
  if (one.expect === "allow" && ended !== "page" && ended !== "bad-status") return "refused";
  return "";
}

function table(cases: readonly Case[], verdicts: readonly Verdict[]): string {
  const layers = ["address", "policy", "pipeline", "all"];
  const rows = layers.map((layer) => {
    const ours = verdicts.filter((_, at) => layer === "all" || cases[at]?.layer === layer);
    const count = (column: Verdict): number => ours.filter((verdict) => verdict === column).length;
    return row(layer, ours.length, count("connected"), count("leaked"), count("refused"));
  });
  return `\n${row("layer", "cases", "connected to non-public", "policy leaks", "wrongly refused")}${rows.join("")}\n`;
}

function row(...cells: readonly (string | number)[]): string {
  return `${cells.map((cell, at) => `${cell}`.padStart([9, 7, 25, 14, 17][at] ?? 0)).join("")}\n`;
}

/** node:http writes headers in Latin-1; the cases' are written in UTF-8, as servers do. */
function inUtf8(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Buffer.from(value).toString("latin1")]),
  );
}
