import { describe, expect, test } from "vitest";
import { stitch } from "../../src/article/stitch.ts";

// Fills a message up to the limit: only then can a cut have fallen inside a word.
const filler = "The council met and rents rose again in every street of the district. ".repeat(60);
const full = (end: string, limit = 2000): string => filler.slice(-(limit - end.length)) + end;

const check = (fact: string, pieces: readonly string[], end: string): void => {
  test.each([fact])("%s", () => {
    expect(stitch(pieces.map((text) => ({ text, length: text.length }))).slice(-end.length)).toBe(end);
  });
};

describe("pieces that end a sentence end a paragraph", () => {
  check("after a full stop", ["Rents rose.", "Tenants left."], "Rents rose.\n\nTenants left.");
  check("after a quotation", ["“Rents rose.”", "Tenants left."], "“Rents rose.”\n\nTenants left.");
  check("after a title", ["Rents rise again", "Tenants left."], "Rents rise again\n\nTenants left.");
  check("after a colon", ["What is next:", "Tenants wait."], "What is next:\n\nTenants wait.");
  check("after a title in Japanese", ["家賃また上昇", "住民は去った。"], "家賃また上昇\n\n住民は去った。");
  check("in Japanese", ["家賃が上がった。", "住民は去った。"], "家賃が上がった。\n\n住民は去った。");
  check("when the message is full", [full("was right."), "Tenants left."], "was right.\n\nTenants left.");
});

describe("pieces cut inside a sentence go on with a space", () => {
  check("before a small letter", ["Rents in the harbour", "district rose."], "Rents in the harbour district rose.");
  check("after a comma", ["Rents rose,", "Tenants said."], "Rents rose, Tenants said.");
  check(
    "after a small word, before a name",
    ["Rents, according to the", "Housing Office, rose."],
    "to the Housing Office, rose.",
  );
  check(
    "before a name, when the message is full",
    [full(" said the mayor, Ilse", 1996), "Brandt, on Monday."],
    "Ilse Brandt, on Monday.",
  );
  check("with the marks of whoever cut it", ["Rents in the…", "…harbour rose."], "Rents in the harbour rose.");
  check("before a digit", ["Rents rose by", "9 per cent."], "Rents rose by 9 per cent.");
  check(
    "at the limit, when both halves are words",
    [full(" tenants were told that"), "rents rose."],
    "told that rents rose.",
  );
  check(
    "at the limit, after a word that stands elsewhere",
    [full(" before the council"), "met again."],
    "the council met again.",
  );
});

describe("pieces cut inside a word go on with nothing", () => {
  check("at the limit", [full(" and the gov"), "ernment said no."], "and the government said no.");
  check(
    "at the limit of paying members",
    [full(" and the gov", 4000), "ernment said no."],
    "and the government said no.",
  );
  check(
    "when the whole word stands elsewhere",
    ["Tenants left. The ten", "ants of the harbour too."],
    "The tenants of the harbour too.",
  );
  check("in a number at the limit", [full(" a rent of 1,"), "200 euros."], "a rent of 1,200 euros.");
  check("in a figure at the limit", [full(" in 20"), "26 it rose."], "in 2026 it rose.");
  check("after a hyphen", ["It is a well-", "known street."], "It is a well-known street.");
  check("before the full stop", ["Rents rose", ". Tenants left."], "Rents rose. Tenants left.");
  check("after an opening quotation mark", ["She said “", "no more”."], "She said “no more”.");
  check("in Japanese", [`${"港湾地区では".repeat(8)}家`, "賃が上がった。"], "では家賃が上がった。");
});

test("empty pieces leave no trace", () => {
  expect(
    stitch([
      { text: " ", length: 1 },
      { text: "Rents rose.", length: 11 },
      { text: "", length: 0 },
    ]),
  ).toBe("Rents rose.");
  expect(stitch([])).toBe("");
});
