import { DiscordAPIError, type REST } from "@discordjs/rest";
import { type SessionInfo, WebSocketManager, WebSocketShardEvents } from "@discordjs/ws";
import type { GatewayDispatchPayload } from "discord-api-types/v10";
import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "../clock.ts";
import { gatewayPacing } from "./identify.ts";

/**
 * What comes from Discord as it happens. The library's client with its caches is not used: an interaction and a message
 * say themselves all that is needed, and a cache of every server's channels and roles is most of a bot's memory.
 */
export type Gateway = AsyncDisposable & {
  /**
   * Resolves once it is ready, however long Discord cannot be reached; rejects with a GatewayRefusal where Discord does
   * not let this bot in, and with the signal's reason where it is given up before.
   */
  readonly connect: (signal: AbortSignal) => Promise<void>;
  readonly state: () => GatewayState;
};

/** `latencyMs`: of the last heartbeat, null before the first; `identified`: times in the last 24 hours, of 1,000. */
export type GatewayState = {
  readonly isConnected: boolean;
  readonly latencyMs: number | null;
  readonly identified: number;
};

export type GatewayOptions = {
  readonly token: string;
  readonly rest: REST;
  readonly intents: number;
  readonly clock: Pick<Clock, "now">;
  /** Where the session is kept over a restart, so that Discord tells what happened in between. */
  readonly sessions: Sessions;
  readonly onEvent: (event: GatewayDispatchPayload) => void;
  readonly onTrouble: (trouble: GatewayTrouble) => void;
};

export type Sessions = {
  readonly load: () => Promise<Session | null>;
  readonly save: (session: Session | null) => Promise<void>;
};

/** `intents`: those it was identified with. Who resumes it gets the same events, whatever intents are set by then. */
export type Session = SessionInfo & { readonly intents: number };

export type GatewayTrouble =
  | { readonly kind: "closed"; readonly code: number }
  | { readonly kind: "error"; readonly cause: unknown }
  /** Not to be mended by trying again; the connection is given up. */
  | { readonly kind: "refused"; readonly cause: GatewayRefusal };

/** Discord does not let this bot in: its token is wrong, or it asks for intents that are not switched on for it. */
export class GatewayRefusal extends Error {
  override readonly name = "GatewayRefusal";
  readonly code: "token" | "intents" | "other";

  constructor(code: GatewayRefusal["code"], closeCode: number) {
    super(`Discord closed the connection for good (${closeCode})`);
    this.code = code;
  }
}

const saveEveryMs = 3000;
// Any but 1000 and 1001 keeps the session alive for a while.
const resumableClose = 4200;

/** Close codes after which trying again is no use (discord-api-docs, topics/opcodes-and-status-codes). */
const refusals: Readonly<Record<number, GatewayRefusal["code"]>> = {
  4004: "token",
  4010: "other",
  4011: "other",
  4012: "other",
  4013: "intents",
  4014: "intents",
};

export function openGateway({ token, rest, intents, clock, sessions, onEvent, onTrouble }: GatewayOptions): Gateway {
  const ending = new AbortController();
  const pacing = gatewayPacing(clock, async (ms, signal = ending.signal) =>
    wait(ms, undefined, { signal, ref: false }),
  );
  const first = Promise.withResolvers<void>();
  // Whoever never asks for it is told by onTrouble all the same.
  first.promise.catch(() => undefined);
  let session: SessionInfo | null | undefined;
  let saving: Promise<void> = Promise.resolve();
  let savedAt = 0;
  let isConnected = false;
  let latencyMs: number | null = null;
  let lastError: unknown = null;

  const withIntents = (one: SessionInfo | null): Session | null => (one === null ? null : { ...one, intents });
  const ofTheseIntents = async (): Promise<SessionInfo | null> => {
    const kept = await sessions.load();
    if (kept?.intents !== intents) return null;
    const { intents: _same, ...info } = kept;
    return info;
  };

  const manager = new WebSocketManager({
    token,
    rest,
    intents,
    shardCount: 1,
    // The library asks for the session before it connects, and with every event; only the former ever waits here.
    retrieveSessionInfo: async () => {
      if (!isConnected) await pacing.mayConnect();
      return (session ??= await ofTheseIntents());
    },
    updateSessionInfo: async (_shard, changed) => {
      const isOther = changed?.sessionId !== session?.sessionId;
      session = changed;
      if (!isOther && clock.now() - savedAt < saveEveryMs) return;
      savedAt = clock.now();
      // The library waits for this before it tells of the event, and later events would overtake it.
      saving = saving
        .then(async () => sessions.save(withIntents(changed)))
        .catch((cause: unknown) => onTrouble({ kind: "error", cause }));
    },
    buildIdentifyThrottler: () => ({ waitForIdentify: async (_shard, signal) => pacing.mayIdentify(signal) }),
  });

  const isReady = (): void => {
    isConnected = true;
    pacing.ready();
    first.resolve();
  };
  manager.on(WebSocketShardEvents.Ready, isReady);
  manager.on(WebSocketShardEvents.Resumed, isReady);
  manager.on(WebSocketShardEvents.Closed, ({ code }) => {
    isConnected = false;
    const refused = refusals[code];
    if (refused === undefined) {
      pacing.closed();
      onTrouble({ kind: "closed", code });
      return;
    }
    const cause = new GatewayRefusal(refused, code);
    first.reject(cause);
    onTrouble({ kind: "refused", cause });
  });
  // The library tries again by itself, or has closed with one of the codes above.
  manager.on(WebSocketShardEvents.Error, ({ error }) => {
    lastError = error;
    onTrouble({ kind: "error", cause: error });
  });
  manager.on(WebSocketShardEvents.HeartbeatComplete, ({ latency }) => {
    latencyMs = latency;
  });
  manager.on(WebSocketShardEvents.Dispatch, ({ data }) => onEvent(data));

  // Before there is a connection, its address is asked for over REST.
  const begin = async (): Promise<void> => {
    let refused = 0;
    while (!ending.signal.aborted) {
      try {
        return await manager.connect();
      } catch (cause) {
        if (cause === lastError) return;
        if (cause instanceof DiscordAPIError && cause.status === 401) refused += 1;
        // Once may be a mistake.
        if (refused > 1) return first.reject(new GatewayRefusal("token", 401));
        onTrouble({ kind: "error", cause });
        pacing.closed();
        await pacing.mayConnect().catch(() => undefined);
      }
    }
  };

  return {
    connect: async (signal) => {
      signal.throwIfAborted();
      const giveUp = (): void => first.reject(signal.reason);
      signal.addEventListener("abort", giveUp, { once: true });
      void begin();
      await first.promise.finally(() => signal.removeEventListener("abort", giveUp));
    },
    state: () => ({ isConnected, latencyMs, identified: pacing.identified() }),
    [Symbol.asyncDispose]: async () => {
      const last = session;
      ending.abort();
      // Resumable: the next start is told what happened until then, and needs no identification.
      await manager.destroy({ code: resumableClose, reason: "restart" });
      await saving;
      if (last) await sessions.save(withIntents(last));
    },
  };
}
