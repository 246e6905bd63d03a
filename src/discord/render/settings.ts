import type { ScopeHere } from "../../app/settings/change-settings.ts";
import { scopeWords, settingCalled, settingWords, type Named } from "../../app/settings/setting-wording.ts";
import type { SetAt, SettingsHere } from "../../app/settings/settings-in.ts";
import { settingNames } from "../../app/settings/settings.ts";
import type { ForLog } from "../command.ts";
import { roomy } from "../limits.ts";
import * as say from "../wording-settings.ts";
import { lines, marked, type Markdown } from "./markdown.ts";
import { button, container, fits, row, shown, textDisplay, whispered, type Payload } from "./parts.ts";
import { shortened } from "./speakers.ts";

export type Told = {
  /** One each change; none: nothing changed. */
  readonly lines: readonly string[];
  /** It would need to see what members write, and does not. */
  readonly isBlind: boolean;
  /** Permissions that it would need here. */
  readonly missing: readonly string[];
  /** The id of the button that takes it back; null where there is nothing to take back. */
  readonly undo: string | null;
};

/** For whoever changed something: what is different now, and what the bot lacks to do so. */
export function settingsTold(told: Told): Payload {
  const said = told.lines.length === 0 ? [say.unchanged] : [...told.lines, say.fromNow];
  if (told.isBlind) said.push(say.blind);
  if (told.missing.length > 0) said.push(say.missing(told.missing));
  const text = textDisplay(lines(said.map((line) => marked`${shortened(line, lineMost)}`)));
  return whispered([container(told.undo === null ? [text] : [text, row([button(say.undo, told.undo)])])]);
}

const lineMost = 600; // characters

/** Every setting that holds in a place, and where each comes from. `words`: which words hold, and where from. */
export function settingsShown(
  { values, from }: SettingsHere,
  { words, named, missing }: { readonly words: string; readonly named: Named; readonly missing: readonly string[] },
): Payload {
  const rows = settingNames.map((name): Shown => [settingCalled[name], settingWords(name, values, named) ?? "", origin(from.get(name) ?? "usual")]); // prettier-ignore
  const at = (most: number): Markdown =>
    lines([
      marked`### ${say.showHeading}`,
      ...rows.map(([called, value, where]) => marked`- ${called}: **${shortened(value, most)}** (${where})`),
      marked`- ${words}`,
      marked`-# ${say.showAside}`,
      ...(missing.length > 0 ? [marked`${say.missing(missing)}`] : []),
    ]);
  const text = [400, 200, 90].map(at).find((one) => fits([one], roomy)) ?? at(40);
  return whispered([container([textDisplay(text)])]);
}

type Shown = readonly [called: string, value: string, where: string];

function origin(at: SetAt): string {
  return at === "usual" ? say.usual : scopeWords(at).replace(/^in /, say.setIn);
}

/** Why a form was not taken, with what was typed in it and a way back to it. */
export function formRefused(
  fault: { readonly message: string; readonly wayOn: string },
  { typed, again }: { readonly typed: readonly string[]; readonly again: string },
): Payload {
  return whispered([
    container([
      textDisplay(
        lines([
          marked`${shortened(fault.message, 900)}`,
          marked`${shortened(fault.wayOn, 400)}`,
          ...typed.map((text) => marked`> ${shortened(text.replaceAll(/\s*\n\s*/g, " · "), 700)}`),
        ]),
      ),
      row([button(say.again, again)]),
    ]),
  ]);
}

/** Who changed something, and in which channel, category or thread it is different now; null: in the whole server. */
export type Changed = { readonly who: string; readonly place: string | null };

/** What the channel for the log is told. */
export function loggedTo(channel: string, { who, place }: Changed, said: readonly string[]): ForLog {
  const by = place === null ? marked`<@${who}>` : marked`<@${who}> · <#${place}>`;
  // Nobody is pinged by it: no mention in a message of ours is allowed to.
  const payload = shown([
    container([textDisplay(lines([by, ...said.map((line) => marked`${shortened(line, lineMost)}`)]))]),
  ]);
  return { channel, payload };
}

export function logUnreached(why: "gone" | "forbidden"): Payload {
  return whispered([container([textDisplay(marked`${say.logUnreached[why]}`)])]);
}

export function placeWords(scope: Pick<ScopeHere, "kind">): string {
  return scopeWords(scope);
}
