import { describe, expect, test } from "vitest";
import { related } from "../../../src/article/boilerplate/related.ts";
import { filler, runStep } from "./run-step.ts";

const link = (title: string, href = "/news/x"): string => `<a href="${href}">${title}</a>`;

describe("ways to other stories taken out", () => {
  const check = (name: string, markup: string): void =>
    test(name, () => expect(runStep(related, filler + markup).left).toHaveLength(3));
  check("a line that says so", `<p><strong>Read more:</strong> ${link("City to buy second ferry")}</p>`);
  check("in brackets", `<p>[Related: ${link("City to buy second ferry")}]</p>`);
  check("in German", `<p>Lesen Sie auch: ${link("Stadt kauft zweite Fähre")}</p>`);
  check("a headline that is a link and a paragraph", `<p><strong>${link("CITY TO BUY SECOND FERRY")}</strong></p>`);
  check(
    "a heading with its list",
    `<h3>More Great Harbour Stories</h3><ul><li>A ferry, and ${link("what it costs")}</li></ul>`,
  );
  check(
    "a list of headlines",
    `<ul><li>${link("City to buy second ferry")}</li><li>${link("Ferry breaks down on its first day")}</li></ul>`,
  );
  check(
    "lines under “Don't miss”",
    `<p><b>DON'T MISS</b><br><b>${link("City to buy second ferry")} [NEWS]</b><br><b>${link("Storm takes roof off gym")} [VIDEO]</b></p>`,
  );
  check(
    "three teasers of one make",
    ["Ferry", "Storm", "Parking"]
      .map((topic) => `<div class="card"><h3>${link(`${topic} again`)}</h3><p>Short words on it.</p></div>`)
      .join(""),
  );
});

describe("links left in", () => {
  const check = (left: string, markup: string): void =>
    test(left, () => expect(runStep(related, filler + markup).left).toContain(left));
  check(
    "Get it at the harbour shop for 40",
    `<p>${link("Get it at the harbour shop for 40", "https://shop.example/1")}</p>`,
  );
  check(
    "City to buy second ferry soon",
    `<p>The reports:</p><ul><li>${link("City to buy second ferry soon")}</li><li>${link("Ferry breaks down again")}</li></ul>`,
  );
  check("1. The old quay and its rings", `<h2>${link("1. The old quay and its rings")}</h2>`);
  check("Related work on the ferry", "<h2>Related work on the ferry</h2>");
  check("Related claims against the builder were dropped.", "<p>Related claims against the builder were dropped.</p>");
  check("Trending upwards since March, the price is up.", "<p>Trending upwards since March, the price is up.</p>");
  check("The whole report is on the city's own page.", `<p>${link("The whole report is on the city's own page.")}</p>`);
});
