import { describe, expect, test } from "vitest";
import { articleOf } from "../../reading/read.ts";
import { hold, sentenceFails } from "./hold.ts";

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

describe("each sentence of an answer is read by itself", () => {
  const trial = "Prosecutors accuse Anton Varga of fraud. He denies the charge.";
  test("“he” is nobody of another sentence", () => {
    const summary = [
      { text: "The nurse Ilse Maas was heard.", sentences: [1] },
      { text: "Prosecutors accuse the founder; he denies the charge.", sentences: [1, 2] },
    ];
    const { report } = hold(articleOf(trial), { summary });
    expect(report.summary.map(({ sentences }) => sentences)).toContainEqual([1, 2]);
  });
  test("behind a semicolon another speaks", () => {
    const text = "Colin Prewett said that it leaked. Bev Strand said that a report was lost.";
    const told = "Colin Prewett says that it leaked; Bev Strand apologised and said that a report was lost.";
    expect(sentenceFails(text, told)).toEqual([]);
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
