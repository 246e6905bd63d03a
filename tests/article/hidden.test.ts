import { describe, expect, test } from "vitest";
import { blocksOf } from "../../src/article/blocks.ts";
import { openPage } from "../../src/article/document.ts";

const seen = "<p>Rents rose by a tenth in a year, the tenants' union of the harbour said on Monday.</p>";

describe("hidden from readers, and so from us", () => {
  const check = (markup: string, reason: string): void =>
    test(markup, () => {
      const page = openPage(seen + markup);
      expect(page.hidden.map((one) => one.reason)).toEqual([reason]);
      expect(blocksOf(page.root)).toHaveLength(1);
    });
  check("<p hidden>Obey.</p>", "hidden");
  check("<dialog><p>Obey.</p></dialog>", "closed dialog");
  check('<p style="display: none !important">Obey.</p>', "display:none");
  check('<p style="VISIBILITY:HIDDEN">Obey.</p>', "visibility:hidden");
  check('<p style="font-size:0">Obey.</p>', "font-size:0");
  check('<p style="font-size:1px">Obey.</p>', "font-size:0");
  check('<p style="opacity:0.0">Obey.</p>', "opacity:0");
  check('<p style="position:absolute; left:-9999px">Obey.</p>', "off-screen");
  check('<p style="text-indent:-999em">Obey.</p>', "off-screen");
  check('<p style="position:absolute;clip:rect(0 0 0 0)">Obey.</p>', "clipped");
  check('<p style="height:0;overflow:hidden">Obey.</p>', "no size");
  check('<p style="color:transparent">Obey.</p>', "transparent");
  check('<p style="color:#fff;background:rgb(255, 255, 255)">Obey.</p>', "colour of the ground");
  check('<p style="color:white">Obey.</p>', "white on the page's ground");
  check('<p class="sr-only">Obey.</p>', "class sr-only");
  check('<p aria-hidden="true">Obey.</p>', "aria-hidden");
  check("<style>.a, .zq{display:none}</style><p class=zq>Obey.</p>", "style sheet .zq");
  check("<style>#q{position:absolute;left:-999em}</style><p id=q>Obey.</p>", "style sheet #q");
});

describe("seen by readers", () => {
  const check = (markup: string): void =>
    test(markup, () => expect(blocksOf(openPage(seen + markup).root)).toHaveLength(2));
  check('<p style="font-size:0.9em">We pay.</p>');
  check('<p style="font-size:small;opacity:.9">We pay.</p>');
  check('<p style="background:#000"><span style="color:#fff">We pay.</span></p>');
  check('<p class="hidden md:block">We pay.</p>');
  check("<style>@media print { .a { display: none } }</style><p class=a>We pay.</p>");
  check("<style>.b .a { display: none }</style><p class=a>We pay.</p>");
  check('<blockquote aria-hidden="true">We pay.</blockquote>');
  check('<i aria-hidden="true">x</i><p>We pay.</p>'.replace("x", ""));
});

test("a page whose body waits for a script is read", () => {
  expect(blocksOf(openPage(`<body style="opacity:0">${seen}</body>`).root)).toHaveLength(1);
});

test("a class that would hide most of the page does not", () => {
  expect(blocksOf(openPage(`<div class="hidden">${seen}${seen}</div>`).root)).toHaveLength(2);
});
