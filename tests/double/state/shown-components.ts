import {
  ComponentType,
  type APIAttachment,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APISelectMenuComponent,
  type APIUnfurledMediaItem,
} from "discord-api-types/v10";
import type { Accessory, Button, InContainer, Media, MessageComponent, Row, Select } from "../rules/components.ts";

/** Components as Discord gives them back: every one numbered, defaults written out, files resolved to addresses. */
export function shownComponents(
  components: readonly MessageComponent[],
  attachments: readonly APIAttachment[],
): APIMessageTopLevelComponent[] {
  const taken = new Set<number>();
  let next = 0;
  const number = (id: number | undefined): number => {
    if (id !== undefined && id !== 0) return id;
    do next += 1;
    while (taken.has(next));
    return next;
  };
  collectIds(components, taken);

  const media = ({ url }: Media): APIUnfurledMediaItem & { id: string; proxy_url: string } => {
    const file = attachments.find(({ filename }) => `attachment://${filename}` === url);
    if (!file) return { id: "0", url, proxy_url: url };
    return {
      id: file.id,
      url: file.url,
      proxy_url: file.proxy_url,
      width: file.width ?? null,
      height: file.height ?? null,
      ...(file.content_type === undefined ? {} : { content_type: file.content_type }),
      attachment_id: file.id,
    };
  };
  const button = (one: Button): APIButtonComponent => ({ disabled: false, ...one, id: number(one.id) });
  const select = (one: Select): APISelectMenuComponent => ({
    min_values: 1,
    max_values: 1,
    disabled: false,
    ...one,
    id: number(one.id),
  });
  const row = (one: Row) => ({
    type: one.type,
    id: number(one.id),
    components: one.components.map((inner) => (inner.type === ComponentType.Button ? button(inner) : select(inner))),
  });
  const accessory = (one: Accessory) =>
    one.type === ComponentType.Button
      ? button(one)
      : {
          type: one.type,
          id: number(one.id),
          media: media(one.media),
          description: one.description ?? null,
          spoiler: one.spoiler ?? false,
        };
  const inner = (one: InContainer): APIComponentInContainer => {
    const id = one.type === ComponentType.ActionRow ? 0 : number(one.id);
    switch (one.type) {
      case ComponentType.ActionRow:
        return row(one);
      case ComponentType.TextDisplay:
        return { ...one, id };
      case ComponentType.Section:
        return {
          type: one.type,
          id,
          components: one.components.map((text) => ({ ...text, id: number(text.id) })),
          accessory: accessory(one.accessory),
        };
      case ComponentType.MediaGallery:
        return {
          type: one.type,
          id,
          items: one.items.map((item) => ({
            media: media(item.media),
            description: item.description ?? null,
            spoiler: item.spoiler ?? false,
          })),
        };
      case ComponentType.Separator:
        return { type: one.type, id, divider: one.divider ?? true, spacing: one.spacing ?? 1 };
      case ComponentType.File: {
        const shown = media(one.file);
        const file = attachments.find((attachment) => attachment.id === shown.id);
        return {
          type: one.type,
          id,
          file: shown,
          spoiler: one.spoiler ?? false,
          name: file?.filename ?? "",
          size: file?.size ?? 0,
        };
      }
    }
  };
  return components.map((one) => {
    if (one.type !== ComponentType.Container) return inner(one);
    return {
      type: one.type,
      id: number(one.id),
      accent_color: one.accent_color ?? null,
      spoiler: one.spoiler ?? false,
      components: one.components.map(inner),
    };
  });
}

function collectIds(value: unknown, taken: Set<number>): void {
  if (typeof value !== "object" || value === null) return;
  if ("type" in value && "id" in value && typeof value.id === "number") taken.add(value.id);
  for (const inner of Object.values(value)) collectIds(inner, taken);
}
