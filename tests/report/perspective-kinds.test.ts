import { describe, expect, test } from "vitest";
import type { Perspective, PerspectiveKind } from "../../src/report/report.ts";
import { reportOf } from "./report-of.ts";

/** Holds the questions of one kind about a text, filled up with plain sentences so that it is no brief item. */
function check(
  fact: string,
  { kind, title = null }: { readonly kind: PerspectiveKind; readonly title?: string | null },
  text: string,
  questions: readonly string[],
): void {
  test(fact, () => {
    expect(asked(`${text} ${filling}`, kind, title).map(({ question }) => question)).toEqual(questions);
  });
}

// About nothing that any rule looks for.
const filling = [
  "The town of Ostwick lies on the river Ems and has 41 streets.",
  "A bus goes to the coast every hour in summer and every two hours in winter.",
  "On Saturdays there is a market in the square beside the church.",
  "The hall stands at the end of Mill Lane and was painted white in May.",
  "Boats land at the quay in the morning with herring and mackerel.",
  "The school has nine classes and a garden with pear trees.",
  "From the tower one sees the lighthouse and, on bright days, the island.",
  "The library opens at ten and has a room with maps.",
].join(" ");

function asked(text: string, kind: PerspectiveKind, title: string | null): readonly Perspective[] {
  return reportOf(text, title).perspectives.filter((one) => one.kind === kind);
}

describe("one cause, given as the cause", () => {
  const kind = "counter";
  const queues = "Queues at the port of Ostwick have doubled since May. The queues are caused by the new customs form.";
  check("asks who explains it otherwise", { kind }, queues, [
    "The one cause given is “the new customs form”: who explains it otherwise?",
  ]);
  check(
    "also where it stands before",
    { kind },
    "Queues at the port rose. “Foreign lorries are to blame for the queues,” said Ana Silva.",
    ["The one cause given is “Foreign lorries”: who explains it otherwise?"],
  );
  check(
    "not where another cause is named",
    { kind },
    `${queues} The queues are down to old cranes, said Rui Costa.`,
    [],
  );
  check("not where somebody rejects it", { kind }, `${queues} Ana Silva rejected that.`, []);
  check(
    "not where nobody doubts such a cause",
    { kind },
    "Queues at the port rose. They were caused by heavy snow.",
    [],
  );
  check("not of a thing in passing", { kind }, "The mayor spoke. The hat he wore was down to his wife.", []);
});

describe("one remedy", () => {
  const kind = "remedy";
  const ban = "Ostwick brings in a ban on diesel cars to reduce smog in the old town. It begins in May.";
  check("asks for other ways and their cost", { kind }, ban, [
    "Which other ways are there “to reduce smog in the old town”, and what would each cost?",
  ]);
  check("not for the cost where the text has it", { kind }, `${ban} It costs 2 million crowns.`, [
    "Which other ways are there “to reduce smog in the old town”?",
  ]);
  check("not where an alternative is there", { kind }, `${ban} The town looked at a toll instead.`, []);
  check("not where somebody is against it", { kind }, `${ban} Rui Costa is against it.`, []);
  check(
    "asks most where it is called the only one",
    { kind },
    "The mill is to be sold. “It is the only way to keep the town alive,” said Ana Silva.",
    ["Which other ways are there “to keep the town alive”, and what would each cost?"],
  );
});

describe("what happens in one country, told from another", () => {
  const kind = "places";
  const war =
    "France will send troops to Chad in May. “Chad asked us,” said Luc Brun, a French minister. The troops will stay in Chad for a year, said Anne Petit, a French general. “Chad is a friend,” said Marc Noir, a spokesman for the French army. Villages in Chad were shelled in April.";
  test("asks what is said there", () => {
    const [first] = asked(war, kind, null);
    expect(first?.question).toBe("What is said in Chad itself about what happens there?");
    expect(first?.checked).toBe("3 voices heard: 3 tied to France, none to Chad");
  });
  test("not where somebody from there speaks", () => {
    const answer = "“We did ask,” said Idriss Moussa, a minister of Chad.";
    expect(asked(`${war} ${answer}`, kind, null)).toEqual([]);
  });
});

describe("a side of the story that one fact raises and nothing develops", () => {
  const kind = "frame";
  const hall = "Ostwick will get a new hall. It will cost 38 million crowns.";
  check("asks who pays", { kind }, hall, ["Who is to pay the “38 million crowns”, and what goes without it?"]);
  check("not where the text says who", { kind }, `${hall} A grant from the state covers half.`, []);
  check(
    "asks whether it was lawful",
    { kind },
    "The oak was felled on Monday. The builder felled it without a permit.",
    ["Was it lawful “without a permit”, and who has looked into it?"],
  );
  check("not where a court looks into it", { kind }, "The oak was felled without a permit. A court sits in May.", []);
  check("not where it comes up again and again", { kind }, `${hall} The bridge will cost 12 million crowns.`, []);
});

describe("more certainty than there is evidence", () => {
  const kind = "unknown";
  const coffee = "People who drink coffee may sleep less, a study suggests. Coffee was drunk at noon.";
  check("asks where the headline is ahead of the story", { kind, title: "Coffee cuts sleep" }, coffee, [
    "The headline says “cuts”, S1 “may”: how sure is it?",
  ]);
  check("not where the headline holds back", { kind, title: "Coffee may cut sleep" }, coffee, []);
  check(
    "asks what proves what is beyond doubt",
    { kind },
    "There is no doubt that the fire was set by hand. It burned for a day.",
    ["What shows that “the fire was set by hand”, and what is still open?"],
  );
  check(
    "not where the text says what is open",
    { kind },
    "There is no doubt that the fire was set by hand. Who set it is not known.",
    [],
  );
});
