import { ButtonStyle, ChannelType, ComponentType, SelectMenuDefaultValueType } from "discord-api-types/v10";
import { z } from "zod";

/** What may stand in a message. Limits are those of Discord's component reference and of its OpenAPI document. */
export type MessageComponent = z.infer<typeof messageComponent>;
export type Button = z.infer<typeof button>;
export type Select = z.infer<typeof selects>;
export type Row = z.infer<typeof row>;
export type InContainer = z.infer<typeof inContainer>;
export type Accessory = z.infer<typeof accessory>;
export type Media = z.infer<typeof media>;

const number = z.int().min(0).max(2_147_483_647).exactOptional();
export const customId = z.string().min(1).max(100);
const url = z.string().min(1).max(2048);
const flag = z.boolean().exactOptional();

const emoji = z.object({
  id: z.string().exactOptional(),
  name: z.string().exactOptional(),
  animated: flag,
});
const anyButton = { type: z.literal(ComponentType.Button), id: number, disabled: flag } as const;
const shownButton = { ...anyButton, label: z.string().min(1).max(80).exactOptional(), emoji: emoji.exactOptional() };

const pressed = [ButtonStyle.Primary, ButtonStyle.Secondary, ButtonStyle.Success, ButtonStyle.Danger] as const;
const button = z.discriminatedUnion("style", [
  z.object({
    ...shownButton,
    style: z.literal(pressed),
    custom_id: customId,
    url: z.never("A button that is no link has no url.").exactOptional(),
  }),
  z.object({
    ...shownButton,
    style: z.literal(ButtonStyle.Link),
    url: z.string().min(1).max(512),
    custom_id: z.never("A link button has no custom_id.").exactOptional(),
  }),
  z.object({ ...anyButton, style: z.literal(ButtonStyle.Premium), sku_id: z.string() }),
]);

const anySelect = {
  id: number,
  custom_id: customId,
  placeholder: z.string().max(150).exactOptional(),
  min_values: z.int().min(0).max(25).exactOptional(),
  max_values: z.int().min(1).max(25).exactOptional(),
  disabled: flag,
  required: flag,
};
const defaultsOf = <T extends SelectMenuDefaultValueType>(...types: readonly T[]) =>
  z
    .array(z.object({ id: z.string(), type: z.literal(types) }))
    .max(25)
    .exactOptional();
const { User, Role, Channel } = SelectMenuDefaultValueType;

const stringSelect = z.object({
  ...anySelect,
  type: z.literal(ComponentType.StringSelect),
  options: z
    .array(
      z.object({
        label: z.string().min(1).max(100),
        value: z.string().min(1).max(100),
        description: z.string().max(100).exactOptional(),
        emoji: emoji.exactOptional(),
        default: flag,
      }),
    )
    .min(1)
    .max(25),
});
export const selects = z.discriminatedUnion("type", [
  stringSelect,
  z.object({ ...anySelect, type: z.literal(ComponentType.UserSelect), default_values: defaultsOf(User) }),
  z.object({ ...anySelect, type: z.literal(ComponentType.RoleSelect), default_values: defaultsOf(Role) }),
  z.object({ ...anySelect, type: z.literal(ComponentType.MentionableSelect), default_values: defaultsOf(User, Role) }),
  z.object({
    ...anySelect,
    type: z.literal(ComponentType.ChannelSelect),
    channel_types: z.array(z.enum(ChannelType)).exactOptional(),
    default_values: defaultsOf(Channel),
  }),
]);

const row = z.object({
  type: z.literal(ComponentType.ActionRow),
  id: number,
  components: z.union([
    z.array(button).min(1).max(5, "An action row holds five buttons at most."),
    z.array(selects).length(1, "An action row holds one select menu, alone."),
  ]),
});

export const textDisplay = z.object({
  type: z.literal(ComponentType.TextDisplay),
  id: number,
  content: z.string().min(1).max(4000),
});
const media = z.object({ url });
const described = { media, description: z.string().min(1).max(1024).nullable().exactOptional(), spoiler: flag };
const thumbnail = z.object({ type: z.literal(ComponentType.Thumbnail), id: number, ...described });
const accessory = z.union([button, thumbnail]);
const section = z.object({
  type: z.literal(ComponentType.Section),
  id: number,
  components: z.array(textDisplay).min(1).max(3),
  accessory,
});
const gallery = z.object({
  type: z.literal(ComponentType.MediaGallery),
  id: number,
  items: z.array(z.object(described)).min(1).max(10),
});
const separator = z.object({
  type: z.literal(ComponentType.Separator),
  id: number,
  divider: flag,
  spacing: z.literal([1, 2]).exactOptional(),
});
const file = z.object({
  type: z.literal(ComponentType.File),
  id: number,
  file: z.object({ url: url.startsWith("attachment://", "A file component points at an attachment of the message.") }),
  spoiler: flag,
});
const inContainer = z.discriminatedUnion("type", [row, textDisplay, section, gallery, separator, file]);
const container = z.object({
  type: z.literal(ComponentType.Container),
  id: number,
  components: z.array(inContainer).min(1).max(40),
  accent_color: z.int().min(0).max(0xffffff).nullable().exactOptional(),
  spoiler: flag,
});

export const messageComponent = z.discriminatedUnion("type", [
  row,
  textDisplay,
  section,
  gallery,
  separator,
  file,
  container,
]);

export type Piece = InContainer | MessageComponent | Accessory | Select;

/** Every component of a message, nested ones and accessories too, outermost first. */
export function allPieces(components: readonly MessageComponent[]): readonly Piece[] {
  return components.flatMap(withInner);
}

function withInner(piece: Piece): readonly Piece[] {
  if (piece.type === ComponentType.Container || piece.type === ComponentType.ActionRow) {
    return [piece, ...piece.components.flatMap(withInner)];
  }
  return piece.type === ComponentType.Section ? [piece, ...piece.components, piece.accessory] : [piece];
}
