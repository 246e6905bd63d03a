/**
 * A Discord on loopback, for tests: REST and gateway that our program, a process of its own with the real discord.js,
 * talks to as if it were Discord.
 *
 *     await using discord = await startDouble({
 *       guilds: [{ name: "Newsroom", members: ["ann", "ben"], channels: ["news", { name: "posts", kind: "forum" }] }],
 *     });
 *     // start the program with DISCORD_API = discord.api and DISCORD_TOKEN = discord.token, let it register, then:
 *     await discord.ready();
 *     const asked = discord.member("ann").slash("read", { link: "https://…" }, { channel: "news" });
 *     const { kind, afterMs, ephemeral } = await asked.acknowledged();      // "thinking", 18, false
 *     const card = await asked.reply();                                     // once it no longer says “is thinking”
 *     const claims = await card.press("All claims").reply();                // an ephemeral page, seen by ann alone
 *     const form = await card.press("Ask", "ben").form();
 *     await form.submit({ "Your question": "Who pays?" }).reply();
 *     expect(discord.faults).toEqual([]);
 *
 * What it judges. Every request and every answer of its own by Discord's OpenAPI document, where that is at hand
 * (openapi/), and always by the stricter rules of Discord's documentation (rules/). A broken rule is answered as Discord
 * answers it (400, 50035 and the like) and kept in `faults` with its route and a sentence. A refusal that only says how
 * things stand (a deleted message, a lost permission) is no fault; `log` counts it.
 *
 * What people can do: people/person.ts. What can be seen of a message: people/seen.ts. What can go wrong on purpose:
 * `trouble` (one route, rest/troubles.ts), `rates` (limits that are told in headers), `gateway` (gateway/server.ts),
 * `permit`, `archive`, `deleteChannel`, `kick`. Time: `pass` lets the double's time run ahead (late acknowledgements,
 * tokens and attachment addresses that expire); `limits` makes waiting short.
 *
 * Files that people attach and messages carry are served under the addresses that Discord gives them, signed and
 * expiring. Whoever fetches https://cdn.discordapp.com/… must be led to `port` or, for TLS, to `securePort` and trust
 * `certificate`: transport.ts is the way for the program's guarded gate. `serve` puts a page of any other host there.
 *
 * It forgets: messages over `limits.messagesKept` a channel, threads over `limits.threadsKept`, interactions over
 * `limits.interactionsKept`.
 */
import { gateway, type Gateway } from "./gateway/server.ts";
import { listen } from "./listening.ts";
import { openApi } from "./openapi/check.ts";
import { channelNamed, person, type Person } from "./people/person.ts";
import { faultsOf, seen, type Seen } from "./people/seen.ts";
import { use } from "./people/use.ts";
import { registerAll } from "./rest/commands.ts";
import type { Rate } from "./rest/rates.ts";
import { restHandler, type Log } from "./rest/server.ts";
import { troubles, type Trouble } from "./rest/troubles.ts";
import { worldOf, type Setting } from "./setting.ts";
import { cdn, type Pages } from "./cdn.ts";
import type { Fault, World } from "./state/world.ts";
import { stagehand, type Stagehand } from "./stagehand.ts";

export type DoubleOptions = Setting & {
  /** Limits of routes, told in headers and enforced; none by default. */
  readonly rates?: Readonly<Record<string, Rate>>;
  readonly heartbeatMs?: number;
};

export type ShownThread = {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  /** By id. */
  readonly members: readonly string[];
};

export type Double = AsyncDisposable &
  Stagehand & {
    readonly port: number;
    /** Where files and pages are served over TLS, for whatever host is asked for. */
    readonly securePort: number;
    /** In PEM, the authority that signs for all those hosts: whoever fetches from them must trust it. */
    readonly certificate: string;
    /** What `DISCORD_API` says; discord.js adds the version. */
    readonly api: string;
    readonly token: string;
    readonly applicationId: string;
    readonly botId: string;
    readonly faults: readonly Fault[];
    readonly log: Log;
    readonly gateway: Omit<Gateway, "emit" | "upgrade" | "dispose">;
    /** Waits until a client has identified itself. */
    readonly ready: () => Promise<true>;
    readonly member: (name: string) => Person;
    /** The ids behind names. */
    readonly channelId: (name: string) => string;
    readonly guildId: (name: string) => string;
    /** Everything public in a channel, oldest first, as nobody in particular sees it. */
    readonly messages: (channel: string) => readonly Seen[];
    /** The threads of a channel and the posts of a forum, oldest first. */
    readonly threads: (channel: string) => readonly ShownThread[];
    /** Waits for a message of the bot's own in a channel (no answer to an interaction), the newest that is so. */
    readonly said: (channel: string, isIt?: (seen: Seen) => boolean) => Promise<Seen>;
    /** Registers commands as a PUT would; for tests that are not about registering. */
    readonly register: (commands: readonly object[], guild?: string) => void;
    readonly trouble: (route: string, trouble: Trouble, times?: number) => void;
    readonly pass: (ms: number) => void;
    readonly serve: Pages["serve"];
    /** Which addresses of files and pages were asked for, without their queries. */
    readonly fetched: readonly string[];
    /** Waits for anything at all about the double to become so. */
    readonly until: (what: string, isSo: () => boolean) => Promise<true>;
  };

