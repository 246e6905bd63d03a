import { describe, expect, test } from "vitest";
import { findQuotations } from "../../src/reading/quotations.ts";
import { splitParagraphs } from "../../src/text/sentences.ts";
import { slice } from "../../src/text/span.ts";

function check(text: string, expected: readonly string[]): void {
  test(text, () => {
    const found = findQuotations(text, splitParagraphs(text)).map(({ span }) => slice(text, span));
    expect(found).toEqual(expected);
  });
}

describe("the marks of many papers", () => {
  check("“We won’t pay,” she said.", ["“We won’t pay,”"]);
  check('"We won\'t pay," she said.', ['"We won\'t pay,"']);
  check("‘We won’t pay,’ she said.", ["‘We won’t pay,’"]);
  check("''We won't pay,'' she said.", ["''We won't pay,''"]);
  check("„Wir zahlen nicht“, sagte sie.", ["„Wir zahlen nicht“"]);
  check("»Wir zahlen nicht«, sagte sie.", ["»Wir zahlen nicht«"]);
  check("« Nous ne paierons pas », dit-elle.", ["« Nous ne paierons pas »"]);
  check("「払いません」と言った。", ["「払いません」"]);
});

describe("only the outer one counts", () => {
  check("“He said ‘no’ to us,” she said.", ["“He said ‘no’ to us,”"]);
  check("‘He said “no” to us,’ she said.", ["‘He said “no” to us,’"]);
});

describe("an apostrophe is no quotation mark", () => {
  check("The tenants’ union won’t pay in the ’90s.", []);
  check("‘The tenants’ union won’t pay,’ she said.", ["‘The tenants’ union won’t pay,’"]);
});

describe("a measure is none either", () => {
  check("He is 6'2\" tall and said so.", []);
});

describe("a quotation ends with its paragraph, and may go on in the next", () => {
  check("“We won’t pay.\n\n“We won’t move,” she said.", ["“We won’t pay.", "“We won’t move,”"]);
});
