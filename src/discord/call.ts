import type {
  APIAttachment,
  APIInteraction,
  APIInteractionDataResolved,
  APIMessage,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
  ModalSubmitComponent,
} from "discord-api-types/v10";
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionType,
  MessageFlags,
} from "discord-api-types/v10";

/** Who acts, and where. All of it is Discord's word, never the member's. */
export type Caller = {
  readonly user: string;
  /** Null in direct messages. */
  readonly server: string | null;
  readonly channel: Channel;
  readonly roles: readonly string[];
  /** What the member, and what the bot, may do in this channel: bits of Discord's permissions. */
  readonly permissions: bigint;
  readonly ours: bigint;
  /** BCP 47: of the member's program, and of the server. */
  readonly language: string;
  readonly serverLanguage: string | null;
  /** The largest file that may be attached here, in bytes. */
  readonly mostBytes: number;
};

/** A channel or a thread; `parent`: the channel of a thread, the category of a channel. */
export type Channel = { readonly id: string; readonly isThread: boolean; readonly parent: string | null };

/** A file as it hangs on a message. The address is signed and ends. */
export type Attachment = {
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
  /** Sometimes missing: then the name has to do. */
  readonly contentType: string | null;
};

/** A message with an article in it, perhaps. */
export type HeardMessage = {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  readonly isBot: boolean;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** What a member did. `id` is the interaction's and the request's; `token` answers it for 15 minutes. */
export type Call = {
  readonly id: string;
  readonly token: string;
  readonly caller: Caller;
  readonly act: Act;
};

export type Act =
  | {
      readonly kind: "slash";
      readonly command: string;
      /** "channel" of `/settings channel`; null where a command has none. */
      readonly part: string | null;
      readonly options: Options;
    }
  | { readonly kind: "message-menu"; readonly command: string; readonly target: HeardMessage }
  | {
      readonly kind: "press";
      readonly customId: string;
      readonly values: readonly string[];
      readonly message: string;
      /** Whether only the caller sees the message. */
      readonly isWhispered: boolean;
    }
  | {
      readonly kind: "form";
      readonly customId: string;
      readonly fields: Options;
      /** The message with the button that opened it; null where a command did. */
      readonly message: string | null;
    };

/** What was filled in, by name. What was left out is absent. */
export type Options = {
  readonly texts: Readonly<Record<string, string>>;
  readonly flags: Readonly<Record<string, boolean>>;
  readonly numbers: Readonly<Record<string, number>>;
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly files: Readonly<Record<string, readonly Attachment[]>>;
};

/** A call in plain values; null for what the bot has no use for (a ping, autocompletion, a user's menu). */
export function callOf(interaction: APIInteraction): Call | null {
  const act = actOf(interaction);
  const user = interaction.member?.user ?? interaction.user;
  if (act === null || user === undefined) return null;
  const { id, token, guild_id: server = null, channel, member } = interaction;
  const caller: Caller = {
    user: user.id,
    server,
    channel: {
      id: channel?.id ?? "",
      isThread: channel !== undefined && isThread(channel.type),
      parent: channel !== undefined && "parent_id" in channel ? (channel.parent_id ?? null) : null,
    },
    roles: member?.roles ?? [],
    permissions: BigInt(member?.permissions ?? "0"),
    ours: BigInt(interaction.app_permissions),
    language: "locale" in interaction ? interaction.locale : "en-GB",
    serverLanguage: interaction.guild_locale ?? null,
    mostBytes: interaction.attachment_size_limit,
  };
  return { id, token, caller, act };
}

const threads: ReadonlySet<number> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

export function isThread(type: number): boolean {
  return threads.has(type);
}

export function heardMessage(message: APIMessage): HeardMessage {
  // A forwarded message has its text in a snapshot of the original, and none of its own.
  const [snapshot] = message.message_snapshots ?? [];
  const said = message.content === "" && snapshot ? snapshot.message : message;
  return {
    id: message.id,
    channel: message.channel_id,
    author: message.author.id,
    isBot: message.author.bot === true,
    text: said.content,
    attachments: said.attachments.map(attachment),
    at: Date.parse(message.timestamp),
  };
}

function actOf(interaction: APIInteraction): Act | null {
  if (interaction.type === InteractionType.MessageComponent) return pressed(interaction);
  if (interaction.type === InteractionType.ModalSubmit) return submitted(interaction);
  if (interaction.type !== InteractionType.ApplicationCommand) return null;
  const { data } = interaction;
  if (data.type === ApplicationCommandType.Message) {
    const target = data.resolved.messages[data.target_id];
    return target ? { kind: "message-menu", command: data.name, target: heardMessage(target) } : null;
  }
  if (data.type !== ApplicationCommandType.ChatInput) return null;
  return { kind: "slash", command: data.name, ...filledIn(data.options ?? [], data.resolved) };
}

type Filled = { readonly part: string | null; readonly options: Options };
type CommandOptions = NonNullable<
  Extract<
    Extract<APIInteraction, { type: InteractionType.ApplicationCommand }>["data"],
    { type: ApplicationCommandType.ChatInput }
  >["options"]
>;

const nothing: Options = { texts: {}, flags: {}, numbers: {}, choices: {}, files: {} };

function filledIn(options: CommandOptions, resolved: APIInteractionDataResolved | undefined): Filled {
  let part: string | null = null;
  let filled = nothing;
  for (const option of options) {
    const { name } = option;
    switch (option.type) {
      case ApplicationCommandOptionType.Subcommand:
        part = name;
        filled = filledIn(option.options ?? [], resolved).options;
        break;
      case ApplicationCommandOptionType.SubcommandGroup:
        return filledIn(option.options, resolved);
      case ApplicationCommandOptionType.Boolean:
        filled = { ...filled, flags: { ...filled.flags, [name]: option.value } };
        break;
      case ApplicationCommandOptionType.Integer:
      case ApplicationCommandOptionType.Number:
        filled = { ...filled, numbers: { ...filled.numbers, [name]: option.value } };
        break;
      case ApplicationCommandOptionType.Attachment:
        filled = { ...filled, files: { ...filled.files, [name]: resolvedFiles([option.value], resolved) } };
        break;
      case ApplicationCommandOptionType.String:
      case ApplicationCommandOptionType.User:
      case ApplicationCommandOptionType.Channel:
      case ApplicationCommandOptionType.Role:
      case ApplicationCommandOptionType.Mentionable:
        filled = { ...filled, texts: { ...filled.texts, [name]: option.value } };
    }
  }
  return { part, options: filled };
}

function pressed({ data, message }: APIMessageComponentInteraction): Act {
  return {
    kind: "press",
    customId: data.custom_id,
    values: "values" in data ? data.values : [],
    message: message.id,
    isWhispered: ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
  };
}

function submitted({ data, message }: APIModalSubmitInteraction): Act {
  const fields = data.components.flatMap(fieldsIn);
  const named = <T>(of: (field: ModalSubmitComponent) => readonly T[]): Record<string, T> =>
    Object.fromEntries(fields.flatMap((field) => of(field).map((value) => [field.custom_id, value] as const)));
  return {
    kind: "form",
    customId: data.custom_id,
    fields: {
      texts: named((field) => (field.type === ComponentType.TextInput ? [field.value] : [])),
      flags: named((field) => (field.type === ComponentType.Checkbox ? [field.value] : [])),
      numbers: {},
      choices: named(chosen),
      files: named((field) =>
        field.type === ComponentType.FileUpload ? [resolvedFiles(field.values, data.resolved)] : [],
      ),
    },
    message: message?.id ?? null,
  };
}

function chosen(field: ModalSubmitComponent): readonly (readonly string[])[] {
  if (field.type === ComponentType.RadioGroup) return [field.value === null ? [] : [field.value]];
  return "values" in field && field.type !== ComponentType.FileUpload ? [field.values] : [];
}

function fieldsIn(component: APIModalSubmitInteraction["data"]["components"][number]): readonly ModalSubmitComponent[] {
  if (component.type === ComponentType.Label) return [component.component];
  return component.type === ComponentType.ActionRow ? component.components : [];
}

function resolvedFiles(
  ids: readonly string[],
  resolved: { readonly attachments?: Readonly<Record<string, APIAttachment>> } | undefined,
): readonly Attachment[] {
  return ids.flatMap((id) => resolved?.attachments?.[id] ?? []).map(attachment);
}

function attachment({ filename, url, size, content_type: type }: APIAttachment): Attachment {
  return { name: filename, url, bytes: size, contentType: type ?? null };
}
