import { describe, expect, test } from "vitest";
import { limits } from "../../../src/discord/limits.ts";
import { askForm, readForm } from "../../../src/discord/render/forms.ts";
import { noticeShown, noticeWhispered, type Notice } from "../../../src/discord/render/notices.ts";
import { edited, privately } from "../../../src/discord/render/parts.ts";
import { offerShown, progressShown, type Progress } from "../../../src/discord/render/progress.ts";
import { gateCodes } from "../../../src/errors.ts";
import { payloadFaults, seen, textsOf } from "../payload-faults.ts";

function linesOf(notice: Notice): readonly string[] {
  const payload = noticeShown(notice);
  expect(payloadFaults(payload, null)).toEqual([]);
  expect(textsOf(noticeWhispered(notice))).toEqual(textsOf(payload));
  return textsOf(payload).map(seen).join("\n").split("\n");
}

describe("a notice", () => {
  test.each(gateCodes)("of the gate (%s) has the reason and three ways on", (code) => {
    const lines = linesOf({ kind: "gate", code });
    expect(lines.filter((line) => line.startsWith("- "))).toHaveLength(3);
    expect(lines[0]).toMatch(/\.$/);
  });
  test("says what is wrong and a way on", () => {
    for (const kind of ["busy", "failed", "expired", "gone", "not-allowed", "nothing-to-read", "deleted"] as const) {
      expect(linesOf({ kind })).toHaveLength(2);
    }
    expect(linesOf({ kind: "budget", scope: "user", againIn: 0.2 })[1]).toBe("Ask again in 1 minute.");
    expect(linesOf({ kind: "budget", scope: "server", againIn: 95 })[1]).toBe("Ask again in 2 hours.");
  });
  test("of a fault shows its words as plain text", () => {
    const lines = linesOf({ kind: "trouble", message: "No file “@everyone **x**”.", wayOn: "Try <@1>." });
    expect(lines).toEqual(["No file “@ everyone **x**”.", "Try ‹@1>."]);
  });
  test("for one member carries the flag that keeps it from others", () => {
    expect(noticeWhispered({ kind: "busy" }).flags & 64).toBe(64);
    expect(noticeShown({ kind: "busy" }).flags & 64).toBe(0);
    expect(privately(noticeShown({ kind: "busy" }))).toEqual(noticeWhispered({ kind: "busy" }));
    expect(edited(noticeWhispered({ kind: "busy" }))).toEqual(noticeShown({ kind: "busy" }));
  });
});

describe("what happens meanwhile", () => {
  const all: readonly Progress[] = [
    { kind: "fetching" },
    { kind: "reading" },
    { kind: "asking", items: 0 },
    { kind: "asking", items: 1 },
    { kind: "answering" },
  ];
  test("is told in a line that is plain", () => {
    for (const one of all) expect(payloadFaults(progressShown(one), null)).toEqual([]);
    expect(textsOf(progressShown({ kind: "asking", items: 7 }))).toEqual(["-# Asking the model: 7 items so far …"]);
  });
  test("an article is offered to be read with one button", () => {
    expect(payloadFaults(offerShown({ words: 464 }, "id"), null)).toEqual([]);
  });
});

test("forms keep to Discord’s measures", () => {
  for (const form of [readForm("id"), askForm("id", { isPrivate: false })]) {
    expect(form.title.length).toBeLessThanOrEqual(limits.formTitle);
    expect(form.components.length).toBeLessThanOrEqual(limits.formComponents);
    for (const one of form.components) {
      const { label, description } = { label: "", description: "", ...one };
      expect(label.length).toBeLessThanOrEqual(limits.formLabel);
      expect(label).not.toBe("");
      expect(description.length).toBeLessThanOrEqual(limits.formLabelDescription);
    }
  }
});
