import { sqliteStore } from "../../src/store/sqlite.ts";
import { noon, requestOf } from "../laws/store/rows.ts";
import { open } from "./given.ts";

/**
 * Opens the store in the file that is named to it, says "open", and then stores one request after the other with its
 * reading and its job, and says each one's id when it is promised to be kept. Goes on until it is killed.
 */
const [file = ""] = process.argv.slice(2);
await using store = await sqliteStore({ file, clock: { now: Date.now }, seal: open });
process.stdout.write("open\n");
for (let at = 0; ; at += 1) {
  const id = `${process.pid}-${at}`;
  await store.transaction(async (tx) => {
    await tx.readings.want({ key: id, owner: { kind: "public" }, at: noon });
    await tx.requests.add(requestOf({ id, reading: id }));
    await tx.jobs.add({ kind: "read", key: id, group: "s1" });
  });
  process.stdout.write(`${id}\n`);
  if (at % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
}
