import { describe, expect, test } from "vitest";
import { isNameWithRole, parseBylineLine } from "../../src/article/byline-line.ts";

const check = (line: string, ...names: readonly string[]): void => {
  test.each([line])("%s", () => {
    expect(parseBylineLine(line)).toEqual({ kind: "people", names });
  });
};
const checkAgency = (line: string, name: string): void => {
  test.each([line])("%s", () => {
    expect(parseBylineLine(line)).toEqual({ kind: "agency", name });
  });
};
const checkProse = (line: string): void => {
  test.each([line])("%s", () => {
    expect(parseBylineLine(line)).toBeNull();
  });
};

describe("credits", () => {
  check("By Jane Doe", "Jane Doe");
  check("by Jane Doe", "Jane Doe");
  check("BY JANE DOE AND JOHN O'ROE", "Jane Doe", "John O'Roe");
  check("By Jane Doe, John Roe and Ana de la Cruz", "Jane Doe", "John Roe", "Ana de la Cruz");
  check("By Jane Doe, Political editor", "Jane Doe");
  check("By Jane Doe, London Correspondent | 3 May 2026", "Jane Doe");
  check("By Jane Doe in Lisbon and John Roe in Porto", "Jane Doe", "John Roe");
  check("By Jane Doe for The Harbour Post", "Jane Doe");
  check("Von Jörg Müller", "Jörg Müller");
  check("Par Élise Dûrand", "Élise Dûrand");
  check("Por José Núñez y Ana Pérez", "José Núñez", "Ana Pérez");
  check("**By Jane Doe**", "Jane Doe");
  check("Written by J. R. Roe", "J. R. Roe");
  checkAgency("Reuters", "Reuters");
  checkAgency("By The Associated Press", "Associated Press");
  checkAgency("AP", "Associated Press");
  checkAgency("AFP - 3 May 2026", "AFP");
});

describe("prose that begins like a credit", () => {
  checkProse("By the end of May, rents had risen by nine per cent.");
  checkProse("By Monday the vote was lost");
  checkProse("By May 3 the town had no mayor");
  checkProse("By The Numbers");
  checkProse("By and large");
  checkProse("By Jane Doe’s account, the vote was lost.");
  checkProse("Reuters said that rents rose.");
  checkProse("Von Bismarck");
  checkProse("Jane Doe");
});

test("a name with a role or a date beside it is a credit above a story", () => {
  expect(isNameWithRole("Jane Doe, Political editor")).toBe(true);
  expect(isNameWithRole("Jane Doe | 3 May 2026")).toBe(true);
  expect(isNameWithRole("Jane Doe, The Associated Press")).toBe(true);
  expect(isNameWithRole("Jane Doe, mayor of Harbour")).toBe(false);
  expect(isNameWithRole("Rents Rise, Tenants Leave")).toBe(false);
  expect(isNameWithRole("Jane Doe")).toBe(false);
});
