import { commands } from "../commands/index.ts";
import * as say from "./cli/wording-operator.ts";
import type { Streams } from "./cli/streams.ts";
import type { Config } from "./config.ts";
import { GatewayRefusal } from "./discord/gateway.ts";
import { lineToDiscord } from "./discord/line-for.ts";
import { UserError } from "./errors.ts";
import { endSignal, serve, type Instead } from "./serve.ts";

/** Runs the bot until it is told to end. Gives the exit status: 0, or 2 where the operator has to mend something. */
export async function start(
  config: Config,
  { stderr }: Pick<Streams, "stderr">,
  instead: Instead = {},
): Promise<number> {
  if (config.discord === null) {
    stderr.write(say.noToken);
    return 2;
  }
  const refused = Promise.withResolvers<Error>();
  try {
    const line = lineToDiscord({ config: config.discord, commands, onRefusal: refused.resolve });
    const serving = await serve(config, line, instead);
    const end = await Promise.race([endSignal(), refused.promise]);
    await serving[Symbol.asyncDispose]();
    if (end instanceof Error) throw end;
    return 0;
  } catch (error) {
    if (error instanceof GatewayRefusal) stderr.write(say.refused[error.code]);
    else if (error instanceof UserError) stderr.write(`${error.message}\n${error.wayOn}\n`);
    else throw error;
    return 2;
  }
}
