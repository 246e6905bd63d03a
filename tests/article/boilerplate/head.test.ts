import { describe, expect, test } from "vitest";
import { head } from "../../../src/article/boilerplate/head.ts";
import { filler, runStep } from "./run-step.ts";

const described = '<meta name="description" content="Divers found cracks in four of the eleven piers">';

describe("lines over the text taken out", () => {
  const check = (name: string, markup: string): void =>
    test(name, () => expect(runStep(head, markup + filler, described).left).toHaveLength(3));
  check("a byline", "<p>By Ana Horvat</p>");
  check("a date", "<div>Tue 5 Mar 2024 07.30 CET</div>");
  check("breadcrumbs", '<div><a href="/">Home</a></div><div><a href="/news">News</a></div>');
  check("a label", "<div>Staff report</div>");
  check("a named standfirst", '<div class="ContentHeaderDek">Cracks in four piers, and no money.</div>');
  check("a long heading", "<h2>Divers found cracks in four of the eleven piers, and the city has no money</h2>");
  check("a point that the text makes again", "<ul><li>The rust goes deeper than the paint</li></ul>");
});

test("the description in a box of its own is a standfirst", () => {
  const apart = "<div class=a>Divers found cracks in four of the eleven piers.</div>";
  expect(runStep(head, `${apart}<div class=b>${filler}</div>`, described).left).toHaveLength(3);
});

describe("lines over the text left in", () => {
  const check = (left: string, markup: string): void =>
    test(left, () => expect(runStep(head, markup + filler, described).left[0]).toBe(left));
  check("Divers found cracks in four of the eleven piers.", "<p>Divers found cracks in four of the eleven piers.</p>");
  check("ELMSWORTH, NORTHBANK", "<p>ELMSWORTH, NORTHBANK</p>");
  check("It was over.", "<p>It was over.</p>");
  check("What is known", "<h2>What is known</h2>");
  check("1. First stage: 10 March, Elmsworth", "<p>1. First stage: 10 March, Elmsworth</p>");
});

test("a long list before the first sentence is the story", () => {
  const rows = Array.from({ length: 20 }, (_, index) => `<p>Stage number ${index}</p>`).join("");
  expect(runStep(head, rows + filler).left).toHaveLength(23);
});
