import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import {
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayOpcodes,
  type GatewayGuildCreateDispatchData,
  type GatewayReadyDispatchData,
} from "discord-api-types/v10";
import { WebSocketServer, type WebSocket } from "ws";
import { z } from "zod";
import { permissionsIn } from "../state/permissions.ts";
import { iso, wireGuild, wireGuildChannel, wireMember, wireThread } from "../state/wire.ts";
import type { Dispatch, EventPlace, Guild, World } from "../state/world.ts";
import { asSeenWith, disallowed, wants } from "./intents.ts";

/** How the gateway may be made to misbehave, and what it counts. */
export type Gateway = {
  readonly emit: (dispatch: Dispatch, place: EventPlace) => void;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly counts: { identifies: number; resumes: number; connections: number };
  /** Whether somebody is logged in and connected. */
  readonly isConnected: () => boolean;
  /** Closes every connection with this code; sessions stay, and can be resumed where the code allows it. */
  readonly close: (code: number) => void;
  /** Drops every connection without a word. */
  readonly cut: () => void;
  /** Opcode 7. */
  readonly askToReconnect: () => void;
  /** Opcode 9; a session that is not resumable is forgotten. */
  readonly invalidate: (resumable: boolean) => void;
  /** From now on heartbeats are not answered, or are again. */
  readonly acknowledgeHeartbeats: (yes: boolean) => void;
  /** Closes with this code at every IDENTIFY until null is given. */
  readonly refuseIdentify: (code: GatewayCloseCodes | null) => void;
  /** Sends the last events again, under new numbers: what happens after some resumes. */
  readonly replay: (events: number) => void;
  readonly dispose: () => void;
};

type Session = {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  seq: number;
  sent: { readonly seq: number; readonly text: string; readonly dispatch: Sent }[];
  socket: WebSocket | null;
};

type Sent = Dispatch | { readonly t: GatewayDispatchEvents.Resumed; readonly d: null };

const frame = z.object({ op: z.enum(GatewayOpcodes), d: z.unknown() });
const identify = z.object({
  token: z.string(),
  intents: z.int(),
  shard: z.tuple([z.int(), z.int()]).optional(),
  properties: z.object({ os: z.string(), browser: z.string(), device: z.string() }),
});
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

/** A larger payload is closed with 4002 (events/gateway). */
const mostBytes = 4096;

/** Payloads a connection may send in a minute (events/gateway: Rate Limiting). */
const mostSent = 120;

/** Events remembered for a resume. */
const mostRemembered = 250;

