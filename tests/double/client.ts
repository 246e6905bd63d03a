import { Client, GatewayIntentBits, Partials, type ClientOptions, type Interaction } from "discord.js";
import type { Double } from "./discord.ts";

const { Guilds, GuildMessages, GuildMessageReactions, DirectMessages } = GatewayIntentBits;

/** The real discord.js, logged in to the double, with what a test lets it do at each interaction. */
export async function logIn(
  discord: Double,
  onInteraction: (interaction: Interaction) => Promise<unknown> = async () => null,
  options: Partial<ClientOptions> = {},
): Promise<AsyncDisposable & { readonly client: Client<true>; readonly errors: readonly unknown[] }> {
  const errors: unknown[] = [];
  const client = new Client({
    intents: [Guilds, GuildMessages, GuildMessageReactions, DirectMessages],
    partials: [Partials.Channel],
    ...options,
    rest: { api: discord.api, version: "10", ...options.rest },
  });
  client.on("error", (error) => errors.push(error));
  client.on("interactionCreate", (interaction) => {
    onInteraction(interaction).catch((error: unknown) => errors.push(error));
  });
  const { promise, resolve } = Promise.withResolvers<Client<true>>();
  client.once("clientReady", resolve);
  await client.login(discord.token);
  const ready = await promise;
  return { client: ready, errors, [Symbol.asyncDispose]: () => client.destroy() };
}
