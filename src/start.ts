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
  const told = new AbortController();
  const end = endSignal().then((name) => {
    told.abort(new Ended(name));
    return name;
  });
  try {
    const options = { config: config.discord, commands, onRefusal: refused.resolve, giveUp: told.signal };
    const serving = await serve(config, lineToDiscord(options), instead);
    const ended = await Promise.race([end, refused.promise]);
    await serving[Symbol.asyncDispose]();
    if (ended instanceof Error) throw ended;
    return 0;
  } catch (error) {
    if (error instanceof Ended) return 0;
    if (error instanceof GatewayRefusal) stderr.write(say.refused[error.code]);
    else if (error instanceof UserError) stderr.write(`${error.message}\n${error.wayOn}\n`);
    else throw error;
    return 2;
  }
}

/** It was told to end while Discord could not be reached yet. */
class Ended extends Error {
  override readonly name = "Ended";
}
