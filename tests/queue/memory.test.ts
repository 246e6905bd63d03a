import { memoryStore } from "../../src/store/memory.ts";
import { queueLaws } from "../laws/queue.ts";
import { open } from "../store/given.ts";
import { queueGivenOn } from "./given.ts";

queueLaws("the queue in memory", async (clock) => queueGivenOn(await memoryStore({ clock, seal: open }), clock, null));
