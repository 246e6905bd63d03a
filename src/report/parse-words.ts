import { fieldNames, headings, lengths, noWishes, type Field, type HouseWords, type Term, type WordFields } from "./house-words.ts"; // prettier-ignore
import { perspectiveKinds, type PerspectiveKind } from "./report.ts";

/**
 * Something about a set of words that its writer should know. "refused": they cannot be published so; "warning": they
 * can. `where`: the field; null for the file as a whole.
 */
export type WordsFault = {
  readonly severity: "refused" | "warning";
  readonly where: Field | "purpose" | null;
  readonly what: string;
  readonly wayOn: string;
};

export type ParsedWords = {
  readonly words: HouseWords;
  /** As they were typed, for a form to give back. */
  readonly fields: WordFields;
  readonly faults: readonly WordsFault[];
};

const nameForm = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const nameMost = 32; // so that it fits into a button of a chat

/** Whether a set of words may be called that: "classroom", "city-council". */
export function isWordsName(name: string): boolean {
  return name.length <= nameMost && nameForm.test(name);
}

/** Reads a file of words and names every fault of its form at once. Never throws; what cannot be read is left out. */
export function parseWords(file: string): ParsedWords {
  const faults: WordsFault[] = [];
  const refuse = (where: WordsFault["where"], what: string, wayOn: string): void => {
    faults.push({ severity: "refused", where, what, wayOn });
  };
  const text = file.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  const match = /^\s*---\n([\s\S]*?)\n---(?:\n([\s\S]*))?$/.exec(text);
  if (match === null) {
    refuse(
      null,
      "The file does not begin with its id, version and purpose between two lines of ---.",
      "Export a set of words and change that file.",
    );
  }
  const head = headOf(match?.[1] ?? "");
  const id = head.get("id") ?? "";
  const version = Number(head.get("version") ?? "");
  if (match !== null) {
    if (!isWordsName(id))
      refuse(null, `The id “${id.slice(0, 60)}” is not a name.`, "Use small letters, digits and hyphens, 32 at most.");
    if (!Number.isSafeInteger(version) || version < 1)
      refuse(null, "The version is not a whole number from 1.", "Write version: 1; it is counted on from there.");
    for (const key of head.keys())
      if (!["id", "version", "purpose"].includes(key))
        refuse(null, `“${key.slice(0, 60)}” is not known between the lines of ---.`, "Take that line out.");
  }
  const sections = sectionsOf(match === null ? text : (match[2] ?? ""), refuse);
  const fields = { purpose: head.get("purpose") ?? "", ...sections };
  const kinds = sections.kinds === "" ? noWishes.kinds : kindsIn(sections.kinds, refuse);
  return {
    words: {
      id,
      version: Number.isSafeInteger(version) && version > 0 ? version : 1,
      ...fields,
      kinds,
      terms: termsIn(sections.terms, refuse),
      length: lengthIn(sections.length, refuse),
    },
    fields,
    faults,
  };
}

type Refuse = (where: WordsFault["where"], what: string, wayOn: string) => void;

function headOf(head: string): ReadonlyMap<string, string> {
  const lines = head.split("\n").filter((line) => line.trim() !== "");
  return new Map(
    lines.map((line) => {
      const at = line.includes(":") ? line.indexOf(":") : line.length;
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    }),
  );
}

function sectionsOf(body: string, refuse: Refuse): Readonly<Record<Field, string>> {
  const [lead = "", ...parts] = body.split(/^##(?!#)[ \t]*/m);
  const known = fieldNames.map((name) => `“## ${headings[name]}”`).join(", ");
  if (lead.trim() !== "")
    refuse(null, "There are words before the first heading.", `Put them under one of these: ${known}.`);
  const found = new Map<Field, string>();
  for (const part of parts) {
    const end = part.includes("\n") ? part.indexOf("\n") : part.length;
    const title = part.slice(0, end).trim();
    const name = fieldNames.find((one) => plain(headings[one]) === plain(title));
    if (name === undefined)
      refuse(null, `“## ${title.slice(0, 60)}” is not a heading I know.`, `The headings are ${known}.`);
    else if (found.has(name)) refuse(name, `“## ${title}” is there twice.`, "Join the two.");
    else found.set(name, part.slice(end).trim());
  }
  const of = (name: Field): string => found.get(name) ?? "";
  if (found.has("kinds") && of("kinds") === "")
    refuse("kinds", "No kind of perspective is named.", "Name at least one, or take the heading out to ask about all.");
  return {
    lookFor: of("lookFor"),
    tone: of("tone"),
    audience: of("audience"),
    kinds: of("kinds"),
    terms: of("terms"),
    length: of("length"),
  };
}

function plain(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, " ")
    .trim();
}

function itemsOf(list: string): readonly string[] {
  return list
    .split("\n")
    .map((line) => line.replace(/^\s*[-*•]?\s*/u, "").trim())
    .filter((line) => line !== "");
}

function kindsIn(list: string, refuse: Refuse): readonly PerspectiveKind[] {
  const given = itemsOf(list)
    .flatMap((line) => line.split(","))
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "");
  const kinds = new Set<PerspectiveKind>();
  for (const word of given) {
    const kind = perspectiveKinds.find((one) => one === word);
    if (kind === undefined)
      refuse(
        "kinds",
        `“${word.slice(0, 60)}” is not a kind of perspective.`,
        `The kinds are ${perspectiveKinds.join(", ")}.`,
      );
    else kinds.add(kind);
  }
  return kinds.size === 0 ? noWishes.kinds : [...kinds];
}

const termsMost = 20;

function termsIn(list: string, refuse: Refuse): readonly Term[] {
  const terms: Term[] = [];
  for (const line of itemsOf(list)) {
    const parts = line.split(/\s*(?:→|->|=>)\s*/u);
    const [names = "", use = ""] = parts;
    const instead = names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    if (parts.length === 2 && use !== "" && instead.length > 0) terms.push({ use, instead });
    else
      refuse(
        "terms",
        `“${line.slice(0, 60)}” does not say which name is to be used for which.`,
        "Write one to a line, with an arrow between: Kiev, Kiew -> Kyiv",
      );
  }
  if (terms.length > termsMost)
    refuse("terms", `There are ${terms.length} terms.`, `Keep the ${termsMost} that matter most.`);
  return terms.slice(0, termsMost);
}

function lengthIn(given: string, refuse: Refuse): HouseWords["length"] {
  const wanted = itemsOf(given).join(" ").toLowerCase();
  const length = lengths.find((one) => one === wanted);
  if (length === undefined && wanted !== "")
    refuse("length", `“${wanted.slice(0, 60)}” is not a length.`, `The lengths are ${lengths.join(", ")}.`);
  return length ?? "usual";
}
