import { cueLexicon, type CueLexicon } from "./cues.ts";
import { frameLexicon, type FrameLexicon } from "./frames.ts";
import { loadedLexicon, type LoadedLexicon } from "./loaded-words.ts";
import { roles, type Role } from "./reading.ts";
import { subjectiveLexicon, type SubjectiveLexicon } from "./subjectivity.ts";
import { actLexicon, type ActLexicon } from "./treatment.ts";
import { stanceLexicon, type StanceLexicon } from "./stance-lexicon.ts";
import { parseList, parseTable, type Row } from "./table.ts";

export type Gender = "f" | "m" | null;
export type FirstName = { readonly gender: Gender; readonly ambiguous: boolean };
/** What a person is called by: "president", "nurses". */
export type RoleNoun = {
  readonly noun: string;
  readonly role: Role;
  readonly gender: Gender;
  readonly title: boolean;
  readonly plural: boolean;
};
export type GroupNoun = { readonly role: Role; readonly unnamed: boolean; readonly affected: boolean };
export type Place = {
  readonly name: string;
  readonly kind: string;
  /** The country or body whose government a capital or metonym stands for; else its own name. */
  readonly standsFor: string;
};

/** What the reading knows about words. All keys are lower case. */
export type Lexicon = {
  readonly cues: CueLexicon;
  readonly stances: StanceLexicon;
  readonly acts: ActLexicon;
  readonly loaded: LoadedLexicon;
  readonly subjective: SubjectiveLexicon;
  readonly frames: FrameLexicon;
  readonly firstNames: ReadonlyMap<string, FirstName>;
  readonly surnames: ReadonlySet<string>;
  readonly honorifics: ReadonlyMap<string, Gender>;
  readonly roles: ReadonlyMap<string, RoleNoun>;
  readonly groups: ReadonlyMap<string, GroupNoun>;
  readonly organisationWords: ReadonlyMap<string, Role>;
  readonly organisations: ReadonlyMap<string, { readonly name: string; readonly role: Role }>;
  readonly places: ReadonlyMap<string, Place>;
  /** "russian" → the place it belongs to. */
  readonly demonyms: ReadonlyMap<string, Place>;
  /** Last words of names that are no people's: "park", "act", "cup". */
  readonly things: ReadonlySet<string>;
  /** Words that are capitalised where a sentence begins, and are no names. */
  readonly notNames: ReadonlySet<string>;
};

/** The place of that name, in the case it is written in: "US" is a country, "us" is not. */
export function placeNamed(lexicon: Pick<Lexicon, "places">, name: string): Place | undefined {
  const place = lexicon.places.get(name.toLowerCase());
  return place !== undefined && sameCase(place.name, name) ? place : undefined;
}

/** The organisation of that name, in the case it is written in: "WHO", not "Who". */
export function organisationNamed(
  lexicon: Pick<Lexicon, "organisations">,
  name: string,
): { readonly name: string; readonly role: Role } | undefined {
  const organisation = lexicon.organisations.get(name.toLowerCase());
  return organisation !== undefined && sameCase(organisation.name, name) ? organisation : undefined;
}

function sameCase(known: string, written: string): boolean {
  return known !== known.toUpperCase() || written === written.toUpperCase();
}

/** Builds the lexicon from the files of seeds/lexicon, by their path there ("en/cues.tsv"). */
export function parseLexicon(files: ReadonlyMap<string, string>): Lexicon {
  const table = (path: string): readonly Row[] => parseTable(files.get(path) ?? "");
  const list = (path: string): ReadonlySet<string> =>
    new Set(parseList(files.get(path) ?? "").map((entry) => entry.toLowerCase()));
  const places = table("en/places.tsv").map((row) => ({ row, place: placeOf(row) }));
  return {
    cues: cueLexicon(table("en/cues.tsv")),
    stances: stanceLexicon(table("en/stances.tsv")),
    acts: actLexicon(table("en/acts.tsv")),
    loaded: loadedLexicon(table("en/loaded.tsv")),
    subjective: subjectiveLexicon(table("en/subjective.tsv")),
    frames: frameLexicon(table("en/frames.tsv")),
    firstNames: new Map(
      table("names/first-names.tsv").map((row) => [
        cell(row, "name").toLowerCase(),
        { gender: genderOf(row), ambiguous: cell(row, "ambiguous") === "yes" },
      ]),
    ),
    surnames: list("names/surnames.txt"),
    honorifics: new Map(table("en/honorifics.tsv").map((row) => [cell(row, "word"), genderOf(row)])),
    roles: new Map(table("en/roles.tsv").flatMap(roleNouns)),
    groups: new Map(
      table("en/groups.tsv").map((row) => [
        cell(row, "noun"),
        { role: roleOf(row), unnamed: cell(row, "unnamed") === "yes", affected: cell(row, "affected") === "yes" },
      ]),
    ),
    organisationWords: new Map(table("en/organisations.tsv").map((row) => [cell(row, "word"), roleOf(row)])),
    organisations: new Map(
      table("en/known-organisations.tsv").map((row) => [
        cell(row, "name").toLowerCase(),
        { name: cell(row, "name"), role: roleOf(row) },
      ]),
    ),
    places: new Map(places.map(({ place }) => [place.name.toLowerCase(), place])),
    demonyms: new Map(
      places.flatMap(({ row, place }) =>
        cell(row, "demonyms")
          .split("|")
          .filter(Boolean)
          .map((word) => [word.toLowerCase(), place] as const),
      ),
    ),
    things: list("en/things.txt"),
    notNames: list("en/not-names.txt"),
  };
}

function cell(row: Row, name: string): string {
  return row[name] ?? "";
}

function genderOf(row: Row): Gender {
  const gender = cell(row, "gender");
  return gender === "f" || gender === "m" ? gender : null;
}

const known: ReadonlySet<string> = new Set(roles);

function isRole(word: string): word is Role {
  return known.has(word);
}

function roleOf(row: Row): Role {
  const word = cell(row, "class");
  return isRole(word) ? word : "other";
}

function roleNouns(row: Row): readonly (readonly [string, RoleNoun])[] {
  const noun = cell(row, "noun");
  const common = { noun, role: roleOf(row), gender: genderOf(row), title: cell(row, "title") === "yes" };
  const plural = cell(row, "plural");
  const singular = [noun, { ...common, plural: false }] as const;
  return plural === "" || plural === noun ? [singular] : [singular, [plural, { ...common, plural: true }]];
}

function placeOf(row: Row): Place {
  const name = cell(row, "name");
  return { name, kind: cell(row, "kind"), standsFor: cell(row, "stands-for") || name };
}
