import type { LoadedWord } from "../../reading/reading.ts";
import { slice } from "../../text/span.ts";
import * as say from "../wording.ts";
import * as reportWords from "../../report/report-words.ts";
import { marked, type Markdown } from "./markdown.ts";
import { paged, type Block, type Paged } from "./pages.ts";
import { capitalised, nameOf, shortened, type Read } from "./speakers.ts";

/** The loaded words with whose they are, the article's own first, and a plainer one for each: to discuss, not to judge. */
export function wordingPages(read: Read): Paged {
  const heading = marked`## ${say.headings.wording}\n-# ${capitalised(say.headings.wordingAside)}`;
  const groups = Map.groupBy(read.reading.loaded, ({ by }) => by);
  const own = groups.get("article") ?? [];
  const inTurn = [...own, ...[...groups].filter(([by]) => by !== "article").flatMap(([, words]) => words)];
  const blocks = eachOnce(read, inTurn).map(({ found, times }): Block => ({
    under: marked`**${nameOf(read, found.by)}**`,
    lines: wordLines(read, found, times),
  }));
  const none: Block = { under: null, lines: [marked`${say.noLoadedWords}`] };
  const { pages } = paged([{ heading, blocks: blocks.length > 0 ? blocks : [none] }]);
  return { pages, leftOut: null };
}

type Choice = { readonly found: LoadedWord; readonly times: readonly LoadedWord[] };

/** Each word of each speaker once, with everywhere it stands. */
function eachOnce({ article }: Read, words: readonly LoadedWord[]): readonly Choice[] {
  const uses = Map.groupBy(words, ({ by, span }) => `${by} ${slice(article.text, span).toLowerCase()}`);
  return [...uses.values()].flatMap((times) => (times[0] === undefined ? [] : [{ found: times[0], times }]));
}

const wordMost = 120; // characters
const placesMost = 12;

function wordLines(
  { article }: Read,
  { span, neutral, kind, reason }: LoadedWord,
  times: readonly LoadedWord[],
): readonly Markdown[] {
  const word = shortened(slice(article.text, span).replaceAll(/\s+/g, " "), wordMost);
  const places = say.cited(times.slice(0, placesMost).map(({ sentence }) => sentence));
  const plainer = neutral === null ? marked`${reportWords.leaveOut}` : marked`${say.plainer(neutral)}`;
  return [marked`“${word}” · ${plainer}`, marked`-# ${places} · ${reportWords.loadedKinds[kind]}: ${reason}`];
}
