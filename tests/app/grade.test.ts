import { describe, expect, test } from "vitest";
import { grade, type GradeName } from "../../src/app/grade.ts";
import { nothingSaid, type SaidItems } from "../../src/app/said-items.ts";
import { articleOf } from "../reading/read.ts";
import { read } from "../report/answer-fixtures.ts";

const article = articleOf(
  "A militant union has shut the port, and 14 ships are waiting. The union’s leader, Pavel Reiss, said that the cranes would cause more accidents in the port. “The cranes are safe in every way, and they always were,” said Viktor Salas, who runs the port. Lena Hartwell declined to comment.",
);
const reading = read(article);

type Claim = SaidItems["claims"][number];

function claim(one: Partial<Claim>): Partial<SaidItems> {
  return { claims: [{ text: "", quote: "the cranes would cause more accidents", claimer: "V1", sentence: 2, ...one }] };
}

function sentence(text: string, sentences: readonly number[] = [1]): Partial<SaidItems> {
  return { summary: [{ text, sentences }] };
}

function asked(who: string, kind: "affected" | "reply" | "history", text = ""): Partial<SaidItems> {
  return { perspectives: [{ kind, who, text, trigger: "the port", sentence: 1 }] };
}

/** What a grade makes of some items, as "passed of all". */
function check(name: GradeName, items: Partial<SaidItems>, graded: string, points: readonly string[][] = []): void {
  test(`${name} of ${JSON.stringify(items)}: ${graded}`, () => {
    const { passed, of } = grade({ ...nothingSaid, ...items }, { article, reading, language: "en", points })[name];
    expect(`${passed} of ${of}`).toBe(graded);
  });
}

describe("quotations stand word for word, whatever marks are around them", () => {
  check("quotes", claim({ quote: "“The cranes are safe in every way…”" }), "1 of 1");
  check("quotes", claim({ quote: "the cranes are unsafe in every way" }), "0 of 1");
  check("quotes", asked("dockers", "affected"), "1 of 1");
});

describe("claimers are those whom the reading finds speaking", () => {
  const reiss = reading.voices.find(({ name }) => name === "Pavel Reiss")?.id ?? "";
  const salas = reading.voices.find(({ name }) => name === "Viktor Salas")?.id ?? "";
  check("claimers", claim({ claimer: reiss }), "1 of 1");
  check("claimers", claim({ claimer: "Pavel Reiss" }), "1 of 1");
  check("claimers", claim({ claimer: salas }), "0 of 1");
  check("claimers", claim({ claimer: "article" }), "0 of 1");
  check("claimers", claim({ quote: "14 ships are waiting", claimer: "article" }), "1 of 1");
  check("claimers", claim({ quote: "14 ships are waiting", claimer: salas }), "0 of 1");
  check("claimers", claim({ quote: "which is nowhere" }), "0 of 0");
});

describe("numbers and names are the article’s", () => {
  check("numbers", sentence("Fourteen ships wait."), "1 of 1");
  check("numbers", sentence("15 ships wait."), "0 of 1");
  check("names", sentence("The leader is Pavel Reiss."), "2 of 2");
  check("names", sentence("The leader is Leopold Reiss."), "1 of 2");
});

describe("nothing slants or judges in the narrator’s voice", () => {
  check("slant", sentence("A union has shut the port."), "1 of 1");
  check("slant", sentence("A militant union has shut the port."), "0 of 1");
  check("slant", sentence("A “militant” union has shut the port."), "1 of 1");
  check("verdicts", sentence("The text is biased."), "0 of 1");
  check("verdicts", asked("dockers", "affected", "Why is this so misleading?"), "0 of 1");
  check("verdicts", sentence("The port is shut."), "1 of 1");
});

describe("left out is nobody whom the ledger has quoted, or refusing", () => {
  check("unheard", asked("Viktor Salas", "reply"), "0 of 1");
  check("unheard", asked("Lena Hartwell", "reply"), "0 of 1");
  check("unheard", asked("dockers", "affected"), "1 of 1");
  check("unheard", asked("Viktor Salas", "history"), "1 of 1");
});

describe("what is covered", () => {
  check("points", sentence("The port is shut."), "1 of 2", [["port", "harbour"], ["strike"]]);
  check("points", {}, "0 of 0");
  test("every voice that is heard at length owes a claim", () => {
    const heard = reading.voices.filter(({ words }) => words >= 10);
    const graded = grade({ ...nothingSaid, ...claim({}) }, { article, reading, language: "en", points: [] });
    expect(graded.voices.of).toBe(heard.length);
    expect(heard.length).toBeGreaterThan(0);
  });
});
