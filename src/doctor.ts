import { commands } from "../commands/index.ts";
import type { Finding } from "./app/finding.ts";
import { databaseFindings } from "./cli/doctor/database.ts";
import { metricsFinding } from "./cli/doctor/metrics-port.ts";
import { modelFinding } from "./cli/doctor/model-server.ts";
import type { Streams } from "./cli/streams.ts";
import * as say from "./cli/wording-operator.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { checkDiscord } from "./discord/check-up.ts";

/**
 * `npm run doctor`: looks at all that the bot needs and changes nothing. Exit status 0 where all is good, or 2.
 */
export async function doctor(
  args: readonly string[],
  config: Config,
  { stdout, stderr, clock }: Pick<Streams, "stdout" | "stderr"> & { readonly clock: Clock },
): Promise<number> {
  const [server = null, ...rest] = args;
  if (server === "--help" || rest.length > 0 || (server !== null && !/^\d{15,22}$/.test(server))) {
    if (server === "--help") stdout.write(say.doctorHelp);
    else stderr.write(`${say.noServerNumber(args.join(" "))}\n${say.doctorHelp}`);
    return server === "--help" ? 0 : 2;
  }
  let isGood = true;
  const tell = (findings: readonly Finding[]): void => {
    for (const finding of findings) {
      isGood &&= finding.mend === null;
      stdout.write(say.findingTold(finding));
    }
  };
  const { discord, running } = config;
  const { findings, isRunning, unasked } = await databaseFindings(running.databaseFile);
  tell(discord === null ? [say.noTokenFinding] : await checkDiscord({ ...discord, commands, unasked, server, clock }));
  tell(findings);
  tell([await metricsFinding(running.health, isRunning), await modelFinding(config.model, clock)]);
  stdout.write(isGood ? say.allGood : say.notGood);
  return isGood ? 0 : 2;
}
