import * as say from "../wording-help.ts";
import { lines, marked } from "./markdown.ts";
import { container, shown, textDisplay, whispered, type Payload } from "./parts.ts";

/** What the bot does, how to ask it, and what it never does. */
export function helpPage(): Payload {
  return whispered([container([textDisplay(helpText())])]);
}

/** In reply to a message that was meant for us and holds nothing to read: how to give us something. */
export function explained(why: keyof typeof say.howTo): Payload {
  return shown([textDisplay(marked`-# ${say.howTo[why]}`)]);
}

function helpText(): ReturnType<typeof lines> {
  return lines([
    marked`### ${say.heading}`,
    marked`${say.what}`,
    marked`**${say.howHeading}**`,
    ...say.how.map((line) => marked`- ${line}`),
    marked`**${say.neverHeading}**`,
    ...say.never.map((line) => marked`- ${line}`),
  ]);
}
