import type { Finding } from "../app/finding.ts";
import type { ConfigFault } from "../config.ts";

/** What the operator is told before the bot runs, or when it cannot. */
export const noToken = `The bot needs a token of Discord’s, and there is none (DISCORD_TOKEN). Three steps to get one:

  1. Open https://discord.com/developers/applications, choose “New Application”, and give it a name.
  2. Under “Bot” choose “Reset Token”, and copy what it shows.
  3. Write it into a file named .env in this folder:  DISCORD_TOKEN=what-you-copied
     (cp .env.example .env gives you one with all there is to set.)

Then: npm run register, npm start. Without any account, npm run read -- FILE reads an article in the terminal.
`;

export function faultsTold(faults: readonly ConfigFault[]): string {
  const lines = faults.map(({ name, wrong, mend }) => `  ${name} ${wrong}.\n    ${mend}\n`);
  return `The settings cannot be used (the environment, and .env in this folder):\n${lines.join("")}`;
}

export const refused = {
  token: "Discord does not accept the token. Copy it again (your application, Bot, Reset Token) into DISCORD_TOKEN.\n",
  intents:
    "Discord does not let the bot read messages. Switch on “Message Content Intent” (your application, Bot), or set DISCORD_MESSAGE_CONTENT=off.\n",
  other: "Discord refused the connection. See npm run doctor.\n",
} as const;

export function registeredTold(names: readonly string[], server: string | null): string {
  const where = server === null ? "in all servers" : `in server ${server}`;
  return `Registered ${names.length} commands ${where}: ${names.join(", ")}.\n${shownSoon}`;
}

const shownSoon = "Discord may take a while to show them; restart your Discord program to see them sooner.\n";

export function everywhereTold(server: string): string {
  return `The commands are registered in all servers already. Those in server ${server} alone, if any, were taken away: each would show twice there.\n${shownSoon}`;
}

export function noServerNumber(given: string): string {
  return `“${given}” is not the number of a server, which has 15 digits or more. Switch on Developer Mode in Discord (Settings,
Advanced), right-click the server, and choose Copy Server ID.\n`;
}

export const allGood = "\nAll good.\n";
export const notGood = "\nWhat is marked MEND should be mended.\n";

export const noTokenFinding: Finding = {
  what: "Discord’s token",
  found: "is not set",
  mend: "npm start says how to get one (DISCORD_TOKEN).",
};

export function findingTold({ what, found, mend }: Finding): string {
  const line = `${mend === null ? "good" : "MEND"}  ${what}: ${found}\n`;
  return mend === null ? line : `${line}      ${mend}\n`;
}

export const doctorHelp = `npm run doctor [-- SERVER]

Looks at what the bot needs: Discord’s token, intents and commands, clock, database, disk, metrics and the
language model, which is asked one small question. With the number of a server its permissions there, too.
Each line is good or says how to mend it. Exit status 0 where all is good, else 2.
`;

export const registerHelp = `npm run register [-- SERVER]

Tells Discord which commands the bot has: once, and again after an update that changes them.
With the number of a server only there, to try them out; where they are in all servers already, it takes away what
that server has for itself, for each would show twice.
`;
