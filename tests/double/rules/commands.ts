import { ApplicationCommandOptionType, ApplicationCommandType, ChannelType } from "discord-api-types/v10";
import { z } from "zod";
import { sentencesOf } from "./sentences.ts";

/** A command as it is registered (interactions/application-commands). */
export type Command = z.infer<typeof command>;
export type Option = z.infer<typeof option>;
export type ValueOption = Extract<Option, { readonly required: boolean }>;

const types = ApplicationCommandOptionType;
const slashName = z
  .string()
  .regex(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u, "This is no name for a command or option.")
  .refine((name) => name === name.toLowerCase(), "A name is in lower case.");
const localized = <T extends z.ZodType>(one: T) => z.record(z.string(), one.nullable()).nullish();
const described = {
  name: slashName,
  name_localizations: localized(slashName),
  description: z.string().min(1).max(100),
  description_localizations: localized(z.string().min(1).max(100)),
};
const any = { ...described, required: z.boolean().default(false), autocomplete: z.boolean().default(false) };
const choices = <T extends z.ZodType>(value: T) =>
  z
    .array(z.object({ name: z.string().min(1).max(100), value }))
    .max(25)
    .default([]);
const textLimit = z.int().max(6000);

const valueOption = z.discriminatedUnion("type", [
  z.object({
    ...any,
    type: z.literal(types.String),
    // 100 characters are the docs' limit; the OpenAPI document says 6000.
    choices: choices(z.string().min(1).max(100)),
    min_length: textLimit.min(0).nullish(),
    max_length: textLimit.min(1).nullish(),
  }),
  z.object({
    ...any,
    type: z.literal([types.Integer, types.Number]),
    choices: choices(z.number()),
    min_value: z.number().nullish(),
    max_value: z.number().nullish(),
  }),
  z.object({ ...any, type: z.literal(types.Channel), channel_types: z.array(z.enum(ChannelType)).nullish() }),
  z.object({ ...any, type: z.literal([types.Boolean, types.User, types.Role, types.Mentionable, types.Attachment]) }),
]);
const values = z.array(valueOption).max(25).default([]);
const subcommand = z.object({ ...described, type: z.literal(types.Subcommand), options: values });
const group = z.object({
  ...described,
  type: z.literal(types.SubcommandGroup),
  options: z.array(subcommand).min(1).max(25),
});
const option = z.union([valueOption, subcommand, group]);

const shared = {
  default_member_permissions: z.union([z.string().regex(/^\d+$/), z.int()]).nullish(),
  contexts: z.array(z.literal([0, 1, 2])).nullish(),
  integration_types: z.array(z.literal([0, 1])).nullish(),
  nsfw: z.boolean().nullish(),
};
const command = z.union([
  z.object({
    ...shared,
    ...described,
    type: z.literal(ApplicationCommandType.ChatInput).default(ApplicationCommandType.ChatInput),
    options: z.array(option).max(25).default([]),
  }),
  z.object({
    ...shared,
    type: z.literal([ApplicationCommandType.User, ApplicationCommandType.Message]),
    name: z.string().min(1).max(32),
    description: z.literal("").nullish(),
    name_localizations: localized(z.string().min(1).max(32)),
  }),
]);
export const commandList = z.array(command);

/** What is wrong with the whole list of commands of one scope. */
export function commandFaults(body: unknown, scope: "global" | "guild"): readonly string[] {
  const parsed = commandList.safeParse(body);
  if (!parsed.success) return sentencesOf(parsed.error);
  const commands = parsed.data;
  const limits: readonly (readonly [ApplicationCommandType, number])[] = [
    [ApplicationCommandType.ChatInput, 100],
    [ApplicationCommandType.User, 15],
    [ApplicationCommandType.Message, 15],
  ];
  const faults = limits.flatMap(([type, most]) => {
    const names = commands.filter((one) => one.type === type).map(({ name }) => name);
    const many = names.length > most ? [`${names.length} commands of type ${type}; ${most} are allowed.`] : [];
    return [...many, ...twice(names, "command")];
  });
  return [...faults, ...commands.flatMap((one) => oneCommand(one, scope))];
}

function oneCommand(one: Command, scope: "global" | "guild"): readonly string[] {
  const faults: string[] = [];
  if (scope === "guild" && (one.contexts ?? one.integration_types ?? null) !== null) {
    faults.push(`“${one.name}”: contexts and integration_types belong to global commands.`);
  }
  if (one.type !== ApplicationCommandType.ChatInput) return faults;
  const length = textLength(one);
  if (length > 8000) faults.push(`“${one.name}” comes to ${length} characters; 8000 are allowed.`);
  return [...faults, ...optionFaults(one.options)];
}

function optionFaults(options: readonly Option[]): readonly string[] {
  const faults = [
    ...twice(
      options.map(({ name }) => name),
      "option",
    ),
  ];
  const isSub = ({ type }: Option): boolean => type === types.Subcommand || type === types.SubcommandGroup;
  if (options.some(isSub) && !options.every(isSub)) faults.push("Options stand beside subcommands.");
  let optional = false;
  for (const one of options) {
    if (one.type === types.Subcommand || one.type === types.SubcommandGroup) {
      faults.push(...optionFaults(one.options));
      continue;
    }
    if (one.required && optional) faults.push(`The required option “${one.name}” stands after an optional one.`);
    optional ||= !one.required;
    if ("choices" in one && one.autocomplete && one.choices.length > 0) {
      faults.push(`The option “${one.name}” has both choices and autocomplete.`);
    }
    if (!("choices" in one) && one.autocomplete) faults.push(`“${one.name}” is of a type without autocomplete.`);
  }
  return faults;
}

function twice(names: readonly string[], what: string): readonly string[] {
  return names.filter((name, at) => names.indexOf(name) !== at).map((name) => `The ${what} “${name}” stands twice.`);
}

/** Names, descriptions and values of a command and all in it; of localised texts the longest counts. */
function textLength(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  if (Array.isArray(value)) return value.reduce((sum: number, one: unknown) => sum + textLength(one), 0);
  return Object.entries(value).reduce((sum, [key, inner]: readonly [string, unknown]) => {
    const counts = typeof inner === "string" && ["name", "description", "value"].includes(key);
    return sum + (counts ? inner.length : textLength(inner));
  }, 0);
}
