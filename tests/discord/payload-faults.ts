import { ComponentType } from "discord-api-types/v10";
import type { Payload } from "../../src/discord/render/parts.ts";
import { activeIn } from "./render/active.ts";

/**
 * What Discord would refuse in a message of ours, or show as something active that is not our own doing: one sentence
 * each, empty when all is well. `link`: the one address that may stand in it; `files`: what is sent along.
 */
export function payloadFaults(payload: Payload, link: string | null, files: readonly string[] = []): readonly string[] {
  const pieces = payload.components.flatMap(piecesOf);
  const texts = textsOf(payload);
  const buttons = pieces.flatMap((piece) => (piece.type === ComponentType.Button ? [piece] : []));
  const ids = buttons.flatMap((one) => ("custom_id" in one ? [one.custom_id] : []));
  const urls = buttons.flatMap((one) => ("url" in one ? [one.url] : []));
  const rows = pieces.flatMap((piece) => (piece.type === ComponentType.ActionRow ? [piece] : []));
  const media = pieces.flatMap((piece) => (piece.type === ComponentType.MediaGallery ? piece.items : []));
  const labels = buttons.map((one) => ("label" in one ? (one.label ?? "") : ""));
  const characters = sum(texts.map((text) => text.length));
  const bytes = sum(texts.map((text) => Buffer.byteLength(text) + 12));
  return [
    ...unless((payload.flags & ~(1 << 6)) === 1 << 15, "the flags are not those of components v2"),
    ...unless(JSON.stringify(payload.allowed_mentions) === '{"parse":[]}', "C1: somebody may be mentioned"),
    ...unless(Object.keys(payload).toSorted().join() === "allowed_mentions,components,flags", "C13: unknown keys"),
    ...unless(pieces.length <= 40, `${pieces.length} components`),
    ...unless(texts.length > 0 && texts.every((text) => text.trim() !== ""), "an empty text"),
    ...unless(characters <= 4_000, `${characters} characters are displayed`),
    ...unless(bytes <= 10_170, `${bytes} bytes`),
    ...unless(
      rows.every(({ components }) => components.length >= 1 && components.length <= 5),
      "a row of buttons",
    ),
    ...unless(
      labels.every((label) => label.trim() !== "" && label.length <= 80),
      `a label: ${labels.join(" / ")}`,
    ),
    ...unless(new Set(ids).size === ids.length, `ids twice: ${ids.join()}`),
    ...unless(
      ids.every((id) => id.length >= 1 && id.length <= 100),
      "the length of an id",
    ),
    ...unless(
      urls.every((url) => url === link && url.length <= 512),
      `C3: a link to ${urls.join()}`,
    ),
    ...unless(
      media.every((one) => files.includes(one.media.url.replace(/^attachment:\/\//, ""))),
      "a file that is not sent along",
    ),
    ...unless(
      media.every(({ description }) => (description ?? "").length <= 1_024),
      "a long description",
    ),
    ...unless(
      [...texts, ...labels, ...media.map(({ description }) => description ?? "")].every((text) => text.isWellFormed()),
      "C5: half a character",
    ),
    ...texts.flatMap((text) => activeIn(text, ours)),
  ];
}

type Top = Payload["components"][number];
type Piece = Top | Extract<Top, { type: ComponentType.Container }>["components"][number] | Accessory | InRow;
type Accessory = Extract<Top, { type: ComponentType.Section }>["accessory"];
type InRow = Extract<Top, { type: ComponentType.ActionRow }>["components"][number];

function piecesOf(component: Piece): readonly Piece[] {
  if (component.type === ComponentType.Section) return [component, ...component.components, component.accessory];
  if (component.type !== ComponentType.Container && component.type !== ComponentType.ActionRow) return [component];
  return [component, ...component.components.flatMap(piecesOf)];
}

/** The texts of a message that Discord formats, in order. */
export function textsOf(payload: Payload): readonly string[] {
  return payload.components
    .flatMap(piecesOf)
    .flatMap((piece) => (piece.type === ComponentType.TextDisplay ? [piece.content] : []));
}

/** About what a reader sees of a text: without our markup, and without what keeps others' from being markup. */
export function seen(markdown: string): string {
  return markdown.replaceAll(/^(?:#{1,3}|-#|>) |(?<!\\)\*{1,2}/gm, "").replaceAll(/\\([^0-9A-Za-z\s])/g, "$1");
}

function unless(isWell: boolean, fault: string): readonly string[] {
  return isWell ? [] : [fault];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** What our own markup makes. */
const ours: ReadonlySet<string> = new Set(["text", "br", "strong", "em", "heading", "footnote", "blockQuote", "list"]);
