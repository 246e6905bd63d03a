import { sqliteStore } from "../../src/store/sqlite.ts";
import { queueLaws } from "../laws/queue.ts";
import { newFolder, open } from "../store/given.ts";
import { queueGivenOn } from "./given.ts";

queueLaws("the queue in the store’s file", async (clock) => {
  const folder = await newFolder();
  return queueGivenOn(await sqliteStore({ file: folder.file, clock, seal: open }), clock, folder);
});
