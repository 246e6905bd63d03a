import { GatewayDispatchEvents as Event, GatewayIntentBits, type GatewayDispatchPayload } from "discord-api-types/v10";
import { setTimeout as wait } from "node:timers/promises";
import type { Bot } from "../app/bot.ts";
import type { Messenger } from "../app/messenger.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { actionIds } from "./action-ids.ts";
import { askingDiscord } from "./asking.ts";
import { callOf } from "./call.ts";
import { channelsHeardOf } from "./channels.ts";
import type { Command } from "./command.ts";
import { customIds } from "./custom-id.ts";
import { dispatcher } from "./dispatch.ts";
import { listening } from "./ears.ts";
import { GatewayRefusal, openGateway, type GatewayState, type GatewayTrouble, type Sessions } from "./gateway.ts";
import { discordMessenger } from "./messenger.ts";
import { explained } from "./render/help.ts";
import { oursIn } from "./held-permissions.ts";
import { joinedServers, type Joined } from "./joining.ts";
import { greeting } from "./render/start.ts";
import { noticeShown } from "./render/notices.ts";
import { offerShown } from "./render/progress.ts";
import { rendering } from "./rendering.ts";
import { unsavedForms } from "./unsaved.ts";
import { discordRest, refusalBreaker } from "./rest.ts";
import { tokenWatch } from "./token-watch.ts";
import { discordWire } from "./wire.ts";

export type DiscordOptions = {
  readonly token: string;
  /** Base address of Discord's API; null for Discord's own. */
  readonly api: string | null;
  /** Whether the application has, and uses, the intent to read messages that are not meant for it. */
  readonly readsMessages: boolean;
  /** 32 bytes. With another one, buttons of before work no more. */
  readonly buttonKey: Uint8Array;
  readonly commands: readonly Command[];
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
  /** Told once when Discord does not let the bot in, or not any more. */
  readonly onRefusal: (cause: Error) => void;
  /** Ends the wait for the connection. */
  readonly giveUp: AbortSignal;
};

/** The way to Discord and back. `messenger` can be used at once, the rest from when it is connected. */
export type DiscordLine = {
  readonly messenger: Messenger;
  readonly connect: (bot: Bot, sessions: Sessions) => Promise<AsyncDisposable & { readonly state: () => GatewayState }>;
};

const alwaysIntents = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;

export function discordLine(options: DiscordOptions): DiscordLine {
  const { token, clock, log, commands, readsMessages, onRefusal, giveUp } = options;
  const rest = discordRest(options);
  const breaker = refusalBreaker(rest, (count) =>
    log.warn("too many refused requests, so no more for a while", { count }),
  );
  const asking = askingDiscord(rest);
  const ids = customIds(options.buttonKey, () => clock.now());
  const application = whenItWorks(async () => asking.application(AbortSignal.timeout(15_000)));
  const watch = tokenWatch(rest, {
    wait: async (ms) => wait(ms, undefined, { signal: giveUp, ref: false }),
    onAccepted: () => log.warn("Discord refused the token once, and accepts it again"),
    onRefused: () => onRefusal(new GatewayRefusal("token", 401)),
  });
  const wire = discordWire(rest, async () => (await application()).id, [breaker, watch]);

  return {
    messenger: discordMessenger(wire, rendering(ids)),
    connect: async (bot, sessions) => {
      const { flow } = bot;
      await using opened = new AsyncDisposableStack();
      const ending = new AbortController();
      const channels = channelsHeardOf(asking);
      const dispatch = dispatcher({
        commands,
        app: {
          flow,
          ids,
          readsMessages,
          around: asking.around,
          message: asking.message,
          places: channels.withParents,
          named: channels.named,
          oursIn: oursIn(rest, async () => (await application()).user),
          unsaved: unsavedForms(),
        },
        wire,
        accept: bot.accept,
        log,
      });
      const ears = opened.use(
        listening({
          flow,
          ours: async () => (await application()).user,
          channels,
          asking,
          readsMessages,
          accept: bot.accept,
          offer: async (message, server) => {
            const id = actionIds(message.id, { server, channel: { id: message.channel } }, { ids })("read");
            const to = { channel: message.channel, replyTo: message.id, nonce: message.id };
            await wire.post(to, offerShown({ words: message.text.split(/\s+/).length }, id), ending.signal);
          },
          explain: async (message, why) => {
            const to = { channel: message.channel, replyTo: message.id, nonce: message.id };
            await wire.post(to, explained(why), ending.signal);
          },
          refuse: async (message, { message: what, wayOn }) => {
            const to = { channel: message.channel, replyTo: message.id, nonce: message.id };
            await wire.post(to, noticeShown({ kind: "trouble", message: what, wayOn }), ending.signal);
          },
          wait: async (ms, signal) => wait(ms, undefined, { signal }),
        }),
      );

      const joined = joinedServers(() => clock.now());
      const greet = async ({ server, channel }: Joined): Promise<void> => {
        const id = actionIds("start", { server, channel: { id: channel } }, { ids })("start");
        await wire.post({ channel, replyTo: null, nonce: `hello ${server}`.slice(0, 25) }, greeting(id), ending.signal);
      };

      const onEvent = (event: GatewayDispatchPayload): void => {
        channels.note(event);
        for (const place of joined(event)) note(flow.store, log, async () => greet(place));
        if (event.t === Event.InteractionCreate) {
          const call = callOf(event.d);
          if (call) void dispatch(call, ending.signal);
        }
        if (event.t === Event.MessageCreate) ears.heard(event.d);
        if (event.t === Event.GuildCreate) note(flow.store, log, async (store) => store.servers.joined(event.d.id));
        // Unavailable means that Discord has trouble, not that the bot was sent away.
        if (event.t === Event.GuildDelete && event.d.unavailable !== true) {
          note(flow.store, log, async (store) => store.servers.left(event.d.id, clock.now()));
        }
      };

      const onTrouble = (trouble: GatewayTrouble): void => {
        if (trouble.kind === "closed")
          return log.info("the gateway closed, and is opened again", { code: trouble.code });
        if (trouble.kind === "refused") {
          log.error("the gateway refused the bot", {}, trouble.cause);
          return onRefusal(trouble.cause);
        }
        const mend = "It is tried again by itself. npm run doctor looks at what is wrong.";
        log.error("the gateway has trouble", { mend }, trouble.cause);
      };
      const intents = alwaysIntents | (readsMessages ? GatewayIntentBits.MessageContent : 0);
      const gateway = opened.use(openGateway({ token, rest, intents, clock, sessions, onEvent, onTrouble }));
      opened.defer(() => ending.abort(new Error("The bot is ending")));
      await gateway.connect(giveUp);
      const closing = opened.move();
      return { state: gateway.state, [Symbol.asyncDispose]: async () => closing.disposeAsync() };
    },
  };
}

/** Done until it works once; then what it gave. */
function whenItWorks<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null;
  return async () => {
    done ??= work();
    try {
      return await done;
    } catch (error) {
      done = null;
      throw error;
    }
  };
}

function note(store: Store, log: Log, write: (store: Store) => Promise<void>): void {
  write(store).catch((error: unknown) => log.error("not noted down", {}, error));
}
