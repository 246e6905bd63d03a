import type { Wish } from "../app/settings/change-settings.ts";
import { settingNames, type SettingName } from "../app/settings/settings.ts";
import { UserError } from "../errors.ts";
import type { Options } from "./call.ts";
import { serversLanguage } from "./languages.ts";
import { nothingNamed } from "./wording-settings.ts";

export type Wishes = Readonly<Partial<Record<SettingName, Wish>>>;

/** The settings that each part of /settings has options for, and the option. */
export const settingOptions = {
  channel: { mode: "mode", forumFirstPosts: "forum", minimumWords: "shortest", coolDownSeconds: "pause" },
  language: { language: "language" },
  sections: { sections: "order", discussion: "questions", answersIn: "answers", outside: "background" },
  retention: { keepArticlesDays: "articles", keepReportsDays: "reports", keepRequestsDays: "requests" },
  log: { logChannel: "channel" },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<SettingName, string>>>>>;

export type PartWithOptions = keyof typeof settingOptions;

/** What somebody asks for with the options of a part. Fails with "usage" where nothing was named. */
export function wishesIn(part: PartWithOptions, { texts, flags, numbers }: Options): Wishes {
  const wishes: Partial<Record<SettingName, Wish>> = {};
  for (const [name, option] of entriesOf(settingOptions[part])) {
    const given = texts[option] ?? flags[option] ?? numbers[option];
    if (given !== undefined) wishes[name] = { kind: "set", value: valueOf(name, given) };
    else if (flags["reset"] === true) wishes[name] = { kind: "inherit" };
  }
  if (Object.keys(wishes).length === 0) throw new UserError("usage", nothingNamed.message, nothingNamed.wayOn);
  return wishes;
}

function valueOf(name: SettingName, given: string | number | boolean): unknown {
  if (name === "language" && given === serversLanguage) return null;
  return name === "sections" && typeof given === "string" ? given.split(" ") : given;
}

/** What was handed in with the form about roles, sites or budgets. */
export function wishesOfForm(names: readonly SettingName[], { texts, choices }: Options): Wishes {
  const wishes: Partial<Record<SettingName, Wish>> = {};
  for (const name of names) {
    const [text, chosen] = [texts[name], choices[name]];
    if (text !== undefined) wishes[name] = { kind: "set", value: typed(name, text) };
    else if (chosen !== undefined) wishes[name] = { kind: "set", value: chosen };
  }
  return wishes;
}

function typed(name: SettingName, text: string): unknown {
  if (name === "sitesAllowed" || name === "sitesRefused") return text.split(/[\s,;]+/).filter((site) => site !== "");
  const digits = text.trim().replaceAll(/(?<=\d)[ ,.’'](?=\d{3}\b)/g, "");
  if (digits === "") return null;
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}

function entriesOf(
  options: Readonly<Partial<Record<SettingName, string>>>,
): readonly (readonly [SettingName, string])[] {
  const all: (readonly [SettingName, string])[] = [];
  for (const name of settingNames) {
    const option = options[name];
    if (option !== undefined) all.push([name, option]);
  }
  return all;
}
