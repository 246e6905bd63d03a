import type { HeardMessage } from "./call.ts";
import { isEmpty } from "./hear.ts";

/** Messages of one author that follow each other so fast, and with nobody's word between them, are one paste. */
const betweenMs = 60_000;
const mostPieces = 12;

/**
 * The messages of the paste that `target` is part of, in order. `channel`: what was said around it, in any order. A
 * piece is long, or it is the last: a remark before or after a paste is none of it.
 */
export function piecesOfPaste(target: HeardMessage, channel: readonly HeardMessage[]): readonly HeardMessage[] {
  const inOrder = ordered([...channel, target]);
  const here = inOrder.findIndex(({ id }) => id === target.id);
  let first = here;
  while (first > 0 && here - first < mostPieces && follows(inOrder[first - 1], inOrder[first])) first -= 1;
  let last = here;
  while (last - first < mostPieces && follows(inOrder[last], inOrder[last + 1])) last += 1;
  return inOrder.slice(first, last + 1);
}

/**
 * Whether the paste that `pieces` are of goes on, before or after, in messages whose words Discord keeps from the bot:
 * those are empty. `channel`: what was said around it; where nothing of that may be seen, a full last piece has to do.
 */
export function hasUnseenPieces(pieces: readonly HeardMessage[], channel: readonly HeardMessage[]): boolean {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return false;
  if (channel.length === 0) return mayGoOn(last);
  const inOrder = ordered([...channel, ...pieces]);
  const at = ({ id }: HeardMessage): number => inOrder.findIndex((message) => message.id === id);
  const goesOn = mayGoOn(last) && isUnseen(last, inOrder[at(last) + 1]);
  return goesOn || (isMiddle(first) && isUnseen(first, inOrder[at(first) - 1]));
}

/** A message of the same author, right before or after, without a word or a file. */
function isUnseen(piece: HeardMessage, beside: HeardMessage | undefined): boolean {
  if (beside === undefined || beside.author !== piece.author) return false;
  return isEmpty(beside) && Math.abs(beside.at - piece.at) <= betweenMs;
}

/** Not every remark has a paste behind it: what goes on from one is long itself, or begins within a sentence. */
function isMiddle(message: HeardMessage): boolean {
  return mayGoOn(message) || /^\s*\p{Ll}/u.test(message.text);
}

function ordered(messages: readonly HeardMessage[]): readonly HeardMessage[] {
  return [...new Map(messages.map((message) => [message.id, message])).values()].toSorted(
    (a, b) => a.at - b.at || Number(BigInt(a.id) - BigInt(b.id)),
  );
}

export type Gathering = {
  readonly around: (message: HeardMessage, signal: AbortSignal) => Promise<readonly HeardMessage[]>;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
};

const quietMs = 4000;

/**
 * The whole paste around a message that has just come: as long as its last piece is a full one, the next is waited
 * for. `speaks`: of the pieces the first that does is the one that has the paste read; null for any other, so that a
 * paste is read once.
 */
export async function wholePaste(
  from: HeardMessage,
  speaks: (piece: HeardMessage) => boolean,
  { around, wait }: Gathering,
  signal: AbortSignal,
): Promise<readonly HeardMessage[] | null> {
  if (from.text.length < shortMost) return [from];
  let pieces = piecesOfPaste(from, await around(from, signal));
  while (pieces.length < mostPieces && mayGoOn(pieces.at(-1))) {
    if (isSpokenFor(from, pieces, speaks)) return null;
    await wait(quietMs, signal);
    const now = piecesOfPaste(from, await around(from, signal));
    if (now.length === pieces.length) break;
    pieces = now;
  }
  return isSpokenFor(from, pieces, speaks) ? null : pieces;
}

function isSpokenFor(
  from: HeardMessage,
  pieces: readonly HeardMessage[],
  speaks: (piece: HeardMessage) => boolean,
): boolean {
  const speaker = pieces.find((piece) => piece.id === from.id || speaks(piece));
  return speaker !== undefined && speaker.id !== from.id;
}

const shortMost = 200; // characters: a link with a remark, or a file

const fullMessage = 1500; // characters: whoever splits a text fills the messages, of 2,000 or 4,000

function mayGoOn(message: Pick<HeardMessage, "text"> | undefined): boolean {
  return message !== undefined && message.text.length >= fullMessage;
}

function follows(earlier: HeardMessage | undefined, later: HeardMessage | undefined): boolean {
  if (!earlier || !later || earlier.author !== later.author) return false;
  return later.at - earlier.at <= betweenMs && mayGoOn(earlier) && later.text !== "";
}
