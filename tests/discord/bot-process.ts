import { readConfig } from "../../src/config.ts";
import { start } from "../../src/start.ts";
import { transportToDouble } from "../double/transport.ts";

/** The whole program, but for its web, which is the double's. A process of its own, started by live-bot.ts. */
process.once("disconnect", () => process.exit(1)); // whoever started it is gone
process.channel?.unref(); // and to listen for that does not keep it from ending

const settings = readConfig(process.env);
if (settings.kind === "faults") throw new Error(JSON.stringify(settings.faults));
const [port, securePort] = [Number(process.env["DOUBLE_PORT"]), Number(process.env["DOUBLE_SECURE_PORT"])];
process.exitCode = await start(settings.config, process, { transport: transportToDouble({ port, securePort }) });
