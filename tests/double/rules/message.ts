import { ButtonStyle, ComponentType, MessageFlags } from "discord-api-types/v10";
import { allPieces, type MessageComponent, type Piece } from "./components.ts";
import type { MessageBody } from "./message-body.ts";

/** A message as it would stand after a request: new, or the old one with what was changed. */
export type Drafted = {
  readonly content: string;
  readonly embeds: NonNullable<MessageBody["embeds"]>;
  readonly components: readonly MessageComponent[];
  readonly flags: number;
  readonly filenames: readonly string[];
  readonly hasOther: boolean;
};

const v2Types: ReadonlySet<ComponentType> = new Set([
  ComponentType.Section,
  ComponentType.TextDisplay,
  ComponentType.Thumbnail,
  ComponentType.MediaGallery,
  ComponentType.File,
  ComponentType.Separator,
  ComponentType.Container,
]);

/** A message with nothing in it, which Discord answers with 50006 rather than 50035. */
export function isEmpty({ content, embeds, components, filenames, hasOther }: Drafted): boolean {
  return content === "" && embeds.length + components.length + filenames.length === 0 && !hasOther;
}

/** What is wrong with a whole message: the rules that Discord has in its docs and not in its OpenAPI document. */
export function messageFaults(draft: Drafted): readonly string[] {
  const pieces = allPieces(draft.components);
  return [
    ...(isV2(draft) ? v2Faults(draft, pieces) : oldFaults(draft, pieces)),
    ...numbering(pieces),
    ...pieces.flatMap(pieceFaults),
    ...attachmentFaults(draft, pieces),
    ...embedFaults(draft),
  ];
}

function isV2({ flags }: Drafted): boolean {
  return (flags & MessageFlags.IsComponentsV2) !== 0;
}

/** From an open issue of Discord's documentation (#8554): past it the answer is HTTP 500. */
const mostBytes = 10_170;

function v2Faults({ content, embeds, hasOther }: Drafted, pieces: readonly Piece[]): readonly string[] {
  const texts = pieces.flatMap((piece) => (piece.type === ComponentType.TextDisplay ? [piece.content] : []));
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0);
  const faults: string[] = [];
  if (content !== "" || embeds.length > 0 || hasOther) {
    faults.push("A message of version 2 components has no content, embeds, stickers or poll.");
  }
  if (pieces.length > 40) faults.push(`${pieces.length} components, nested ones counted; 40 are allowed.`);
  if (length > 4000) faults.push(`${length} characters are displayed; 4000 are allowed.`);
  if (bytes > mostBytes) faults.push(`The texts come to ${bytes} bytes; ${mostBytes} are allowed.`);
  return faults;
}

function oldFaults({ components }: Drafted, pieces: readonly Piece[]): readonly string[] {
  const faults: string[] = [];
  const strange = pieces.find(({ type }) => v2Types.has(type));
  if (strange) faults.push(`A component of type ${strange.type} needs the flag IS_COMPONENTS_V2.`);
  if (components.length > 5) faults.push(`${components.length} action rows; 5 are allowed.`);
  return faults;
}

function numbering(pieces: readonly Piece[]): readonly string[] {
  const customIds = pieces.flatMap((piece) => ("custom_id" in piece ? [piece.custom_id] : []));
  const ids = pieces.flatMap(({ id }) => (id === undefined || id === 0 ? [] : [String(id)]));
  return [
    ...twice(customIds).map((id) => `The custom_id “${id}” stands twice.`),
    ...twice(ids).map((id) => `The component id ${id} stands twice.`),
  ];
}

function twice(values: readonly (string | undefined)[]): readonly string[] {
  const seen = new Set<string>();
  return values.flatMap((value) => {
    if (value === undefined) return [];
    if (seen.has(value)) return [value];
    seen.add(value);
    return [];
  });
}

function pieceFaults(piece: Piece): readonly string[] {
  if (piece.type === ComponentType.Button && piece.style !== ButtonStyle.Premium) {
    return piece.label === undefined && piece.emoji === undefined ? ["A button has neither label nor emoji."] : [];
  }
  if ("max_values" in piece || "min_values" in piece) {
    const [least, most] = [piece.min_values ?? 1, piece.max_values ?? 1];
    if (least > most) return [`“${piece.custom_id}” wants at least ${least} values and at most ${most}.`];
  }
  if (piece.type === ComponentType.StringSelect) {
    return twice(piece.options.map(({ value }) => value)).map((value) => `The option “${value}” stands twice.`);
  }
  return [];
}

function attachmentFaults({ filenames }: Drafted, pieces: readonly Piece[]): readonly string[] {
  if (filenames.length > 10) return [`${filenames.length} attachments; 10 are allowed.`];
  return pieces
    .flatMap(mediaOf)
    .filter((url) => url.startsWith("attachment://") && !filenames.includes(url.slice("attachment://".length)))
    .map((url) => `${url} names no attachment of this message.`);
}

function mediaOf(piece: Piece): readonly string[] {
  if (piece.type === ComponentType.MediaGallery) return piece.items.map(({ media }) => media.url);
  if (piece.type === ComponentType.Thumbnail) return [piece.media.url];
  return piece.type === ComponentType.File ? [piece.file.url] : [];
}

function embedFaults({ embeds }: Drafted): readonly string[] {
  const texts = embeds.flatMap(({ title, description, footer, author, fields }) => [
    title,
    description,
    footer?.text,
    author?.name,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ]);
  const length = texts.reduce((sum, text) => sum + (text ?? "").length, 0);
  return length > 6000 ? [`The embeds come to ${length} characters; 6000 are allowed.`] : [];
}

/** allowed_mentions: a kind is either parsed or listed, never both. */
export function mentionFaults({ allowed_mentions: allowed }: MessageBody): readonly string[] {
  const listed = { users: allowed?.users ?? [], roles: allowed?.roles ?? [] };
  return (["users", "roles"] as const)
    .filter((kind) => allowed?.parse?.includes(kind) === true && listed[kind].length > 0)
    .map((kind) => `allowed_mentions parses ${kind} and lists them too.`);
}
