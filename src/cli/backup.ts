import type { StorePlaceRead } from "../config.ts";
import { UserError } from "../errors.ts";
import { configFaults } from "./model-wording.ts";
import type { ExitStatus } from "./read.ts";
import { writerTo, type Streams } from "./streams.ts";

export type BackupTools = {
  readonly readStorePlace: () => Promise<StorePlaceRead>;
  readonly loadBackUp: () => Promise<(file: string, copy: string) => { readonly bytes: number }>;
};

/** The command `backup`: 0 copied, 1 not copied, 2 called in a way it does not have, or with a faulty DATABASE_FILE. */
export async function backup(args: readonly string[], streams: Streams, tools: BackupTools): Promise<ExitStatus> {
  try {
    await writerTo(streams.stdout)(await answer(args, tools));
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await writerTo(streams.stderr)(`${error.message}\n${error.wayOn}\n`);
    return error.code === "usage" || error.code === "config" ? 2 : 1;
  }
}

async function answer(args: readonly string[], { readStorePlace, loadBackUp }: BackupTools): Promise<string> {
  if (args.includes("--help") || args.includes("-h")) return help;
  const [copy = "", ...more] = args;
  if (copy === "" || copy.startsWith("-") || more.length > 0) throw usage();
  const place = await readStorePlace();
  if (place.kind === "faults") throw configFaults(place.faults, "Then try again.");
  const { databaseFile: file, keyIsSet } = place;
  const { bytes } = (await loadBackUp())(file, copy);
  const key = keyIsSet ? "" : `The key that tokens are sealed with is not in it: keep a copy of ${file}.key apart.\n`;
  return `Copied ${file} to ${copy}: ${Math.ceil(bytes / 1024)} kB, checked.\n${key}`;
}

function usage(): UserError {
  return new UserError("usage", "Name one file to copy to.", "Such as: npm run backup -- backups/2026-11-22.sqlite");
}

const help = `Copies all that the bot has stored (DATABASE_FILE) into a file, as it is at one
moment. The bot may go on meanwhile. A file that is there is not overwritten.

  npm run backup -- FILE

To go back to a copy: end the bot, move its file away together with those beside
it that end in -wal and -shm, put the copy in its place, and start the bot.

Exit status: 0 copied · 1 not copied · 2 called in a way it does not have, or
with a DATABASE_FILE that cannot be used; no other setting matters
`;
