import type { APIStringSelectComponent } from "discord-api-types/v10";
import type { Named } from "../../app/settings/setting-wording.ts";
import type { Desk } from "../../app/words/drafts.ts";
import type { ListedWords } from "../../app/words/list-words.ts";
import { lengths } from "../../report/house-words.ts";
import type { WordsFault } from "../../report/parse-words.ts";
import { perspectiveKinds } from "../../report/report.ts";
import type { PromptVersion } from "../../store/rows.ts";
import type { Listed } from "../../store/store.ts";
import { roomy } from "../limits.ts";
import * as say from "../wording-words.ts";
import { lines, marked, type Markdown } from "./markdown.ts";
import { button, container, fileSent, fits, row, textDisplay, whispered, type Payload } from "./parts.ts";
import { shortened } from "./speakers.ts";
import { oneLine } from "./words-diff.ts";

export type Button = readonly [label: string, id: string];

const optionsMost = 25;

/** Every set of words, with a menu that opens one. */
export function wordsListed(
  all: readonly ListedWords[],
  { named, open }: { readonly named: Named; readonly open: string },
): Payload {
  const item =
    (most: number) =>
    ({ name, purpose, version, isShipped, damaged, hasDraft, holdsIn }: ListedWords): Markdown => {
      const where = holdsIn.map((id) => (id === null ? say.holdsInServer : named.channel(id))).join(", ");
      const facts = [
        version > 0 || isShipped ? versionWords(version) : say.notPublished,
        ...(damaged.length > 0 ? [say.damagedVersions(damaged)] : []),
        where === "" ? say.holdsNowhere : `in ${shortened(where, most)}`,
        ...(hasDraft ? [say.yourDraft] : []),
      ];
      return marked`- **${name}** (${facts.join("; ")})${after(purpose, most)}`;
    };
  const text = fitting((most) => [
    marked`### ${say.listHeading}`,
    ...all.slice(0, 60).map(item(most)),
    marked`-# ${say.listAside}`,
  ]);
  const options = all.slice(0, optionsMost).map(({ name, purpose }) => ({ label: name, value: name, ...(purpose === "" ? {} : { description: shortened(purpose, 100) }) })); // prettier-ignore
  const menu: APIStringSelectComponent = { type: 3, custom_id: open, placeholder: say.listMenu, options };
  return whispered([container([textDisplay(text), { type: 1, components: [menu] }])]);
}

export type DeskIds = {
  readonly kinds: string;
  readonly length: string;
  readonly buttons: readonly Button[];
};

/** A set of words on a moderator's desk: what stands in it, what is to be mended, and what can be done with it. */
export function deskShown(
  { name, linted, differs, savedAt, isDamaged }: Desk,
  version: number,
  ids: DeskIds,
  said: readonly Markdown[] = [],
): Payload {
  const { words } = linted;
  const which = savedAt === null ? versionWords(version) : say.draftHeading;
  const text = fitting((most) => [
    marked`### ${name}: ${which}`,
    ...said,
    ...(isDamaged ? [marked`${say.damagedDraft}`] : []),
    ...fieldLines(linted, most),
    ...faultLines(linted.faults),
    ...(savedAt !== null && differs.length > 0 ? [marked`-# ${say.differsIn} ${differs.map(({ field }) => say.fieldNames[field].toLowerCase()).join(", ")}`] : []), // prettier-ignore
  ]);
  const kinds: APIStringSelectComponent = {
    type: 3,
    custom_id: ids.kinds,
    placeholder: say.menus.kinds,
    min_values: 1,
    max_values: perspectiveKinds.length,
    options: perspectiveKinds.map((kind) => ({
      label: kind,
      description: say.kinds[kind],
      value: kind,
      default: words.kinds.includes(kind),
    })),
  };
  const length: APIStringSelectComponent = {
    type: 3,
    custom_id: ids.length,
    placeholder: say.menus.length,
    options: lengths.map((one) => ({ label: `Length: ${one}`, value: one, default: words.length === one })),
  };
  return whispered([
    container([
      textDisplay(text),
      { type: 1, components: [kinds] },
      { type: 1, components: [length] },
      row(ids.buttons.map(([label, id]) => button(label, id))),
    ]),
  ]);
}

