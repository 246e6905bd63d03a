import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// A whole bot in a process of its own, so that it can be killed. As the program does, it keeps what was compiled.
enableCompileCache(fileURLToPath(new URL("../../node_modules/.cache/compiled", import.meta.url)));
const { runBot } = await import("./run-bot.ts");
const [, , databaseFile = "", kills = "8"] = process.argv;
await runBot(databaseFile, Number(kills));
