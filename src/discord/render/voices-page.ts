import * as say from "../wording.ts";
import { shareOf } from "../wording-picture.ts";
import type { VoicesPicture } from "../voices-picture.ts";
import { lines, marked } from "./markdown.ts";
import { container, picture, textDisplay, whispered, type Payload } from "./parts.ts";
import { capitalised } from "./speakers.ts";

/** The name under which the picture has to be sent along. */
export const pictureName = "voices.png";

/** Whose words fill the article: the picture, and the names behind its letters. */
export function voicesPage({ alt, rows }: Omit<VoicesPicture, "svg">): Payload {
  const only = rows.length <= 1 ? [marked`${say.noVoices}`] : [];
  return whispered([
    container([
      textDisplay(marked`## ${say.headings.voices}\n-# ${capitalised(say.headings.voicesAside)}`),
      picture(pictureName, alt),
      textDisplay(lines([...only, ...rows.map(rowLine)])),
    ]),
  ]);
}

/** The same where the picture could not be made. */
export function voicesPageWithoutPicture({ rows }: Pick<VoicesPicture, "rows">): Payload {
  const heading = marked`## ${say.headings.voices}\n-# ${capitalised(say.headings.voicesAside)}`;
  return whispered([container([textDisplay(lines([heading, ...rows.map(rowLine)]))])]);
}

function rowLine(row: VoicesPicture["rows"][number]): ReturnType<typeof marked> {
  const name =
    row.role === null ? marked`**${row.letter}** ${row.name}` : marked`**${row.letter}** ${row.name}, ${row.role}`;
  return marked`${name} · ${shareOf(row)}`;
}