/** A set of words as it is, with a file of all that is told to the model. */
export function wordsShown(
  { name, linted }: Pick<Desk, "name" | "linted">,
  version: number,
  { fileName, edit }: { readonly fileName: string; readonly edit: string },
): Payload {
  const text = fitting((most) => [
    marked`### ${name}: ${versionWords(version)}`,
    ...fieldLines(linted, most),
    marked`-# ${say.pinned}`,
  ]);
  return whispered([container([textDisplay(text), fileSent(fileName), row([button(say.buttons.edit, edit)])])]);
}

/** Lines with buttons below, and a file. */
export function wordsTold(
  said: readonly Markdown[],
  { buttons = [], fileName = null }: { readonly buttons?: readonly Button[]; readonly fileName?: string | null } = {},
): Payload {
  let kept = said;
  while (kept.length > 1 && !fits([lines(kept)], roomy)) kept = kept.slice(0, -1);
  return whispered([
    container([
      textDisplay(lines(kept)),
      ...(fileName === null ? [] : [fileSent(fileName)]),
      ...(buttons.length === 0 ? [] : [row(buttons.map(([label, id]) => button(label, id)))]),
    ]),
  ]);
}

export function historyShown(
  name: string,
  { rows, damaged }: Listed<PromptVersion>,
  member: (id: string) => Markdown,
): Payload {
  const items = rows.map(({ version, author, why, at }) => marked`- **${version}** · <t:${Math.floor(at / 1000)}:f> · ${member(author)}${after(why, 120)}`); // prettier-ignore
  const broken = damaged.length === 0 ? [] : [marked`- ${say.damagedVersions(damaged.map(Number))}`];
  const said = [...broken, ...items];
  return wordsTold([marked`### ${name}: versions`, ...(said.length === 0 ? [marked`${say.noVersions}`] : said)]);
}

export function versionWords(version: number): string {
  return version === 0 ? say.shipped : `version ${version}`;
}

export function faultLines(faults: readonly WordsFault[]): readonly Markdown[] {
  const of = (severity: WordsFault["severity"], heading: string): readonly Markdown[] => {
    const some = faults.filter((one) => one.severity === severity).slice(0, faultsMost);
    if (some.length === 0) return [];
    return [marked`**${heading}**`, ...some.map(({ where, what, wayOn }) => marked`- ${where === null ? "" : marked`${say.fieldNames[where]}: `}${shortened(what, 260)} ${shortened(wayOn, 200)}`)]; // prettier-ignore
  };
  return [...of("refused", say.mustMend), ...of("warning", say.worthALook)];
}

const faultsMost = 4;

function fieldLines({ fields, words }: Desk["linted"], most: number): readonly Markdown[] {
  const value = (text: string): string => (text.trim() === "" ? say.empty : shortened(oneLine(text), most));
  const kinds = words.kinds.length === perspectiveKinds.length ? say.allKinds : words.kinds.join(", ");
  return [
    marked`**${say.fieldNames.purpose}:** ${value(fields.purpose)}`,
    marked`**${say.fieldNames.lookFor}:** ${value(fields.lookFor)}`,
    marked`**${say.fieldNames.tone}:** ${value(fields.tone)}`,
    marked`**${say.fieldNames.audience}:** ${value(fields.audience)}`,
    marked`**${say.fieldNames.kinds}:** ${kinds}`,
    marked`**${say.fieldNames.terms}:** ${value(fields.terms)}`,
    marked`**${say.fieldNames.length}:** ${words.length}`,
  ];
}

/** ": a purpose", or nothing. */
function after(words: string, most: number): Markdown {
  return words === "" ? marked`` : marked`: ${shortened(words, most)}`;
}

/** The fullest text that fits one message. */
function fitting(made: (most: number) => readonly Markdown[]): Markdown {
  const texts = [600, 300, 150, 60].map((most) => lines(made(most)));
  return texts.find((one) => fits([one], roomy)) ?? lines(made(20));
}
