import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInContainer,
  APIContainerComponent,
  APIFileComponent,
  APIMediaGalleryComponent,
  APIMessageTopLevelComponent,
  APISectionComponent,
  APISeparatorComponent,
  APITextDisplayComponent,
  RESTPostAPIChannelMessageJSONBody,
} from "discord-api-types/v10";
import { limits } from "../limits.ts";
import { disarm } from "./disarm.ts";
import type { Markdown } from "./markdown.ts";

/**
 * What is sent to Discord of one of our messages, as it stands in the API: for a new message, an edit, a reply to an
 * interaction. Nobody is ever mentioned by it.
 */
export type Payload = {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: never[] };
};

const componentsV2 = 1 << 15; // MessageFlags.IsComponentsV2
const ephemeral = 1 << 6; // MessageFlags.Ephemeral

/** A message that everybody in the channel sees. */
export function shown(components: readonly APIMessageTopLevelComponent[]): Payload {
  return {
    flags: componentsV2,
    components: [...components],
    allowed_mentions: { parse: [] },
  } satisfies RESTPostAPIChannelMessageJSONBody;
}

/** A message for one member alone. */
export function whispered(components: readonly APIMessageTopLevelComponent[]): Payload {
  return privately(shown(components));
}

/** The same message for one member alone: where a report was asked for in private. */
export function privately(payload: Payload): Payload {
  return { ...payload, flags: componentsV2 | ephemeral };
}

/** The same with one more line below all that is in it. */
export function withLine(payload: Payload, line: Markdown): Payload {
  return { ...payload, components: [...payload.components, textDisplay(line)] };
}

/** The same for an edit: who sees a message is settled with the first answer, and Discord takes no such flag later. */
export function edited(payload: Payload): Payload {
  return { ...payload, flags: componentsV2 };
}

export function container(components: readonly APIComponentInContainer[]): APIContainerComponent {
  return { type: 17, accent_color: accent, components: [...components] };
}

const accent = 0x5b6b7a; // slate: of no party, and no warning

/** Discord refuses a whole message for one text with nothing in it, and a stranger's words may come to nothing. */
export function textDisplay({ markdown, plain }: Markdown): APITextDisplayComponent {
  return { type: 10, content: plain.trim() === "" ? nothing : markdown };
}

const nothing = "–";

/** A file that is sent along has to be named in the message, or Discord does not show it. */
export function fileSent(name: string): APIFileComponent {
  return { type: 13, file: { url: `attachment://${name}` } };
}

/** A text with a button beside it. */
export function section(text: Markdown, accessory: APIButtonComponent): APISectionComponent {
  return { type: 9, components: [textDisplay(text)], accessory };
}

export const separator: APISeparatorComponent = { type: 14, divider: true, spacing: 1 };

export function row(buttons: readonly APIButtonComponent[]): APIActionRowComponent<APIButtonComponent> {
  return { type: 1, components: buttons.slice(0, limits.buttonsInRow) };
}

/** A button that leads back to us. `id` comes from the codec of custom ids. */
export function button(label: string, id: string): APIButtonComponent {
  return { type: 2, style: 2, label, custom_id: id };
}

/** A button that cannot be pressed; its id must differ from the others' all the same. */
export function idle(label: string, id: string): APIButtonComponent {
  return { type: 2, style: 2, label, custom_id: id, disabled: true };
}

/** A button that leads out, with the host in clear; null where Discord takes no address as long. */
export function linkButton(url: URL): APIButtonComponent | null {
  const label = disarm(url.hostname.replace(/^www\./, ""));
  if (url.href.length > limits.buttonUrl || label === "") return null;
  return { type: 2, style: 5, label: label.slice(-limits.buttonLabel), url: url.href };
}

/** A picture that is sent along under `name`. `alt`: what it shows, for those who do not see it. */
export function picture(name: string, alt: string): APIMediaGalleryComponent {
  const description = disarm(alt).slice(0, limits.altText).toWellFormed();
  return { type: 12, items: [{ media: { url: `attachment://${name}` }, description }] };
}

/** What counts of texts that stand in one message: code units and bytes as Discord counts them. */
export type Size = { readonly displayed: number; readonly bytes: number };

export function sizeOf(displays: readonly Markdown[]): Size {
  return {
    displayed: displays.reduce((sum, { markdown }) => sum + markdown.length, 0),
    bytes: displays.reduce((sum, { markdown }) => sum + Buffer.byteLength(markdown) + limits.bytesPerDisplay, 0),
  };
}

export function fits(displays: readonly Markdown[], most: Size): boolean {
  const { displayed, bytes } = sizeOf(displays);
  return displayed <= most.displayed && bytes <= most.bytes;
}
