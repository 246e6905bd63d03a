import type { APIComponentInContainer } from "discord-api-types/v10";
import { roomy } from "../limits.ts";
import * as say from "../wording.ts";
import * as reportWords from "../../report/report-words.ts";
import { joined, lines, marked, type Markdown } from "./markdown.ts";
import { button, container, fits, idle, row, textDisplay, whispered, type Payload } from "./parts.ts";

/**
 * Lines that stand together on a page, what may be missed last. `under`: the name they stand under, said once for
 * neighbours.
 */
export type Block = { readonly under: Markdown | null; readonly lines: readonly Markdown[] };

/** Blocks with what is said above them; a section begins on a page of its own. */
export type Section = { readonly heading: Markdown; readonly blocks: readonly Block[] };

export type View = "claims" | "wording";

/** The custom id of a button that leads to a page of a view; pages are counted from 0. */
export type PageIds = (view: View, page: number) => string;

/** The pages of a view, and on which of them stands what is left out; null where nothing of the kind does. */
export type Paged = { readonly pages: readonly Markdown[]; readonly leftOut: number | null };

/** The pages of some sections in a row, and on which of them each section begins. */
export type Filled = { readonly pages: readonly Markdown[]; readonly begins: readonly number[] };

/** Fills pages with whole blocks, as many as can be read at one sight. */
export function paged(sections: readonly Section[]): Filled {
  const pages: Markdown[] = [];
  const begins: number[] = [];
  for (const { heading, blocks } of sections) {
    begins.push(pages.length);
    pages.push(...pagesOf(heading, blocks));
  }
  return { pages, begins };
}

const pageRoom = { displayed: 1_700, bytes: 6_000 } as const;

function pagesOf(heading: Markdown, blocks: readonly Block[]): readonly Markdown[] {
  const pages: Markdown[] = [];
  let together: readonly Block[] = [];
  for (const block of blocks) {
    const longer = [...together, block];
    if (together.length > 0 && !fits([written(heading, longer)], pageRoom)) {
      pages.push(written(heading, together));
      together = [fitting(heading, block)];
    } else {
      together = together.length > 0 ? longer : [fitting(heading, block)];
    }
  }
  return [...pages, written(heading, together)];
}

/** A block as it fits a page of its own: a hostile text has sentences of thousands of signs that must be escaped. */
function fitting(heading: Markdown, { under, lines: own }: Block): Block {
  let most = own.length;
  const cut = (): Block => ({ under, lines: own.slice(0, most) });
  while (most > 1 && !fits([written(heading, [cut()])], roomy)) most -= 1;
  return cut();
}

/** A blank line stands before each name, and after a quotation, which would else go on. */
function written(heading: Markdown, all: readonly Block[]): Markdown {
  const blocks = all.filter((block) => lines(block.lines).plain !== "");
  let text = heading;
  for (const [at, { under, lines: own }] of blocks.entries()) {
    const before = blocks[at - 1];
    const isNew = under !== null && under.markdown !== before?.under?.markdown;
    const afterQuotation = before?.lines.at(-1)?.markdown.startsWith("> ") ?? false;
    const block = lines(isNew ? [under, ...own] : own);
    text = joined([text, block], at > 0 && (isNew || afterQuotation) ? "\n\n" : "\n");
  }
  return text;
}

/** A page for whoever pressed, with the way to the others. A number that is none of a page is taken for the nearest. */
export function page(
  { pages, leftOut }: Paged,
  at: { readonly view: View; readonly page: number },
  ids: PageIds,
): Payload {
  const last = pages.length - 1;
  const current = Math.max(0, Math.min(last, Math.trunc(at.page)));
  const text = textDisplay(pages[current] ?? marked`${reportWords.noClaims}`);
  if (last <= 0) return whispered([container([text])]);
  const to = (label: string, target: number): ReturnType<typeof button> =>
    target < 0 || target > last
      ? idle(label, `idle:${target < 0 ? "first" : "last"}`)
      : button(label, ids(at.view, target));
  const buttons = [
    to(say.buttons.previous, current - 1),
    idle(say.pageOf(current + 1, pages.length), "idle:page"),
    to(say.buttons.next, current + 1),
    ...(leftOut !== null && leftOut > current + 1 ? [button(say.buttons.leftOut, ids(at.view, leftOut))] : []),
  ];
  const components: readonly APIComponentInContainer[] = [text, row(buttons)];
  return whispered([container(components)]);
}
