import { DiscordAPIError, type REST } from "@discordjs/rest";
import { Routes } from "discord-api-types/v10";
import { z } from "zod";
import { askingDiscord } from "./asking.ts";
import type { Command } from "./command.ts";
import { discordRest } from "./rest.ts";

export type Registered =
  | { readonly kind: "registered"; readonly names: readonly string[] }
  /** They are in all servers already: what one of them had for itself was taken away. */
  | { readonly kind: "everywhere"; readonly server: string }
  | { readonly kind: "not-registered"; readonly message: string };

/**
 * Uploads the list of commands, in place of what is there: for all servers, or for one. Discord shows a command twice
 * that is registered in both ways, so where all of them are in all servers, a server has none for itself.
 */
export async function registerAt(
  commands: readonly Command[],
  to: { readonly token: string; readonly api: string | null; readonly server: string | null },
): Promise<Registered> {
  const rest = discordRest(to);
  try {
    const { id } = await askingDiscord(rest).application(AbortSignal.timeout(15_000));
    const route = to.server === null ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, to.server);
    const all = commands.map(({ definition }) => definition);
    if (to.server !== null && missingOf(commands, await registered(rest, id)).length === 0) {
      await rest.put(route, { body: [] });
      return { kind: "everywhere", server: to.server };
    }
    const taken = await rest.put(route, { body: to.server === null ? all : all.map(inOneServer) });
    return { kind: "registered", names: namesShape.parse(taken).map(({ name }) => name) };
  } catch (error) {
    return { kind: "not-registered", message: whyNot(error) };
  }
}

/** Where commands can be installed and used is said of global ones alone (interactions/application-commands). */
function inOneServer({
  contexts: _contexts,
  integration_types: _types,
  ...command
}: Command["definition"]): Omit<Command["definition"], "contexts" | "integration_types"> {
  return command;
}

function whyNot(error: unknown): string {
  if (!(error instanceof DiscordAPIError)) return "Discord cannot be reached. Try again later; see npm run doctor.";
  if (error.status === 401) return "Discord does not accept the token. Copy it again into DISCORD_TOKEN.";
  if (error.status === 403) return "The bot is not in that server, or was added to it without “applications.commands”.";
  return `Discord did not take the commands: ${error.message.split("\n", 1)[0] ?? ""}`;
}

/** The names of the commands that Discord has of us: in all servers, or in one beside those. */
export async function registered(
  rest: REST,
  application: string,
  server: string | null = null,
): Promise<readonly string[]> {
  const route =
    server === null ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, server);
  return namesShape.parse(await rest.get(route)).map(({ name }) => name);
}

/** The names of those that are not there. */
export function missingOf(commands: readonly Command[], there: readonly string[]): readonly string[] {
  return commands.map(({ definition }) => definition.name).filter((name) => !there.includes(name));
}

const namesShape = z.array(z.object({ name: z.string() }));
