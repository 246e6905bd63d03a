import { describe, expect, test } from "vitest";
import { isoDate } from "../../src/article/date.ts";

const check = (text: string, expected: string | null): void => test(text, () => expect(isoDate(text)).toBe(expected));

describe("dates as pages write them", () => {
  check("2019-11-18T06:11:00+01:00", "2019-11-18T06:11:00+01:00");
  check("2019-11-18T20:11:06.000Z", "2019-11-18T20:11:06.000Z");
  check("2019-11-18 06:11:00 +0530", "2019-11-18T06:11:00+05:30");
  check("2019-11-18", "2019-11-18");
  check("20191118", "2019-11-18");
  check("Published 11:34 PM EST Nov. 19, 2019", "2019-11-19");
  check("Monday, November 18th, 2019 at 11:08 a.m.", "2019-11-18");
  check("18 November 2019", "2019-11-18");
  check("sexta-feira, 22 de outubro de 2010 às 20:13", "2010-10-22");
  check("5. März 2024, 06.30 Uhr", "2024-03-05");
  check("18.11.2019", "2019-11-18");
  check("11/18/2019", "2019-11-18");
  check("18/11/2019", "2019-11-18");
});

describe("no dates", () => {
  check("11/12/2019", null);
  check("2019-13-40", null);
  check("November rain", null);
  check("31 February 2024", null);
  check("", null);
});