export function gateway(world: World, urls: { readonly resume: () => string }, heartbeatMs: number): Gateway {
  const server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });
  const sessions = new Map<string, Session>();
  const counts = { identifies: 0, resumes: 0, connections: 0 };
  let heartbeats = true;
  let refusal: GatewayCloseCodes | null = null;

  const send = (session: Session, dispatch: Sent): void => {
    session.seq += 1;
    const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, s: session.seq, ...dispatch });
    session.sent.push({ seq: session.seq, text, dispatch });
    if (session.sent.length > mostRemembered) session.sent.shift();
    session.socket?.send(text);
  };

  const emit = (dispatch: Dispatch, place: EventPlace): void => {
    for (const session of sessions.values()) {
      const [shard, shards] = session.shard;
      if (shard !== shardOf(place.guildId, shards) || !wants(session.intents, dispatch, place)) continue;
      if (!sees(world, place)) continue;
      send(session, asSeenWith(session.intents, dispatch, place, world.application));
    }
  };

  const begin = (socket: WebSocket, d: unknown): Session | null => {
    counts.identifies += 1;
    world.changes.tell();
    const asked = identify.safeParse(d);
    if (!asked.success) {
      world.faults.push({ route: "IDENTIFY", whose: "the program", sentence: z.prettifyError(asked.error) });
      socket.close(GatewayCloseCodes.DecodeError);
      return null;
    }
    const { token, intents, shard = [0, 1] } = asked.data;
    const spent = counts.identifies > world.limits.identifies ? GatewayCloseCodes.AuthenticationFailed : null;
    const code = refusal ?? spent ?? wrong(world, token, intents);
    if (code !== null) {
      socket.close(code);
      return null;
    }
    const session: Session = { id: `session-${counts.identifies}`, intents, shard, seq: 0, sent: [], socket };
    sessions.set(session.id, session);
    const here = [...world.guilds.values()].filter(({ id, present }) => present && shardOf(id, shard[1]) === shard[0]);
    const flags: number = 0;
    const ready = {
      v: 10,
      user: world.application.bot,
      guilds: here.map(({ id }) => ({ id, unavailable: true as const })),
      session_id: session.id,
      resume_gateway_url: urls.resume(),
      shard,
      application: { id: world.application.id, flags, flags_new: "0" },
    } satisfies GatewayReadyDispatchData;
    send(session, { t: GatewayDispatchEvents.Ready, d: ready });
    for (const guild of here) {
      const dispatch = { t: GatewayDispatchEvents.GuildCreate, d: guildCreate(world, guild) } as const;
      if (wants(intents, dispatch, { guildId: guild.id, channelId: null })) send(session, dispatch);
    }
    world.changes.tell();
    return session;
  };

  const goOn = (socket: WebSocket, d: unknown): Session | null => {
    counts.resumes += 1;
    const asked = resume.parse(d);
    const session = sessions.get(asked.session_id);
    if (!session || asked.token !== world.application.token) {
      socket.send(JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: false }));
      return null;
    }
    if (session.socket !== socket) session.socket?.terminate();
    session.socket = socket;
    for (const { seq, text } of session.sent) if (seq > asked.seq) socket.send(text);
    send(session, { t: GatewayDispatchEvents.Resumed, d: null });
    world.changes.tell();
    return session;
  };

  server.on("connection", (socket: WebSocket) => {
    counts.connections += 1;
    let session: Session | null = null;
    let received: readonly number[] = [];
    socket.send(JSON.stringify({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: heartbeatMs } }));
    socket.on("message", (bytes) => {
      if (!Buffer.isBuffer(bytes) || bytes.byteLength > mostBytes) {
        world.faults.push({ route: "gateway", whose: "the program", sentence: "A payload of over 4096 bytes." });
        return socket.close(GatewayCloseCodes.DecodeError);
      }
      const now = world.time.now();
      received = [...received.filter((at) => at > now - 60_000), now];
      if (received.length > mostSent) {
        world.faults.push({ route: "gateway", whose: "the program", sentence: `Over ${mostSent} payloads a minute.` });
        return socket.close(GatewayCloseCodes.RateLimited);
      }
      const { op, d } = frame.parse(JSON.parse(bytes.toString("utf8")));
      if (op === GatewayOpcodes.Heartbeat) {
        if (heartbeats) socket.send(JSON.stringify({ op: GatewayOpcodes.HeartbeatAck }));
      } else if (op === GatewayOpcodes.Identify) {
        if (session) return socket.close(GatewayCloseCodes.AlreadyAuthenticated);
        session = begin(socket, d);
      } else if (op === GatewayOpcodes.Resume) session = goOn(socket, d);
      else if (!session) socket.close(GatewayCloseCodes.NotAuthenticated);
    });
    socket.on("close", (code) => {
      if (session?.socket !== socket) return;
      session.socket = null;
      // A client that says goodbye with 1000 or 1001 ends its session (events/gateway: Disconnecting).
      if (code === 1000 || code === 1001) sessions.delete(session.id);
      world.changes.tell();
    });
    socket.on("error", () => socket.terminate());
  });

  const everySocket = (act: (socket: WebSocket, session: Session) => void): void => {
    for (const session of sessions.values()) if (session.socket) act(session.socket, session);
  };
  return {
    emit,
    counts,
    upgrade: (request, socket, head) =>
      server.handleUpgrade(request, socket, head, (opened) => server.emit("connection", opened, request)),
    isConnected: () => [...sessions.values()].some(({ socket }) => socket !== null),
    close: (code) => everySocket((socket) => socket.close(code)),
    cut: () => everySocket((socket) => socket.terminate()),
    askToReconnect: () =>
      everySocket((socket) => socket.send(JSON.stringify({ op: GatewayOpcodes.Reconnect, d: null }))),
    invalidate: (resumable) =>
      everySocket((socket, { id }) => {
        if (!resumable) sessions.delete(id);
        socket.send(JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: resumable }));
      }),
    acknowledgeHeartbeats: (yes) => {
      heartbeats = yes;
    },
    refuseIdentify: (code) => {
      refusal = code;
    },
    replay: (events) => {
      for (const session of sessions.values()) {
        for (const { dispatch } of session.sent.slice(-events)) send(session, dispatch);
      }
    },
    dispose: () => {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

function wrong(world: World, token: string, intents: number): GatewayCloseCodes | null {
  if (token.replace(/^Bot /, "") !== world.application.token) return GatewayCloseCodes.AuthenticationFailed;
  return disallowed(intents, world.application) ? GatewayCloseCodes.DisallowedIntents : null;
}

/** Direct conversations live on shard 0 (events/gateway: Sharding). */
function shardOf(guildId: string | null, shards: number): number {
  return guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards));
}

/** The bot is told of channels that it may see. */
function sees(world: World, { channelId }: EventPlace): boolean {
  const channel = channelId === null ? undefined : world.channels.get(channelId);
  return channel === undefined || permissionsIn(world, channel, world.application.bot.id) !== 0n;
}

export function guildCreate(world: World, guild: Guild): GatewayGuildCreateDispatchData {
  const channels = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id);
  const bot = guild.members.get(world.application.bot.id);
  return {
    ...wireGuild(guild),
    joined_at: iso(guild.joinedAt),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: bot ? [wireMember(bot)] : [],
    channels: channels.filter(({ thread }) => thread === null).map(wireGuildChannel),
    threads: channels.flatMap((one) =>
      one.thread === null || one.thread.archived ? [] : [wireThread(world, one, one.thread)],
    ),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  } satisfies GatewayGuildCreateDispatchData;
}
