import { describe, expect, test } from "vitest";
import { quantitiesIn } from "../../src/report/quantities.ts";

/** The numbers of a text by value, with their unit where they have one. */
function check(text: string, found: readonly string[], language = "en"): void {
  test(text, () => {
    const written = quantitiesIn(text, language).map(({ values, unit, hedge }) => {
      const value = values.map((one) => String(Math.round(one * 1000) / 1000)).join("|");
      return [value, unit === "none" ? "" : ` ${unit}`, hedge === null ? "" : ` ${hedge}`].join("");
    });
    expect(written).toEqual(found);
  });
}

describe("numbers by value", () => {
  check("1,140 workers", ["1140|1.14"]);
  check("3.4 million crowns", ["3400000"]);
  check("a 2-million-crown grant", ["2000000"]);
  check("1.2bn", ["1200000000"]);
  check("4.5 per cent", ["4.5 percent"]);
  check("12% of 5 m", ["12 percent", "5|5000000"]);
  check("at 12:30", ["1230 time"]);
  check("in N4 and B2B", []);
  check("310.000 Euro", ["310000|310"], "de");
  check("1,2 Millionen Euro", ["1200000"], "de");
});

describe("number words", () => {
  check("Fourteen ships and eighty-three sails", ["14", "83"]);
  check("two hundred men", ["200", "100"]);
  check("one of them", []);
  check("zwölf Schiffe", ["12"], "de");
  check("douze navires", ["12"], "fr");
});

describe("fractions", () => {
  check("about a fifth", ["0.2 fraction"]);
  check("two-thirds of them", ["0.667 fraction"]);
  check("the third to cross", []);
  check("evictions halved", ["0.5 fraction"]);
});

describe("limits and roundings", () => {
  check("up to 1,200 jobs", ["1200|1.2 bound"]);
  check("some 300 people", ["300 about"]);
  check("over three years", ["3"]);
  check("over 300 people", ["300 bound"]);
});
