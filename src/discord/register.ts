import type { REST } from "@discordjs/rest";
import { Routes } from "discord-api-types/v10";
import { z } from "zod";
import type { Command } from "./command.ts";

/**
 * Uploads the list of commands, in place of what is there. For all servers, or for one, where a change shows at once.
 * Rejects with what Discord answers. Returns the names as Discord took them.
 */
export async function register(
  commands: readonly Command[],
  to: { readonly rest: REST; readonly application: string; readonly server: string | null },
): Promise<readonly string[]> {
  const { rest, application, server } = to;
  const route =
    server === null ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, server);
  const taken = await rest.put(route, { body: commands.map(({ definition }) => definition) });
  return namesShape.parse(taken).map(({ name }) => name);
}

/** The names of the commands that Discord has of us. */
export async function registered(rest: REST, application: string): Promise<readonly string[]> {
  return namesShape.parse(await rest.get(Routes.applicationCommands(application))).map(({ name }) => name);
}

const namesShape = z.array(z.object({ name: z.string() }));
