import { thoughtsEnd, thoughtsStart } from "./json-object.ts";

/**
 * Counts the finished items of an answer's lists while it is being written: `{"claims": [{…}, {…` has one claim.
 * `add` takes the next piece of text and tells whether a count has changed. One pass over the whole answer.
 */
export function itemCounter(): ItemCounter {
  const counts = new Map<string, number>();
  let depth = 0;
  let inString = false;
  let escaped = false;
  /** The last string that ended in the root object, and the list that is open in it. */
  let string = "";
  let list: string | null = null;

  const close = (): boolean => {
    depth -= 1;
    if (depth === 1) list = null;
    return depth === 2 && count();
  };

  const count = (): boolean => {
    if (list === null) return false;
    counts.set(list, (counts.get(list) ?? 0) + 1);
    return true;
  };

  const inside = (char: string): boolean => {
    if (escaped) escaped = false;
    else if (char === "\\") escaped = true;
    else if (char === '"') {
      inString = false;
      return depth === 2 && count();
    }
    if (depth === 1 && string.length < maxKey) string += char;
    return false;
  };

  const outside = (char: string): boolean => {
    switch (char) {
      case '"':
        inString = depth > 0;
        if (depth === 1) string = "";
        return false;
      case "{":
      case "[":
        if (char === "[" && depth === 1) list = string;
        if (char === "{" || depth > 0) depth += 1;
        return false;
      case "}":
      case "]":
        return depth > 0 && close();
      default:
        return false;
    }
  };

  const skipThoughts = thoughtsFilter();
  return {
    add: (piece) => {
      let changed = false;
      for (const char of skipThoughts(piece)) changed = (inString ? inside(char) : outside(char)) || changed;
      return changed;
    },
    counts: () => Object.fromEntries(counts),
  };
}

export type ItemCounter = {
  readonly add: (piece: string) => boolean;
  readonly counts: () => Readonly<Record<string, number>>;
};

const maxKey = 64;

/** Holds back what stands between think tags at the start of an answer: a draft in there is not the answer. */
function thoughtsFilter(): (piece: string) => string {
  let state: "start" | "thoughts" | "answer" = "start";
  let held = "";
  return (piece) => {
    if (state === "answer") return piece;
    held += piece;
    if (state === "start") {
      const opening = held.trimStart().slice(0, thoughtsStart.length);
      if (opening.length < thoughtsStart.length && thoughtsStart.startsWith(opening)) return "";
      state = opening === thoughtsStart ? "thoughts" : "answer";
      if (state === "answer") return held;
    }
    const end = held.indexOf(thoughtsEnd);
    // Only as much is kept as may be the beginning of the closing tag.
    if (end < 0) held = held.slice(-(thoughtsEnd.length - 1));
    else state = "answer";
    return end < 0 ? "" : held.slice(end + thoughtsEnd.length);
  };
}
