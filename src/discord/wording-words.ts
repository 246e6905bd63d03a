import type { Named } from "../app/settings/setting-wording.ts";
import type { ChosenAt } from "../app/words/house.ts";
import { headings } from "../report/house-words.ts";

/** What moderators are told of the words that an article is read with. */
export function wordsHold(
  { name, version }: { readonly name: string; readonly version: number },
  at: ChosenAt,
  named: Named,
): string {
  const which = version === 0 ? `${name}, as shipped` : `${name}, version ${version}`;
  return `Words: ${which} (${chosenAt(at, named)})`;
}

function chosenAt(at: ChosenAt, named: Named): string {
  if (at.kind === "place") return `chosen for ${named.channel(at.id)}`;
  return at.kind === "server" ? "chosen for the whole server" : "usual";
}

export const listHeading = "Words an article is read with";
export const listMenu = "Open a set of words";
export const listAside =
  "Open one to see and edit it, or use /prompts edit. Nothing changes for anybody before it is published.";
export const shipped = "as shipped";
export function damagedVersions(versions: readonly number[]): string {
  return `version ${versions.join(", ")} cannot be read`;
}
export const damagedDraft =
  "Your draft cannot be read any more. These are the words that hold; saving them makes a new draft.";
export const notPublished = "not published yet";
export const yourDraft = "you have a draft";
export const holdsNowhere = "chosen nowhere";
export const holdsInServer = "the whole server";

export const draftHeading = "your draft, not published";
export const nothingChanged = "That is as it was: nothing changed.";
export const noDifference = "There is no difference.";
export const differsIn = "Differs from the words that hold in:";
export const mustMend = "Before it can be published";
export const worthALook = "Worth a look";
export const empty = "nothing";
export const allKinds = "all";
export const pinned =
  "The rules of evidence, the slots for the article and its voices, and the shape of the answer stand in the file, before and after these words. They hold whatever the words say, and cannot be edited.";

export const buttons = {
  edit: "Edit",
  editAgain: "Go on editing",
  try: "Try",
  publish: "Publish …",
  publishWorse: "Publish all the same …",
  tryAgain: "Try once more …",
  publishOver: "Publish over it …",
  undoDraft: "The draft before",
  drop: "Discard the draft",
  open: "Open the draft",
  back: "Go back",
  undo: "Undo",
} as const;

export const menus = { kinds: "Which left-out perspectives matter here", length: "How long an answer is" } as const;

export const kinds = {
  affected: "Who bears the outcome and is not heard",
  reply: "Who is criticised and does not answer",
  counter: "Another explanation than the one given",
  expert: "Somebody who knows and has no interest in it",
  citizens: "People beside officials",
  places: "Voices from where it happens",
  history: "What came before, and numbers to compare",
  frame: "A side of it that the facts raise",
  remedy: "Another remedy, or what this one costs",
  method: "Where an assertion comes from",
  unknown: "How sure it can be known",
} as const;

export const form = {
  title: (name: string): string => `Words “${name}”`.slice(0, 45),
  purpose: "What these words are for",
  purposeAside: "One line, for the other moderators; the model does not see it.",
  lookFor: "What to look for",
  lookForAside: "As you would tell a colleague who reads an article for you.",
  tone: "Tone",
  audience: "Audience: who reads the answers",
  terms: "Terms for contested names",
  termsAside: "One to a line: the names in articles, an arrow, the name to use.",
  termsExample: "Kiev, Kiew -> Kyiv",
} as const;

export const why = {
  title: "Publish",
  label: "Why? (for the history)",
  aside: "From the next article on, these words hold wherever they were chosen.",
  worseAside: "The check found reports worse with these words. They hold from the next article on.",
  overAside: "Somebody published meanwhile. Your words will hold in place of theirs.",
} as const;

export const untried = "There is no model, so the words themselves were not tried.";
export const refusedHeading = "This was not published";
export const sameAsLive = "These words hold already: nothing was published.";
export const conflictHeading = "Somebody has published since you began";
export const conflictWayOn =
  "This is what differs between their words and your draft. Edit your draft, publish it over theirs, or discard it.";
export const worseHeading = "Reports get worse with these words";
export const notTriedHeading = "The model could not try all of these words";
export const confirmedOther =
  "Your draft, or the words that hold, were changed since that check, so what you confirmed was of other words. Nothing was published: publish it anew, and it is tried as it is now.";
export const worseWayOn = "Nothing was published. Edit the draft, or publish it all the same.";
export const checkedOn = "Tried on";
export const dropped = "Your draft is discarded.";
export const noVersions = "Nobody has changed these words here: they are as shipped.";
export const tooLongForForm =
  "A field is too long for a form. Take the file with /prompts export, change it, and give it to me with /prompts import.";
export const imported = "Your draft is this file now; nothing is published.";
export const draftExport = "This is your draft, not what holds.";

export const fieldNames = { purpose: "For", ...headings } as const;

export const heldNowhere =
  "But they are chosen nowhere yet: /prompts assign has them hold in a channel, a category or the whole server.";
export const changedMeanwhile = "The words that hold were changed while yours were tried. Publish once more.";
export const backToShipped = "Back to the shipped words";

export function backTo(version: number): string {
  return `Back to version ${version}`;
}

export function conflictBy(version: number): string {
  return `Version ${version} is by`;
}

export const trial = {
  summary: "Summary",
  claims: "Claims",
  perspectives: "What is left out",
  figures: "Before → with the draft",
  tokens: "tokens",
  none: "none",
  same: "no difference",
  sameWords:
    "Your draft, if you have one, says the same as the words that hold, so there is nothing to compare. /prompts edit changes it.",
  notTried: {
    before: "With the words that hold the model gave no report, so what is shown of them is the reading without it.",
    after: "With your draft the model gave no report, so what is shown of it is the reading without it.",
    both: "The model gave no report with either, so the words themselves were not tried.",
  },
  localOnly: "What differs below comes from kinds and length alone.",
  because: "Why:",
  file: "Both results whole, and the prompt as it would be sent, stand in the file.",
  more: (count: number): string => `and ${count} more`,
} as const;
