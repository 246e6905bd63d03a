import { writeSync } from "node:fs";

// Loaded before the program by --import: tells on file descriptor 3, at its end, the most memory it ever held.
process.on("exit", () => {
  writeSync(3, String(process.resourceUsage().maxRSS * 1024));
});
