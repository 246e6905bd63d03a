import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { storm } from "./storm.ts";

// The long storm, for people to read: `npm run chaos`, or `npm run chaos -- 20` for so many kills.

const kills = Number(process.argv[2] ?? 200);
const folder = await mkdtemp(join(tmpdir(), "storm-"));
const began = performance.now();
const after = await storm({
  databaseFile: join(folder, "bot.sqlite"),
  kills,
  between: [1000, 3000],
  requestsPerSecond: 12,
  faults: 0.03,
  replays: 0.1,
  onKill: (count) => {
    if (count % 20 === 0) console.log(`${count} kills after ${Math.round((performance.now() - began) / 1000)} s`);
  },
});
await rm(folder, { recursive: true });

const quantile = (values: readonly number[], share: number): string => {
  const value = values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
  return `${Math.round(value)} ms`;
};
const rows: readonly (readonly [string, string | number, string])[] = [
  ["kills with SIGKILL", after.kills, "≥ 200"],
  ["requests offered", after.offered, "–"],
  ["accepted", after.accepted, "–"],
  ["lost", after.lost.length, "0"],
  ["answered twice", after.twice.length, "0"],
  ["answers overwritten by progress", after.spoiled.length, "0"],
  ["still waiting", after.waiting, "0"],
  ["answered with an honest failure", after.gaveUp, "–"],
  ["restart, p50", quantile(after.restarts, 0.5), "500 ms"],
  ["restart, p99", quantile(after.restarts, 0.99), "–"],
  ["accepted and acknowledged over a network of 5 to 65 ms, p50", quantile(after.accepts, 0.5), "–"],
  ["p99", quantile(after.accepts, 0.99), "–"],
];
const width = Math.max(...rows.map(([what]) => what.length));
for (const [what, measured, goal] of rows) console.log(`${what.padEnd(width)}  ${String(measured).padEnd(8)}  ${goal}`);
if (after.lost.length + after.twice.length + after.spoiled.length + after.waiting > 0) {
  console.log(JSON.stringify({ lost: after.lost, twice: after.twice, spoiled: after.spoiled }));
  process.exitCode = 1;
}
