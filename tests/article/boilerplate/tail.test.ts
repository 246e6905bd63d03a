import { describe, expect, test } from "vitest";
import { tail } from "../../../src/article/boilerplate/tail.ts";
import { filler, runStep } from "./run-step.ts";

const about = '<meta name="author" content="Ana Horvat"><meta property="og:site_name" content="Harbour Robotics">';

describe("lines under the text taken out", () => {
  const check = (line: string): void =>
    test(line, () => expect(runStep(tail, `${filler}<p>${line}</p>`, about).left).toHaveLength(3));
  check("(Reporting by Ana Horvat; Editing by Lin Park)");
  check("Associated Press writer Tom Lindqvist in Oslo contributed to this report.");
  check("Ana Horvat covers transport for the Post.");
  check("Tom Lindqvist is a freelance writer living in Northbank.");
  check("© 2024 The Harbour Post");
  check("A version of this article appears in print on March 6, 2024.");
  check("First Published: Tuesday, March 5, 2024 08:38 AM");
  check("Follow Ana Horvat on Twitter: @ahorvat");
  check("More on the ferry: https://post.example/ferry");
  check("Comments are moderated.");
  check("Want more? Subscribe today.");
  check("Harbour Robotics is a leading maker of cranes.");
  check("ana@post.example");
});

test("an “About” section under a release goes as a whole", () => {
  const release = "<p><b>About Harbour Robotics</b></p><p>It makes cranes.</p><p>It was founded in 1990.</p>";
  expect(runStep(tail, filler + filler + release).left).toHaveLength(6);
});

describe("last sentences left in", () => {
  const check = (line: string): void =>
    test(line, () => expect(runStep(tail, `${filler}<p>${line}</p>`, about).left).toContain(line));
  check("Follow the money, he said, and you will find the people who let it rust.");
  check("The drought contributed to higher prices, the bank wrote.");
  check("His comments came after the policy was announced in parliament.");
  check("The company said that it would stop using cookies by the end of the year.");
  check("Copyright holders say that they were never asked.");
  check("Research by the university shows that such bridges rarely fail.");
  check("Ana wrote to the council twice and got no answer.");
  check("More than 400 people signed up within a day.");
  check("This article was first published by the Northbank Echo.");
});

test("a post at the end of the story stays whole", () => {
  const post =
    '<blockquote class="twitter-tweet"><p>We are closed.</p>— Post (@post) <a href="https://x.example">March 5, 2024</a></blockquote>';
  expect(runStep(tail, filler + post).left).toHaveLength(5);
});
