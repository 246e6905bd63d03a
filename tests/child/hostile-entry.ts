import { execSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { answerJobs } from "../../src/child/answer-jobs.ts";
import type { PdfText } from "../../src/article/pdf.ts";
import type { Task } from "../../src/child/protocol.ts";

/** A child that does what the bytes of its task say, as a parser would that a page has taken over. */
answerJobs((task: Task) => {
  const { name, argument } = order(task);
  const act = acts.get(name);
  if (act === undefined) throw new Error(`No such act: ${name}`);
  return Promise.resolve(act(argument));
});

function order(task: Task): { readonly name: string; readonly argument: string } {
  if (task.kind !== "pdf") throw new Error("Acts come as bytes");
  const [name = "", argument = ""] = new TextDecoder().decode(task.bytes).split(" ");
  return { name, argument };
}

const acts: ReadonlyMap<string, (argument: string) => unknown> = new Map<string, (argument: string) => unknown>([
  ["echo", (argument) => answered(argument)],
  ["pid", () => answered(String(process.pid))],
  ["loop", () => endlessly()],
  ["regex", () => /^(?:a+)+$/.test(`${"a".repeat(50)}!`)],
  ["heap", () => filled(() => Array.from({ length: 1000 }, (_, index) => ({ index })))],
  ["buffers", () => filled(() => new Uint8Array(10_000_000).fill(1))],
  ["recursion", () => deeper(0)],
  ["exit", () => process.exit(0)],
  ["abort", () => process.abort()],
  ["throw", () => raised()],
  ["throw-later", () => new Promise(() => setTimeout(raised, 10))],
  ["hang", () => new Promise(() => setInterval(() => {}, 1000))],
  ["nonsense", () => new Promise(() => process.send?.({ kind: "takeover" }))],
  ["wrong-shape", () => ({ text: 7 })],
  ["wrong-id", () => new Promise(() => process.send?.({ kind: "done", id: -1, result: answered("forged") }))],
  ["environment", () => answered(Object.keys(process.env).join(" "))],
  ["folder", () => answered(process.cwd())],
  ["read", (path) => answered(readFileSync(path, "utf8"))],
  ["write", (path) => answered(String(writeFileSync(path, "x")))],
  ["spawn", () => answered(execSync("id", { encoding: "utf8" }))],
  ["thread", () => answered(String(new Worker("0", { eval: true }).threadId))],
  // oxlint-disable-next-line no-new-func, typescript/no-implied-eval
  ["eval", () => answered(String(new Function("return 1")()))],
]);

function answered(text: string): PdfText {
  return { text, title: null, author: null, created: null, pages: 1, doubts: [] };
}

function endlessly(): never {
  for (;;);
}

function filled(part: () => unknown): never {
  const kept: unknown[] = [];
  for (;;) kept.push(part());
}

function deeper(depth: number): number {
  return deeper(depth + 1) + 1;
}

function raised(): never {
  throw new Error("a parser's own fault");
}
