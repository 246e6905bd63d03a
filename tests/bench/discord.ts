import { readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { seedArticlePath } from "../../src/seeds.ts";
import { liveBot, type LiveBot } from "../discord/live-bot.ts";
import { startDouble } from "../double/discord.ts";
import { benchTrials } from "./trials.ts";

// The bot in a process of its own, as npm start has it, in a double of Discord. `npm run bench:discord` is for people
// to read: it prints what it measured beside the goals, and fails for nothing. The argument: requests of the long run, or
// "trials" for the trials of drafts alone.

const [wanted] = process.argv.slice(2);
const requests = Number(wanted ?? 10_000);
const perSecond = 20;
const forSeconds = 30;
const warmUp = 30;
const fewOf = 5; // every fifth article is a new one
const atOnce = 20;
const distinct = 500; // texts of the long run; the others were read before
const flood = 1000;
let missed = 0;

const packageFile = z.object({ scripts: z.object({ start: z.string() }) });
const { scripts } = packageFile.parse(
  JSON.parse(readFileSync(fileURLToPath(import.meta.resolve("../../package.json")), "utf8")),
);
const nodeOptions = scripts.start.split(" ").filter((word) => word.startsWith("--"));

const story = readFileSync(seedArticlePath("harbour-strike-coast-wire.txt"), "utf8").slice(0, 5000);
const members = Array.from({ length: 60 }, (_, at) => `member${at}`);

await benchTrials(tell, nodeOptions);
if (wanted === "trials") process.exit();

await using discord = await startDouble({
  guilds: [{ name: "Newsroom", members: ["flooder", ...members], channels: ["news"] }],
  limits: { patienceMs: 30_000, messagesKept: 4000, interactionsKept: 4000 },
});
await using bot = await liveBot(discord, {}, nodeOptions);
await discord.ready();
await wait(15_000);
tell("memory of all processes, idle in one server", await memoryOf(bot), "200 MB");
await benchAcknowledgement();
await benchFlood();
await benchLongRun();
console.log(`${missed} were not acknowledged within three seconds`);
for (const fault of discord.faults.slice(0, 5)) console.log(fault);
const [load = 0] = loadavg();
if (load > availableParallelism())
  console.log(`\nThe machine is busy (load ${load.toFixed(1)}): these times are high.`);

function tell(what: string, measured: string, goal: string): void {
  console.log(`${what.padEnd(60)} ${measured.padEnd(44)} ${goal}`);
}

async function benchAcknowledgement(): Promise<void> {
  // The lexicon is loaded and the code compiled with the first articles, which is not what is measured.
  for (let nth = 0; nth < warmUp; nth += 1) await ask(member(nth), textOf(nth));
  missed = 0;
  const took: Promise<number>[] = [];
  const began = performance.now();
  for (let nth = 0; nth < perSecond * forSeconds; nth += 1) {
    await wait(Math.max(0, began + (nth * 1000) / perSecond - performance.now()));
    took.push(
      ask(member(nth), textOf(nth % fewOf === 0 ? 100 + nth : nth % warmUp)).then(
        ({ acknowledgedMs }) => acknowledgedMs,
      ),
    );
  }
  const sorted = (await Promise.all(took)).toSorted((a, b) => a - b);
  const [p50, p99] = [0.5, 0.99].map((part) => Math.round(sorted[Math.floor(sorted.length * part)] ?? 0));
  tell(`acknowledged at ${perSecond} a second, p50 / p99`, `${p50} / ${p99} ms`, "60 / 400 ms");
}

/** One member asks a thousand times at once, while the others ask for an article each half second. */
async function benchFlood(): Promise<void> {
  const flooding = Promise.allSettled(
    Array.from({ length: flood }, async (_, nth) =>
      discord
        .member("flooder")
        .slash("read", { text: textOf(2000 + nth) }, { channel: "news" })
        .acknowledged(),
    ),
  );
  const others: Promise<Asked>[] = [];
  for (let nth = 0; nth < 20; nth += 1) {
    others.push(ask(member(nth), textOf(4000 + nth)));
    await wait(500);
  }
  const answered = (await Promise.all(others)).map(({ answeredMs }) => answeredMs).toSorted((a, b) => a - b);
  await flooding;
  const [median = 0, slowest = 0] = [answered[10], answered.at(-1)].map((ms) => Math.round(ms ?? 0));
  tell(`${flood} requests by one member: others answered, p50 / most`, `${median} / ${slowest} ms`, "served");
}

async function benchLongRun(): Promise<void> {
  const began = performance.now();
  let next = 0;
  const lane = async (at: number): Promise<void> => {
    while (next < requests) {
      const nth = next;
      next += 1;
      await ask(members[at % members.length] ?? "", textOf(10_000 + (nth % distinct)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, async (_, at) => lane(at)));
  const seconds = (performance.now() - began) / 1000;
  tell(`${requests} requests, ${atOnce} at once`, `${Math.round(requests / seconds)} a second`, "–");
  tell(`memory right after ${requests} requests`, await memoryOf(bot), "240 MB");
  await wait(90_000);
  tell("memory a minute and a half later", await memoryOf(bot), "240 MB");
}

type Asked = { readonly acknowledgedMs: number; readonly answeredMs: number };

async function ask(name: string, text: string): Promise<Asked> {
  const began = performance.now();
  const asked = discord.member(name).slash("read", { text }, { channel: "news" });
  try {
    const { afterMs } = await asked.acknowledged();
    await asked.reply();
    return { acknowledgedMs: afterMs, answeredMs: performance.now() - began };
  } catch (error) {
    if (missed === 0) console.log(error);
    missed += 1;
    return { acknowledgedMs: 3000, answeredMs: performance.now() - began };
  }
}

function member(nth: number): string {
  return members[nth % members.length] ?? "";
}

/** The story, each time with another first sentence. */
function textOf(nth: number): string {
  return `The harbour of pier ${nth} stood still on Monday, the port said.\n\n${story}`;
}

async function memoryOf(of: LiveBot): Promise<string> {
  const memory = await of.memory();
  if (memory === null) return "not told here";
  const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
  return `${mb(memory.shared)} (resident ${mb(memory.resident)}, ${memory.processes} processes)`;
}
