import { describe, expect, test } from "vitest";
import { actLexicon } from "../../src/reading/treatment.ts";
import { slice } from "../../src/text/span.ts";
import { readText } from "./read.ts";

type Treated = readonly [name: string, verb: string];

describe("a group bears what is done to it", () => {
  checkBorne("The 86 traders who worked there were told in a letter to go.", [["traders", "told"]]);
  checkBorne("The 43 allotments on the eastern edge will be relocated.", [["allotments", "relocated"]]);
  checkBorne("Nine pickets were arrested on Tuesday.", [["pickets", "arrested"]]);
  checkBorne("Four traders who refused to leave their stalls were carried out.", [["traders", "carried"]]);
  checkBorne("Residents of the neighbouring villages will be relocated.", [["residents", "relocated"]]);
  checkBorne("The channel was closed to fishing boats for 14 weeks.", [["fishing boats", "closed"]]);
  checkBorne("The landlord evicted tenants without notice.", [["tenants", "evicted"]]);
});

describe("or what it pays, loses and waits for", () => {
  checkBorne("In the end small farmers pay the price.", [["small farmers", "pay"]]);
  checkBorne("Patients will face longer journeys.", [["patients", "face"]]);
  checkBorne("Commuters will not lose the night bus.", []);
});

describe("how it is, or is called, is not done to it", () => {
  checkBorne("Residents were surprised by the noise.", []);
  checkBorne("Tenants are expected to agree.", []);
  checkBorne("There were three injured patients in the hall.", []);
});

describe("who is faulted", () => {
  checkFaulted("The judge criticised Ana Silva on Friday.", [["Ana Silva", "criticised"]]);
  checkFaulted("Ana Silva was accused of fraud.", [["Ana Silva", "accused"]]);
  checkFaulted("Ana Silva criticised the plan.", []);
});

describe("a group is called what the text calls it most often", () => {
  test("with the words that make it a group of its own", () => {
    expect(groups("Some crane drivers came. The crane drivers were fined.")).toEqual(["crane drivers"]);
    expect(groups("“Ghost patients” was a phrase. The patients were told. No patients spoke.")).toEqual(["patients"]);
    expect(groups("The plan would bar Muslims from the list.")).toEqual(["Muslims"]);
  });
  test("police are a body that can be asked", () => {
    const [police] = readText("When police cleared the gate, an officer fell.").voices;
    expect([police?.name, police?.kind, police?.role, police?.mentions.length]).toEqual([
      "police",
      "organisation",
      "official",
      2,
    ]);
  });
});

test("an unknown kind in the list is a fault of ours", () => {
  expect(() => actLexicon([{ verb: "praise", kind: "applaud", past: "", participle: "" }])).toThrow("praise");
});

function checkBorne(text: string, expected: readonly Treated[]): void {
  test(text, () => {
    expect(treated(text, "actedUpon")).toEqual(expected);
  });
}

function checkFaulted(text: string, expected: readonly Treated[]): void {
  test(text, () => {
    expect(treated(text, "criticised")).toEqual(expected);
  });
}

function treated(text: string, how: "actedUpon" | "criticised"): readonly Treated[] {
  return readText(text).voices.flatMap((voice) =>
    voice[how].map(({ span }): Treated => [voice.name, slice(text, span)]),
  );
}

function groups(text: string): readonly string[] {
  return readText(text)
    .voices.filter(({ kind }) => kind === "group")
    .map(({ name }) => name);
}
