import { describe, expect, test } from "vitest";
import { stamps } from "../../../src/article/boilerplate/stamps.ts";
import { filler, runStep } from "./run-step.ts";

describe("times of entries taken out", () => {
  const check = (markup: string): void =>
    test(markup, () => expect(runStep(stamps, filler + markup).left).toHaveLength(3));
  check("<div><time>10:42</time><span>3 hours ago</span></div>");
  check("<span>Updated at 11.05 GMT</span>");
  check('<div class="update-time">12:42</div>');
  check("<div>just now</div>");
});

describe("times left in", () => {
  const check = (markup: string): void =>
    test(markup, () => expect(runStep(stamps, filler + markup).left).toHaveLength(4));
  check("<h3>10:42</h3>");
  check("<p>4:14 p.m.</p>");
  check("<p>The gates opened at <time>10:42</time> and closed at noon.</p>");
});
