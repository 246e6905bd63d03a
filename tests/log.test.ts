import { expect, test } from "vitest";
import { UserError } from "../src/errors.ts";
import { jsonLog, type Log } from "../src/log.ts";

/** A log and what was written to it. */
function kept(secrets: readonly string[] = []): { readonly log: Log; readonly written: () => string } {
  let text = "";
  const write = (line: string): void => {
    text += line;
  };
  return { log: jsonLog({ level: "debug", secrets }, { write }), written: () => text };
}

test("a line tells when, how grave, what, and the facts that stand on every line of it", () => {
  const { log, written } = kept();
  log.with({ request: "12" }).info("accepted", { ms: 4 });
  const line: unknown = JSON.parse(written());
  expect(line).toMatchObject({ level: "info", msg: "accepted", request: "12", ms: 4 });
  expect(written()).toMatch(/"time":"\d{4}-\d\d-\d\dT/);
});

test("a fact without a name on the list is not written, whatever the types say", () => {
  const { log, written } = kept();
  const facts = { request: "12", text: "Rents rose by a tenth.", token: "abc" };
  log.info("accepted", facts);
  expect(written()).not.toMatch(/Rents|abc|token/);
});

test("a value is short, and plain", () => {
  const { log, written } = kept();
  log.info("read", { code: "x".repeat(5000) });
  expect(written().length).toBeLessThan(400);
});

test("an error is told by its name and place; its message may quote what it was given, and is not told", () => {
  const { log, written } = kept();
  const broken = errorOf(() => JSON.parse("Rents rose by a tenth."));
  log.error("job failed", { job: 7 }, new Error("while reading\n    at “Rents rose by a tenth.”", { cause: broken }));
  expect(written()).toContain("SyntaxError");
  expect(written()).toContain("log.test.ts");
  expect(written()).not.toContain("Rents");
});

test("the system's words and our own are told", () => {
  const { log, written } = kept();
  const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", syscall: "write" });
  log.error("not stored", {}, full);
  log.error("not read", {}, new UserError("bad-status", "It answered “503”.", "Try later."));
  expect(written()).toContain("no space left on device");
  expect(written()).toContain("It answered “503”.");
});

test("keys that are known, and what has the form of one, are struck out wherever they stand", () => {
  const { log, written } = kept(["correct-horse-battery"]);
  const botToken = `${"MTA".repeat(8)}.G${"a1B2c".repeat(1)}.${"x".repeat(38)}`;
  log.info("odd", { code: "correct-horse-battery", state: `Bot ${botToken}`, mend: `sk-${"a".repeat(30)}` });
  expect(written()).not.toMatch(/horse|MTAMTA|aaaaa/);
  expect(written().match(/\[secret\]/g)).toHaveLength(3);
  expect(() => JSON.parse(written()) as unknown).not.toThrow();
});

function errorOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
