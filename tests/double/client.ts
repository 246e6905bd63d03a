import { Client, GatewayIntentBits, Partials, type ClientOptions, type Interaction } from "discord.js";
import type { Double } from "./discord.ts";

const { Guilds, GuildMessages, GuildMessageReactions, DirectMessages } = GatewayIntentBits;

/** The real discord.js, logged in to the double, with what a test lets it do at each interaction. */
export async function logIn(
  discord: Double,
  onInteraction: (interaction: Interaction) => Promise<unknown> = async () => null,
  options: Partial<ClientOptions> = {},
): Promise<
  AsyncDisposable & {
    readonly client: Client<true>;
    readonly errors: readonly unknown[];
    readonly failed: (error: unknown) => void;
  }
> {
  const errors: unknown[] = [];
  const failed = (error: unknown): void => void errors.push(error);
  const client = new Client({
    intents: [Guilds, GuildMessages, GuildMessageReactions, DirectMessages],
    partials: [Partials.Channel],
    ...options,
    rest: { api: discord.api, version: "10", ...options.rest },
  });
  client.on("error", failed);
  client.on("interactionCreate", (interaction) => {
    onInteraction(interaction).catch(failed);
  });
  const { promise, resolve } = Promise.withResolvers<Client<true>>();
  client.once("clientReady", resolve);
  await client.login(discord.token);
  const ready = await promise;
  return { client: ready, errors, failed, [Symbol.asyncDispose]: () => client.destroy() };
}
