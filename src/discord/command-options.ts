import {
  ApplicationCommandOptionType as Type,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
} from "discord-api-types/v10";
import { wheres } from "./moderating.ts";
import { where } from "./wording-settings.ts";

/** One part of a command that has several. */
export function commandPart(
  name: string,
  description: string,
  options: APIApplicationCommandBasicOption[] = [],
): APIApplicationCommandSubcommandOption {
  return { type: Type.Subcommand, name, description, options };
}

/** For which place something is to hold; `whereNamed` reads what was chosen. */
export const whereOption: APIApplicationCommandBasicOption = {
  type: Type.String,
  name: "where",
  description: where.description,
  choices: wheres.map((one) => ({ name: where.choices[one], value: one })),
};
