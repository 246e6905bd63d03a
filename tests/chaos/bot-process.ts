import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// A whole bot in a process of its own, so that it can be killed. As the program does, it keeps what was compiled.
enableCompileCache(fileURLToPath(new URL("../../node_modules/.cache/compiled", import.meta.url)));
// Without whoever started it, it would go on for ever. Heeding that keeps a process alive, so it is over in the end.
const orphaned = (): never => process.exit(1);
process.once("disconnect", orphaned);
const { runBot } = await import("./run-bot.ts");
const [, , databaseFile = "", kills = "8"] = process.argv;
await runBot(databaseFile, Number(kills));
process.off("disconnect", orphaned);
