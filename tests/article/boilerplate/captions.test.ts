import { describe, expect, test } from "vitest";
import { captions } from "../../../src/article/boilerplate/captions.ts";
import { filler, runStep } from "./run-step.ts";

describe("captions taken out", () => {
  const check = (markup: string, text: string): void =>
    test(text, () => expect(runStep(captions, filler + markup).left).toHaveLength(3));
  check('<figure><img src="b.jpg"><figcaption>The bridge at low tide.</figcaption></figure>', "a figure");
  check('<div class="wp-caption-text">The bridge at low tide.</div>', "a box named as a caption");
  check(
    '<div align="center"><img src="b.jpg"><br><span>The slim pier of the bridge</span></div>',
    "an image with a line",
  );
  check('<p><img src="b.jpg"><br><em>The pier</em></p>', "an image with a line in italics");
  check(
    '<p><img src="b.jpg"></p><center><em>The pier, seen from the quay</em></center>',
    "a line in italics under an image",
  );
  check("<p>Photo: Lin Park</p>", "a credit");
  check("<p>FILE PHOTO: The bridge stands in the fog, March 4, 2024. REUTERS/Lin Park</p>", "a file photo's caption");
  check(
    "<p>Cars queue at the bridge on Monday, March 4, 2024. (AP Photo/Lin Park)</p>",
    "a caption with a credit in brackets",
  );
  check("<p>Image 2 of 9</p>", "a place in a gallery");
});

describe("text left in", () => {
  const check = (markup: string, left: string): void =>
    test(left, () => expect(runStep(captions, filler + markup).left).toContain(left));
  check(
    '<p><img src="a.jpg"> If we have not met yet, my name is Ana and I write.</p>',
    "If we have not met yet, my name is Ana and I write.",
  );
  check("<figure><blockquote><p>We are closed.</p></blockquote></figure>", "We are closed.");
  check("<figure><table><tr><td>Pier</td><td>Cracks</td></tr></table></figure>", "Pier | Cracks");
  check(
    "<p>Shutterstock said on Tuesday that it would buy the smaller firm.</p>",
    "Shutterstock said on Tuesday that it would buy the smaller firm.",
  );
  check("<p>She told Reuters.</p>", "She told Reuters.");
  check('<div class="credit-card-fees"><p>Fees rose again.</p></div>', "Fees rose again.");
  check(
    "<p>Sources: the council does not name them, and neither will this newspaper.</p>",
    "Sources: the council does not name them, and neither will this newspaper.",
  );
});

test("a gallery whose captions are most of the text is the story", () => {
  const slide =
    "<figure><img><figcaption>Children jump from the old crane on the first warm day, as their parents did.</figcaption></figure>";
  expect(runStep(captions, `<p>Ten pictures.</p>${slide.repeat(4)}`).left).toHaveLength(5);
});
