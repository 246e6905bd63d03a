import { commands } from "../commands/index.ts";
import * as say from "./cli/wording-operator.ts";
import type { Streams } from "./cli/streams.ts";
import type { DiscordConfig } from "./config/discord.ts";
import { registerAt } from "./discord/register.ts";

/** `npm run register`: exit status 0, or 2 where it could not be done. */
export async function register(
  args: readonly string[],
  discord: DiscordConfig | null,
  { stdout, stderr }: Streams,
): Promise<number> {
  const [server = null, ...rest] = args;
  if (server === "--help" || rest.length > 0 || (server !== null && !/^\d{15,22}$/.test(server))) {
    if (server === "--help") stdout.write(say.registerHelp);
    else stderr.write(`${say.noServerNumber(args.join(" "))}\n${say.registerHelp}`);
    return server === "--help" ? 0 : 2;
  }
  if (discord === null) {
    stderr.write(say.noToken);
    return 2;
  }
  const done = await registerAt(commands, { token: discord.token(), api: discord.api, server });
  if (done.kind === "registered") stdout.write(say.registeredTold(done.names, server));
  else if (done.kind === "everywhere") stdout.write(say.everywhereTold(done.server));
  else stderr.write(`${done.message}\n`);
  return done.kind === "not-registered" ? 2 : 0;
}
