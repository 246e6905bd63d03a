import {
  ApplicationCommandOptionType,
  type APIApplicationCommandInteractionDataOption,
  type APIInteractionDataResolved,
  type InteractionType,
} from "discord-api-types/v10";
import type { Command, Option } from "../rules/commands.ts";
import { attach, type Upload } from "../state/attachments.ts";
import type { Channel, World } from "../state/world.ts";
import { idNamed, resolve } from "./raise.ts";

/** What somebody types: people, roles and channels by name or id, files as they are. */
export type Values = Readonly<Record<string, string | number | boolean | Upload>>;

type Typed = APIApplicationCommandInteractionDataOption<InteractionType.ApplicationCommand>;
type Leaf = Exclude<Option, { readonly type: 1 | 2 }>;

export type Filled = { readonly options: Typed[]; readonly resolved: APIInteractionDataResolved };

const types = ApplicationCommandOptionType;

/** Fills a command's options as the client would let somebody do it, and throws where it would not. */
export function fillOptions(
  world: World,
  channel: Channel,
  command: Command,
  asked: { readonly path: readonly string[]; readonly values: Values },
): Filled {
  const resolved: APIInteractionDataResolved = {};
  const leaf = (option: Leaf, value: Values[string]): Typed => {
    const { name, type } = option;
    const wrong = (why: string): Error => new Error(`/${command.name}: the option “${name}” ${why}.`);
    switch (type) {
      case types.String: {
        if (typeof value !== "string") throw wrong("takes a text");
        if (option.choices.length > 0 && !option.choices.some((one) => one.value === value)) {
          throw wrong(`has no choice “${value}”`);
        }
        if (value.length < (option.min_length ?? 0) || value.length > (option.max_length ?? 6000)) {
          throw wrong(`does not take a text of ${value.length} characters`);
        }
        return { name, type, value };
      }
      case types.Integer:
      case types.Number:
        if (typeof value !== "number") throw wrong("takes a number");
        if (value < (option.min_value ?? value) || value > (option.max_value ?? value)) throw wrong("is out of bounds");
        return { name, type, value };
      case types.Boolean:
        if (typeof value !== "boolean") throw wrong("takes yes or no");
        return { name, type, value };
      case types.Attachment: {
        if (typeof value !== "object") throw wrong("takes a file");
        const file = attach(world, channel.id, { ...value, description: null }, true);
        resolved.attachments = { ...resolved.attachments, [file.id]: file };
        return { name, type, value: file.id };
      }
      case types.User:
      case types.Role:
      case types.Mentionable:
      case types.Channel: {
        if (typeof value !== "string") throw wrong("takes a name or id");
        const id = idNamed(world, channel, value);
        const found = resolve(world, channel, [id]);
        resolved.users = { ...resolved.users, ...found.users };
        resolved.members = { ...resolved.members, ...found.members };
        resolved.roles = { ...resolved.roles, ...found.roles };
        resolved.channels = { ...resolved.channels, ...found.channels };
        return { name, type, value: id };
      }
    }
  };
  const level = (options: readonly Option[], path: readonly string[]): Typed[] => {
    const [head, ...rest] = path;
    const sub = options.find(({ name }) => name === head);
    if (sub?.type === types.Subcommand) {
      return [{ name: sub.name, type: sub.type, options: leaves(sub.options, leaf, command, asked.values) }];
    }
    if (sub?.type === types.SubcommandGroup) {
      const inner = level(sub.options, rest).filter((one) => one.type === types.Subcommand);
      return [{ name: sub.name, type: sub.type, options: inner }];
    }
    const flat = options.filter(
      (one): one is Leaf => one.type !== types.Subcommand && one.type !== types.SubcommandGroup,
    );
    if (head !== undefined || flat.length < options.length)
      throw new Error(`/${command.name} has no subcommand “${head ?? ""}”.`);
    return leaves(flat, leaf, command, asked.values);
  };
  const options = level("options" in command ? command.options : [], asked.path);
  return { options, resolved };
}

type Basic = Exclude<Typed, { readonly type: 1 | 2 }>;

function leaves(
  options: readonly Leaf[],
  leaf: (option: Leaf, value: Values[string]) => Typed,
  command: Command,
  values: Values,
): Basic[] {
  const strange = Object.keys(values).find((name) => !options.some((option) => option.name === name));
  if (strange !== undefined) throw new Error(`/${command.name} has no option “${strange}”.`);
  return options.flatMap((option) => {
    const value = values[option.name];
    if (value === undefined) {
      if (option.required) throw new Error(`/${command.name} needs the option “${option.name}”.`);
      return [];
    }
    const filled = leaf(option, value);
    return filled.type === types.Subcommand || filled.type === types.SubcommandGroup ? [] : [filled];
  });
}
