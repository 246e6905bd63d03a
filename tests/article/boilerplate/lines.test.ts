import { describe, expect, test } from "vitest";
import { isCreditLine } from "../../../src/article/boilerplate/lines.ts";

describe("lines of dates and bylines", () => {
  const check = (line: string): void => test(line, () => expect(isCreditLine(line)).toBe(true));
  check("Updated 10:01 pm PST, Tuesday, November 19, 2019");
  check("November 20, 15:23 2019");
  check("By Ana Horvat and Tom Lindqvist");
  check("Von Ana Horvat");
  check("Published 5 March 2024 at 6.30am");
  check("3 min read");
  check("Tempo de leitura: 2 minutos");
  check("05/10/2018 - Publicado por: Clara Borba");
  check("Updated at 1:23 p.m.");
});

describe("sentences that begin or end like one", () => {
  const check = (line: string): void => test(line, () => expect(isCreditLine(line)).toBe(false));
  check("By the end of May, rents had risen by a tenth.");
  check("By the end of May");
  check("Updated rules take effect on 1 May 2024.");
  check("Published accounts show a loss of four million crowns in 2023.");
});
