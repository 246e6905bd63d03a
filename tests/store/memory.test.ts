import { memoryStore } from "../../src/store/memory.ts";
import { fixedClock } from "../fixed-clock.ts";
import { storeLaws } from "../laws/store.ts";
import { noon } from "../laws/store/rows.ts";
import { givenOn, open } from "./given.ts";

storeLaws("the store in memory", async (seal = open) =>
  givenOn(await memoryStore({ clock: fixedClock(noon), seal }), null),
);
