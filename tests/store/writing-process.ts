import { sqliteStore } from "../../src/store/sqlite.ts";
import { requestOf } from "../laws/store/rows.ts";
import { open } from "./given.ts";

// A process of its own that writes to the store until it is killed. What was stored is told as soon as it is.
const [, , file = "", first = "0"] = process.argv;
const store = await sqliteStore({ file, clock: { now: Date.now }, seal: open });
process.send?.("open");
for (let at = Number(first); ; at += 1) {
  const id = `${at}`;
  await store.transaction(async (tx) => {
    await tx.requests.add(requestOf({ id, reading: id, source: { kind: "link", url: "x".repeat(at % 5000) } }));
    await tx.jobs.add({ kind: "read", key: id, group: "s1" });
  });
  process.send?.(id);
}
