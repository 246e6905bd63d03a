import { hkdfSync } from "node:crypto";
import { z } from "zod";
import type { Bot } from "../app/bot.ts";
import type { Messenger } from "../app/messenger.ts";
import type { DiscordConfig } from "../config/discord.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { discordLine } from "./chat-line.ts";
import type { Command } from "./command.ts";
import type { Sessions } from "./gateway.ts";

export type LineTools = {
  readonly log: Log;
  readonly store: Store;
  readonly clock: Clock;
  /** 32 bytes; keys for single uses are derived from it. */
  readonly secret: Uint8Array;
};

export type LineOptions = {
  readonly config: DiscordConfig;
  readonly commands: readonly Command[];
  /** Told once when Discord does not let the bot in, or not any more. */
  readonly onRefusal: (cause: Error) => void;
  /** Ends the wait for the connection. */
  readonly giveUp: AbortSignal;
};

/** The way to Discord as the operator has set it. */
export function lineToDiscord({ config, commands, onRefusal, giveUp }: LineOptions) {
  return ({
    log,
    store,
    clock,
    secret,
  }: LineTools): {
    readonly messenger: Messenger;
    readonly connect: (bot: Bot) => Promise<AsyncDisposable>;
  } => {
    // RFC 5869: what buttons are sealed with is of no use to read tokens with.
    const buttonKey = new Uint8Array(hkdfSync("sha256", secret, "", "out-of-frame buttons", 32));
    const { messenger, connect } = discordLine({
      token: config.token(),
      api: config.api,
      readsMessages: config.readsMessages,
      buttonKey,
      commands,
      clock,
      log,
      onRefusal,
      giveUp,
    });
    return { messenger, connect: async (bot) => connect(bot, sessionsIn(store)) };
  };
}

const onlyShard = 0;

const session = z.object({
  sessionId: z.string(),
  resumeURL: z.string(),
  sequence: z.int(),
  shardId: z.int(),
  shardCount: z.int(),
  intents: z.int(),
});

function sessionsIn({ sessions }: Store): Sessions {
  return {
    load: async () => session.safeParse(await sessions.load(onlyShard)).data ?? null,
    save: async (kept) => sessions.save(onlyShard, kept === null ? null : { ...kept }),
  };
}
