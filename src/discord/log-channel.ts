import type { Moderator } from "../app/moderator.ts";
import { asEditor, asManager } from "../app/moderator.ts";
import { UserError } from "../errors.ts";
import type { App } from "./command.ts";
import { missingToWrite } from "./permissions.ts";
import type { Wishes } from "./setting-wishes.ts";
import { logElsewhere, logLacks } from "./wording-settings.ts";

/**
 * What the bot lacks in the channel that is to be told of changes, for whoever chose it; null: nothing, or none was
 * chosen. Fails with "bad-setting" for a channel of another server.
 */
export async function lacksForLog(
  { logChannel }: Wishes,
  by: Moderator,
  { app, signal }: { readonly app: App; readonly signal: AbortSignal },
): Promise<string | null> {
  if (logChannel?.kind !== "set" || typeof logChannel.value !== "string") return null;
  // What is in a channel is not looked up for somebody who may not choose it.
  await asEditor(by, app.flow.store);
  asManager(by);
  const within = AbortSignal.any([signal, AbortSignal.timeout(lookMs)]);
  const held = await app.oursIn({ server: by.server, channel: logChannel.value }, within);
  if (held.kind === "elsewhere") throw new UserError("bad-setting", logElsewhere.message, logElsewhere.wayOn);
  if (held.kind === "unknown") return null;
  const missing = missingToWrite(held.kind === "held" ? held.bits : 0n);
  return missing.length === 0 ? null : logLacks(missing);
}

const lookMs = 1500; // the change itself has to be told within three seconds
