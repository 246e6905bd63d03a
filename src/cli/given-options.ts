import { parseArgs } from "node:util";
import { UserError } from "../errors.ts";

/** The options that a command has. */
export type Options = Readonly<
  Record<string, { readonly type: "boolean" | "string"; readonly multiple?: boolean; readonly short?: string }>
>;

/** `values`: by option, true, what stands behind it, or all that was given where it may be given more than once. */
export type Given = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
};

/**
 * What a command is called with; throws a UserError "usage" with `seeHelp` as the way on where an option is none of its
 * own, has a value that it does not take, or lacks one. "--model --strict": the next option is no value.
 */
export function givenOptions(args: readonly string[], options: Options, seeHelp: string): Given {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const refuse = (sentence: string): UserError => new UserError("usage", sentence, seeHelp);
  if (values["help"] === true) return { values, positionals };
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { rawName, value } = token;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) throw refuse(`There is no option ${rawName}.`);
    const takesValue = option.type === "string";
    if (!takesValue && value !== undefined) throw refuse(`The option ${rawName} takes no value.`);
    if (takesValue && isMissing(value)) throw refuse(`The option ${rawName} needs something behind it.`);
  }
  return { values, positionals };
}

function isMissing(value: string | undefined): boolean {
  return value === undefined || value.trim() === "" || value.startsWith("--");
}
