import * as say from "../wording-settings.ts";
import { lines, marked } from "./markdown.ts";
import { container, textDisplay, whispered, type Payload } from "./parts.ts";

/** For whoever changed something: what is different now, and what the bot lacks to do so. */
export function settingsTold(told: {
  /** One each change; none: nothing changed. */
  readonly lines: readonly string[];
  /** It would need to see what members write, and does not. */
  readonly isBlind: boolean;
  /** Permissions that it would need here. */
  readonly missing: readonly string[];
}): Payload {
  const said = told.lines.length === 0 ? [say.unchanged] : [...told.lines, say.fromNow];
  if (told.isBlind) said.push(say.blind);
  if (told.missing.length > 0) said.push(say.missing(told.missing));
  return whispered([container([textDisplay(lines(said.map((line) => marked`${line}`)))])]);
}
