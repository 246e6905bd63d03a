import { disarm, escapeMarkdown } from "./disarm.ts";

/**
 * A text that Discord may format. The only markup in it is ours: it is made by `marked`, through which every other word
 * goes as plain text. `plain` is what a reader sees of it.
 */
export type Markdown = { readonly markdown: string; readonly plain: string };

export type Piece = string | number | Markdown;

/**
 * Makes a text from our own markup, written in the template, and from strings, which are whoever's and come out as
 * plain words, however they are formed:
 *
 *     marked`**${voice.name}**, ${description}`
 */
export function marked(markup: TemplateStringsArray, ...pieces: readonly Piece[]): Markdown {
  let text = ours(markup[0] ?? "");
  for (const [at, piece] of pieces.entries()) {
    text = both(both(text, markdownOf(piece)), ours(markup[at + 1] ?? ""));
  }
  return text;
}

/** The texts in a row, with our own `separator` between them. */
export function joined(texts: readonly Markdown[], separator: string): Markdown {
  return {
    markdown: texts.map(({ markdown }) => markdown).join(separator),
    plain: texts.map(({ plain }) => plain).join(separator),
  };
}

/** The texts one below the other, without those in which there is nothing to read. */
export function lines(texts: readonly Markdown[]): Markdown {
  return joined(
    texts.filter(({ plain }) => plain.trim() !== ""),
    "\n",
  );
}

function both(first: Markdown, second: Markdown): Markdown {
  return { markdown: first.markdown + second.markdown, plain: first.plain + second.plain };
}

function markdownOf(piece: Piece): Markdown {
  if (typeof piece === "object") return piece;
  const plain = disarm(String(piece));
  return { markdown: escapeMarkdown(plain), plain };
}

/** Our own markup: of these signs a reader sees nothing. */
function ours(markup: string): Markdown {
  return { markdown: markup, plain: markup.replaceAll(/\*+|^(?:#{1,3}|-#|>) /gm, "") };
}
