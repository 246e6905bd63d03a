import type { HeardMessage } from "./call.ts";

/** Messages of one author that follow each other so fast, and with nobody's word between them, are one paste. */
const betweenMs = 60_000;
const mostPieces = 12;

/**
 * The messages of the paste that `target` is part of, in order. `channel`: what was said around it, in any order. A
 * piece is long, or it is the last: a remark before or after a paste is none of it.
 */
export function piecesOfPaste(target: HeardMessage, channel: readonly HeardMessage[]): readonly HeardMessage[] {
  const inOrder = [...new Map([...channel, target].map((message) => [message.id, message])).values()].toSorted(
    (a, b) => a.at - b.at || Number(BigInt(a.id) - BigInt(b.id)),
  );
  const here = inOrder.findIndex(({ id }) => id === target.id);
  let first = here;
  while (first > 0 && here - first < mostPieces && follows(inOrder[first - 1], inOrder[first])) first -= 1;
  let last = here;
  while (last - first < mostPieces && follows(inOrder[last], inOrder[last + 1])) last += 1;
  return inOrder.slice(first, last + 1);
}

/** After a message that is full, for so long the next one is waited for. */
export const quietMs = 4000;

export function mayGoOn({ text }: Pick<HeardMessage, "text">): boolean {
  return text.length >= fullMessage;
}

const fullMessage = 1500; // characters: whoever splits a text fills the messages, of 2,000 or 4,000

function follows(earlier: HeardMessage | undefined, later: HeardMessage | undefined): boolean {
  if (!earlier || !later || earlier.author !== later.author) return false;
  return later.at - earlier.at <= betweenMs && mayGoOn(earlier) && later.text !== "";
}