/** Hosts under which the API is asked for; under any other there are pages and files. */
const here = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/;

export async function startDouble(options: DoubleOptions = {}): Promise<Double> {
  let port = 0;
  const gatewayUrl = (): string => `ws://127.0.0.1:${port}/gateway`;
  const world = worldOf(options, (dispatch, place) => gate.emit(dispatch, place));
  const gate = gateway(world, { resume: gatewayUrl }, options.heartbeatMs ?? 41_250);
  const planned = troubles();
  const log: Log = { requests: [], bodies: [], total: 0, invalid: 0 };
  const answerRest = restHandler({
    world,
    openApi: openApi(),
    troubles: planned,
    rates: options.rates ?? {},
    log,
    gatewayUrl,
    identifies: () => gate.counts.identifies,
  });
  const pages = cdn(world);
  const listening = await listen((request, response) => {
    const isApi = request.url?.startsWith("/api/") === true && here.test(request.headers.host ?? "");
    if (!isApi) return pages.answer(request, response);
    answerRest(request, response).catch((error: unknown) => {
      world.faults.push({ route: request.url ?? "", whose: "the double", sentence: String(error) });
      response.destroy();
    });
  }, pages.answer);
  listening.server.on("upgrade", gate.upgrade);
  port = listening.port;

  const { application, changes, limits } = world;
  const channelId = (name: string): string => channelNamed(world, name, application.bot.id).id;
  const messages = (channel: string): readonly Seen[] =>
    [...(world.messages.get(channelId(channel))?.values() ?? [])]
      .filter(({ onlyFor }) => onlyFor === null)
      .map((stored) => seen(world, stored, application.bot.id, (raised) => use(world, raised)));
  return {
    ...stagehand(world),
    port,
    securePort: listening.securePort,
    certificate: listening.certificate,
    api: `http://127.0.0.1:${port}/api`,
    token: application.token,
    applicationId: application.id,
    botId: application.bot.id,
    faults: world.faults,
    log,
    gateway: gate,
    fetched: pages.fetched,
    serve: pages.serve,
    ready: () =>
      changes.until(
        () => (gate.isConnected() ? true : null),
        () => "somebody to log in",
        limits.patienceMs,
      ),
    member: (name) => {
      const user = [...world.users.values()].find(({ username }) => username === name);
      if (!user) throw new Error(`Nobody is called “${name}”.`);
      return person(world, user);
    },
    channelId,
    guildId: (name) => {
      const guild = [...world.guilds.values()].find((one) => one.name === name);
      if (!guild) throw new Error(`There is no server “${name}”.`);
      return guild.id;
    },
    messages,
    threads: (name) =>
      [...world.channels.values()].flatMap(({ id, parentId, thread }) =>
        thread && parentId === channelId(name)
          ? [{ id, name: thread.name, archived: thread.archived, members: [...thread.members.keys()] }]
          : [],
      ),
    said: (channel, isIt = () => true) =>
      changes.until(
        () =>
          (isThere(world, channel) ? messages(channel).findLast((one) => isOwn(world, one) && isIt(one)) : null) ??
          null,
        () => `the bot to say something in ${channel}\n${faultsOf(world)}`,
        limits.patienceMs,
      ),
    register: (commands, guild) => void registerAll(world, guild ?? "global", commands),
    trouble: (route, trouble, times = 1) => planned.plan(route, trouble, times),
    pass: (ms) => {
      world.time.pass(ms);
      changes.tell();
    },
    until: (what, isSo) =>
      changes.until(
        () => (isSo() ? true : null),
        () => `${what}\n${faultsOf(world)}`,
        limits.patienceMs,
      ),
    [Symbol.asyncDispose]: async () => {
      gate.dispose();
      await listening[Symbol.asyncDispose]();
    },
  };
}

/** A thread may be yet to come. */
function isThere({ channels }: World, name: string): boolean {
  return channels.has(name) || [...channels.values()].some((channel) => channel.name === name);
}

/** Whether the bot said it of itself rather than in answer to an interaction. */
function isOwn(world: World, { id, channelId }: Seen): boolean {
  const stored = world.messages.get(channelId)?.get(id);
  return stored?.message.author.id === world.application.bot.id && stored.interactionId === null;
}
