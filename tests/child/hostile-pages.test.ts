import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { material } from "../material.ts";
import { casesOf, faultsOf, outputOf, table, type Verdict, verdictsOn } from "./hostile-files.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hostile-pages-"));
  folders.push(folder);
  return folder;
}

/** Text, or an honest refusal. */
function isContained({ outcome }: Verdict): boolean {
  return ["read", "no-article", "empty", "too-large", "parse-failed", "unsupported-type"].includes(outcome);
}

const story = "<p>The harbour reopened on Monday after three weeks, and the first ships came in at noon.</p>\n".repeat(
  20,
);

function page(body: string): string {
  return `<!doctype html><html><head><title>Harbour reopens</title></head><body><article>${body}</article></body></html>`;
}

const pages: Readonly<Record<string, string>> = {
  "plain.html": page(story),
  "nested-boxes.html": page(`${"<div>".repeat(60_000)}x${"</div>".repeat(60_000)}${story}`),
  "nested-bold.html": page(`${"<b>".repeat(60_000)}${story}`),
  "fonts-never-closed.html": page(`${Array.from({ length: 2000 }, (_, n) => `<font a${n}=1><p>`).join("")}${story}`),
  "nested-tables.html": page(`${"<table><tr><td>".repeat(15_000)}${story}`),
  "nested-templates.html": page(`${"<template>".repeat(40_000)}${story}`),
  "nested-drawings.html": page(`${"<svg><g>".repeat(40_000)}${story}`),
  "many-attributes.html": page(`<div ${Array.from({ length: 50_000 }, (_, n) => `a${n}=1`).join(" ")}>${story}</div>`),
  "many-paragraphs.html": page("<p>word, and some more</p>".repeat(40_000)),
  "many-links.html": page(`<p>${'<a href="http://x.example/">more</a> '.repeat(60_000)}</p>${story}`),
  "many-ampersands.html": page("&".repeat(3e6) + story),
  "many-entities.html": page("&lt;&NotEqualTilde;&#x110000;&#0;".repeat(20_000) + story),
  "one-word.html": page(`<p>${"a".repeat(4e6)}</p>${story}`),
  "no-end-of-comment.html": page(`${story}<!--${"-".repeat(3e6)}`),
  "pdf-as-page.html": "%PDF-1.7",
};

describe("hostile pages of our own", () => {
  test("are read, refused or stopped, and the bot does not notice", async () => {
    const folder = newFolder();
    for (const [name, html] of Object.entries(pages)) writeFileSync(join(folder, name), html);
    const verdicts = await verdictsOn(folder);
    process.stdout.write(table("\nhostile pages of our own", verdicts));
    expect(faultsOf(verdicts, isContained)).toEqual([]);
    expect(verdicts).toHaveLength(Object.keys(pages).length);
  }, 120_000);
});

const cases = material("data", "security", "hostile-cases.dev.json");
const generators = ["html-gen.mjs", "html-gen2.mjs"].map((name) => material("data", "security", "make", name));

describe.skipIf(cases === null || generators.includes(null))("hostile pages (needs the shared material)", () => {
  test("are read, refused or stopped, and the bot does not notice", async () => {
    const folder = newFolder();
    for (const generator of generators) await outputOf(generator ?? "", folder);
    const wanted = casesOf("html", cases ?? "");
    const verdicts = await verdictsOn(folder, [...wanted.keys()]);
    process.stdout.write(table("\nhostile pages of the shared material", verdicts));
    expect(faultsOf(verdicts, isContained)).toEqual([]);
    expect(verdicts).toHaveLength(wanted.size);
  }, 240_000);
});
