import { sqliteStore } from "../../src/store/sqlite.ts";
import { fixedClock } from "../fixed-clock.ts";
import { storeLaws } from "../laws/store.ts";
import { noon } from "../laws/store/rows.ts";
import { givenOn, newFolder, open } from "./given.ts";

storeLaws("the store in a file", async (seal = open) => {
  const folder = await newFolder();
  return givenOn(await sqliteStore({ file: folder.file, clock: fixedClock(noon), seal }), folder);
});
