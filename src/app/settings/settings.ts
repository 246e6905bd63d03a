import { z } from "zod";
import { sections } from "../../report/sections.ts";

const id = z.string().min(1).max(40);
const roles = z
  .array(id)
  .max(25, "there are more than 25 roles")
  .transform((all): readonly string[] => [...new Set(all)]);
const days = z
  .int("it is not a whole number of days")
  .min(1, "it is less than a day")
  .max(3650, "it is over ten years");
const tokens = z.int("it is not a whole number").min(0, "it is less than nothing").max(1e9, "it is over 1,000,000,000");
const hostName = /^(?=.{4,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/** A host name, however it was written: "https://www.Example.org/news" is example.org. */
const site = z.string().transform((text, check) => {
  const host = /^(?:[a-z]+:\/\/)?(?:www\.)?([^/?#:\s]+)(?::\d+)?(?:[/?#].*)?$/i.exec(text.trim())?.[1]?.toLowerCase();
  if (host !== undefined && hostName.test(host)) return host;
  check.addIssue(`“${text.slice(0, 60)}” is no site (such as example.org)`);
  return z.NEVER;
});
const sites = z
  .array(site)
  .max(100, "there are more than 100 sites")
  .transform((all): readonly string[] => [...new Set(all)].toSorted());

/** When the bot speaks: only when asked, with one quiet button below an article, or by itself. */
export const channelModes = ["asked", "offer", "automatic"] as const;
export type ChannelMode = (typeof channelModes)[number];

/** Words of the shortest article that anybody may want read unasked. */
export const fewestWords = 50;

/** Where answers go. */
export const answerPlaces = ["below", "place", "thread"] as const;

/** The settings of one place, with their forms; stored are only those that somebody set there. */
export const settingsShape = z.object({
  mode: z.enum(channelModes, "it is none of asked, offer and automatic"),
  /** In a forum, the first post of each thread is read without being asked. */
  forumFirstPosts: z.boolean(),
  /** Shorter messages are not offered to be read, nor read unasked. */
  minimumWords: z
    .int("it is not a whole number")
    .min(fewestWords, "it is under 50 words")
    .max(5000, "it is over 5,000 words"),
  /** Between two things said unasked in one channel. */
  coolDownSeconds: z.int("it is not a whole number").min(0, "it is less than nothing").max(86_400, "it is over a day"),
  /** BCP 47: of the answers; null: the server's own, as the chat knows it. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, "it is not the code of a language (such as en or pt-BR)")
    .nullable(),
  sections: z
    .array(z.enum(sections, "it is none of summary, claims and left-out"))
    .min(1, "an answer without any section says nothing")
    .refine((all) => new Set(all).size === all.length, "a section is there twice")
    .readonly(),
  /** Whether questions about an article are answered. */
  discussion: z.boolean(),
  /** "below": where it was asked, and a question from a card's button in the card's thread. */
  answersIn: z.enum(answerPlaces, "it is none of below, place and thread"),
  /** Whether a model may name well-known background from outside the article, marked as unchecked. */
  outside: z.boolean(),
  /** Empty: any site that is not refused. */
  sitesAllowed: sites,
  sitesRefused: sites,
  /** Empty: everybody. */
  rolesUse: roles,
  rolesPrivate: roles,
  /** May have a model asked; the others get the local reading. Empty: everybody. */
  rolesSpend: roles,
  /** May change the words and most settings, as those with Manage Server may. */
  rolesEdit: roles,
  /** A day; null: as much as whoever runs the bot allows, which is the most there is in any case. */
  memberTokens: tokens.nullable(),
  serverTokens: tokens.nullable(),
  /** Roles to which the limit of a member does not apply; the server's does. */
  budgetExempt: roles,
  /** Null: as long as whoever runs the bot keeps it, which is the longest in any case. */
  keepArticlesDays: days.nullable(),
  keepReportsDays: days.nullable(),
  keepRequestsDays: days.nullable(),
  /** The channel that is told of changes; null: none is. */
  logChannel: id.nullable(),
});

export type Settings = Readonly<z.infer<typeof settingsShape>>;
export type SettingName = keyof Settings;

/** In the order in which they are shown. */
export const settingNames: readonly SettingName[] = settingsShape.keyof().options;

/** What holds where nobody set anything. */
export const usualSettings: Settings = {
  mode: "asked",
  forumFirstPosts: false,
  minimumWords: 150,
  coolDownSeconds: 60,
  language: null,
  sections,
  discussion: true,
  answersIn: "below",
  outside: true,
  sitesAllowed: [],
  sitesRefused: [],
  rolesUse: [],
  rolesPrivate: [],
  rolesSpend: [],
  rolesEdit: [],
  memberTokens: null,
  serverTokens: null,
  budgetExempt: [],
  keepArticlesDays: null,
  keepReportsDays: null,
  keepRequestsDays: null,
  logChannel: null,
};

/** One value for a whole server. */
export const serverWide: ReadonlySet<SettingName> = new Set([
  "rolesEdit",
  "memberTokens",
  "serverTokens",
  "budgetExempt",
  "keepArticlesDays",
  "keepReportsDays",
  "keepRequestsDays",
  "logChannel",
]);

/** What gives rights, spends or deletes is for those with Manage Server alone, and not for roles that they named. */
export const forManagers: ReadonlySet<SettingName> = new Set([...serverWide, "rolesUse", "rolesPrivate", "rolesSpend"]);
