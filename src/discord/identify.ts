import type { Clock } from "../clock.ts";

/**
 * When the gateway may be connected to and identified with again. Discord allows 1,000 identifications a day and resets
 * the token of a bot that needs more (discord-api-docs, events/gateway, "Session Start Limit"), and its library tries
 * for ever without waiting: a gateway that closes at once would burn the quota in an hour and a half.
 */
export type Pacing = {
  /** The gateway closed. The first time it is tried again at once, then later and later. */
  readonly closed: () => void;
  /** It is ready, or resumed: all is well. */
  readonly ready: () => void;
  readonly mayConnect: () => Promise<void>;
  /** Rejects with the signal's reason, where the connection closed in the meantime. */
  readonly mayIdentify: (signal: AbortSignal) => Promise<void>;
  /** In the last 24 hours. */
  readonly identified: () => number;
};

const connectMostMs = 5 * 60_000;
const identifyLeastMs = 5500; // one each 5 s, and a little
const identifyMostMs = 15 * 60_000; // 96 a day, were it to fail all day
const dayMs = 24 * 3_600_000;

export function gatewayPacing(
  clock: Pick<Clock, "now">,
  wait: (ms: number, signal?: AbortSignal) => Promise<void>,
): Pacing {
  let closes = 0;
  let connectFrom = 0;
  let inVain = 0;
  let identifyFrom = 0;
  let times: readonly number[] = [];

  const until = async (time: number, signal?: AbortSignal): Promise<void> => {
    const ms = time - clock.now();
    // A clock that is set back must not keep the bot away for longer than any wait there is.
    if (ms > 0) await wait(Math.min(ms, identifyMostMs), signal);
  };

  return {
    closed: () => {
      closes += 1;
      connectFrom = closes < 2 ? 0 : clock.now() + doubling(1000, closes - 2, connectMostMs);
    },
    ready: () => {
      closes = 0;
      connectFrom = 0;
      inVain = 0;
    },
    mayConnect: async () => until(connectFrom),
    mayIdentify: async (signal) => {
      await until(identifyFrom, signal);
      const now = clock.now();
      times = [...times.filter((time) => time > now - dayMs), now];
      identifyFrom = now + Math.max(doubling(identifyLeastMs, inVain, identifyMostMs), spacing(times.length));
      inVain += 1;
    },
    identified: () => times.filter((time) => time > clock.now() - dayMs).length,
  };
}

/** A gateway that lets the bot in and closes right after is no failure, and would burn the quota all the same. */
function spacing(today: number): number {
  if (today < 100) return identifyLeastMs;
  return today < 400 ? 2 * 60_000 : identifyMostMs;
}

function doubling(firstMs: number, times: number, mostMs: number): number {
  return Math.min(firstMs * 2 ** Math.min(times, 30), mostMs);
}
