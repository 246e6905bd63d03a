import { describe, expect, test } from "vitest";
import { namesIn } from "../../src/report/names.ts";

function check(text: string, names: readonly string[]): void {
  test(text, () => {
    expect(namesIn(text).map(({ parts }) => parts.join(" "))).toEqual(names);
  });
}

describe("the names of a text, in small letters and without titles", () => {
  check("The mayor met Pavel Reiss.", ["pavel reiss"]);
  check("Mr Reiss’s union", ["reiss"]);
  check("Harbour and Dock Union", ["harbour dock union"]);
  check("The WHO met the U.S. in June. Who left?", ["who", "us", "june"]);
  check("President José Núñez", ["jose nunez"]);
  check("It was late. After the talks, he left.", []);
});
