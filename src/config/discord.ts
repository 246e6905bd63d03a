import { z } from "zod";

/** How the bot reaches Discord; null where no token is set. */
export type DiscordConfig = {
  /** A function, so that a configuration that is logged shows no token. */
  readonly token: () => string;
  /** Base address of Discord's API for those who run a proxy of it; null for Discord's own. */
  readonly api: string | null;
  /** Whether messages that are not meant for the bot are read, where moderators chose so. */
  readonly readsMessages: boolean;
};

export const discordSettings = {
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, "does not look like a bot’s token, which has three parts with dots between them")
    .nullable()
    .default(null),
  DISCORD_API: z
    .string()
    .refine(
      (address) => /^https?:$/.test(URL.parse(address)?.protocol ?? ""),
      "is not an address that begins with http:// or https://",
    )
    .nullable()
    .default(null),
  DISCORD_MESSAGE_CONTENT: z.enum(["on", "off"], "is neither “on” nor “off”").default("off"),
} as const;

export const discordMends: Readonly<Record<string, string>> = {
  DISCORD_TOKEN: "Copy it from discord.com/developers/applications: your application, Bot, Reset Token.",
  DISCORD_API: "Leave it empty, unless you run a proxy of Discord’s API.",
  DISCORD_MESSAGE_CONTENT: "Write on or off, or leave it empty for off.",
};

const schema = z.object(discordSettings);

export function discordFrom(data: z.infer<typeof schema>): DiscordConfig | null {
  const { DISCORD_TOKEN: token } = data;
  if (token === null) return null;
  return {
    token: () => token,
    api: data.DISCORD_API?.replace(/\/+$/, "") ?? null,
    readsMessages: data.DISCORD_MESSAGE_CONTENT === "on",
  };
}
