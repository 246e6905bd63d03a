import type { SettingScope } from "../../store/rows.ts";
import { languageName } from "../../text/languages.ts";
import type { SetHere } from "./settings-in.ts";
import type { SettingName, Settings } from "./settings.ts";

/** What a setting is called where people see it. */
export const settingCalled: Readonly<Record<SettingName, string>> = {
  mode: "When I speak",
  forumFirstPosts: "First posts of a forum",
  minimumWords: "Shortest article",
  coolDownSeconds: "Pause between two unasked answers",
  language: "Language",
  sections: "Sections",
  discussion: "Questions about an article",
  answersIn: "Where I answer",
  outside: "Background from outside the article",
  sitesAllowed: "Only these sites",
  sitesRefused: "Refused sites",
  rolesUse: "Who may have articles read",
  rolesPrivate: "Who may read privately",
  rolesSpend: "Who may use the language model",
  rolesEdit: "Who may change words and settings",
  memberTokens: "A member’s tokens a day",
  serverTokens: "The server’s tokens a day",
  budgetExempt: "Roles without a member’s limit",
  keepArticlesDays: "Articles are kept",
  keepReportsDays: "Reports are kept",
  keepRequestsDays: "Requests are kept",
  logChannel: "Channel for the log",
};

/** How roles and channels are named is the chat's: `role("1")` may be “@Editors”. */
export type Named = { readonly role: (id: string) => string; readonly channel: (id: string) => string };

export const plainNames: Named = { role: (id) => `role ${id}`, channel: (id) => `channel ${id}` };

type Telling = { readonly [Name in SettingName]: (value: Settings[Name], named: Named) => string };

const everybody = (roles: readonly string[], { role }: Named): string =>
  roles.length === 0 ? "everybody" : roles.map(role).join(", ");
const tokens = (most: number | null): string =>
  most === null ? "as whoever runs the bot set it" : `${most.toLocaleString("en")} at most`;
const days = (most: number | null): string => {
  if (most === null) return "as long as whoever runs the bot set it";
  return most === 1 ? "1 day at most" : `${most} days at most`;
};

const telling: Telling = {
  mode: (mode) =>
    ({ asked: "only when asked", offer: "with one quiet button below an article", automatic: "by myself" })[mode],
  forumFirstPosts: (on) => (on ? "are read unasked" : "are left alone"),
  minimumWords: (words) => `${words} words`,
  coolDownSeconds: (seconds) => (seconds === 0 ? "none" : `${seconds} seconds`),
  language: (tag) => (tag === null ? "the server’s own" : (languageName(tag) ?? tag)),
  sections: (all) => all.join(", "),
  discussion: (on) => (on ? "are answered" : "are not answered"),
  answersIn: (where) =>
    ({
      below: "where I am asked; what a card’s Ask button asks, in the card’s thread",
      place: "where I am asked, questions about an article, too",
      thread: "in a thread of its own for each article",
    })[where],
  outside: (on) => (on ? "may be named, marked as unchecked" : "is never named"),
  sitesAllowed: (all) => (all.length === 0 ? "any site" : all.join(", ")),
  sitesRefused: (all) => (all.length === 0 ? "none" : all.join(", ")),
  rolesUse: everybody,
  rolesPrivate: everybody,
  rolesSpend: everybody,
  rolesEdit: (roles, { role }) => ["members with Manage Server", ...roles.map(role)].join(", "),
  memberTokens: tokens,
  serverTokens: tokens,
  budgetExempt: (roles, { role }) => (roles.length === 0 ? "none" : roles.map(role).join(", ")),
  keepArticlesDays: days,
  keepReportsDays: days,
  keepRequestsDays: days,
  logChannel: (id, { channel }) => (id === null ? "none" : channel(id)),
};

/** "only when asked"; null where nothing is set. */
export function settingWords(name: SettingName, set: SetHere, named = plainNames): string | null {
  return told(name, set, named);
}

function told<Name extends SettingName>(
  name: Name,
  set: { readonly [One in Name]?: Settings[One] | undefined },
  named: Named,
): string | null {
  const value = set[name];
  return value === undefined ? null : telling[name](value, named);
}

/** "in this channel", "in the server" */
export function scopeWords({ kind }: Pick<SettingScope, "kind">): string {
  return kind === "server" ? "in the whole server" : `in this ${kind}`;
}
