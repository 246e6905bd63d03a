import { describe, expect, test } from "vitest";
import { sentenceFails } from "./hold.ts";

const article =
  "The union’s leader, Pavel Reiss, said that the cranes would cause accidents. Viktor Salas, the chief executive of Northgate, said that the cranes were safe.";

function check(sentence: string, failed: readonly string[] = []): void {
  test(sentence, () => {
    expect(sentenceFails(article, sentence)).toEqual(failed);
  });
}

describe("whoever is named as saying something says it in the cited sentences", () => {
  check("Pavel Reiss says that the cranes would cause accidents.");
  check("The union’s leader says that the cranes would cause accidents.");
  check("Viktor Salas says that the cranes would cause accidents.", ["speakers"]);
  check("Lena Hartwell says that the cranes would cause accidents.", ["speakers", "names"]);
});

describe("the words of one are not given to several", () => {
  check("Workers say that the cranes would cause accidents.", ["one voice made many"]);
  check("Reiss and Salas say that the cranes would cause accidents.", ["speakers"]);

  test("where many speak, they may", () => {
    expect(sentenceFails("Researchers say that the method is cheap.", "Researchers say the method is cheap.")).toEqual(
      [],
    );
  });
});

describe("a view or an allegation is told as somebody’s", () => {
  const court = "Prosecutors told the court that the founder stole 3 million crowns from patients.";
  test("with its claimer it stands", () => {
    expect(sentenceFails(court, "Prosecutors say the founder stole 3 million crowns from patients.")).toEqual([]);
  });
  test("without, it is withheld", () => {
    expect(sentenceFails(court, "The founder stole 3 million crowns from patients.")).toContain("claimer carried");
  });
});
