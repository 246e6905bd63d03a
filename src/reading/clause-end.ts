import { itemAt, type Item } from "./segments.ts";

const finite = /^(?:VERB|AUX)$/;

/**
 * The last item of the clause or object that begins at `from`: up to a stop, to a comma that no list goes on behind, and
 * to a conjunction with a verb or a clause of its own behind it.
 */
export function clauseEnd(items: readonly Item[], from: number, last: number): number {
  return endOf(items, { from, last, stopsAtVerb: false });
}

/** The same for a noun phrase, which the verb of its sentence ends: "criticism of the plan | has grown". */
export function phraseEnd(items: readonly Item[], from: number, last: number): number {
  return endOf(items, { from, last, stopsAtVerb: true });
}

type Stretch = { readonly from: number; readonly last: number; readonly stopsAtVerb: boolean };

function endOf(items: readonly Item[], { from, last, stopsAtVerb }: Stretch): number {
  let carried = false; // a verb to come belongs to "who", "that", "what"
  for (let at = from; at <= last; at += 1) {
    const { lower, pos } = itemAt(items, at);
    if (/^(?:who|which|that|whose|what|whether|how|why|where|when|if)$/.test(lower)) carried = true;
    if (stopsAtVerb && at > from && finite.test(pos) && !lower.endsWith("ing")) {
      const reduced =
        pos === "VERB" &&
        /(?:ed|en|wn)$/.test(lower) &&
        /^(?:by|to|in|on|for|with|at|from)$/.test(itemAt(items, at + 1).lower);
      if (!carried && !reduced && itemAt(items, at - 1).lower !== "to") return at - 1;
      if (pos === "VERB") carried = false;
    }
    if (at === from) continue;
    if (/^(?:[;:]|—|–|--|―)$/.test(lower)) return at - 1;
    if (lower === "," && !goesOn(items, at, last)) return at - 1;
    if (/^(?:and|but|or)$/.test(lower) && opensClause(items, at + 1)) return at - 1;
    if (
      /^(?:although|though|while|whereas|when|until|unless|because|since|after|before|as)$/.test(lower) &&
      opensSubject(items, at + 1)
    )
      return at - 1;
  }
  return last;
}

/** Whether what stands left of a comma goes on behind it: a list, a run of adjectives, "including". */
function goesOn(items: readonly Item[], comma: number, last: number): boolean {
  const next = itemAt(items, comma + 1);
  if (/^(?:including|especially|particularly|such|like)$/.test(next.lower)) return true;
  if (/^(?:who|which|whose|where|but|while|although|though|as|when|because|according|with)$/.test(next.lower))
    return false;
  for (let at = comma + 1; at <= Math.min(last, comma + 14); at += 1) {
    const { lower, pos } = itemAt(items, at);
    if (/^(?:and|or)$/.test(lower)) return !opensClause(items, at + 1);
    if (finite.test(pos) && !/(?:ing|ed)$/.test(lower)) return false;
    if (/^(?:[;:]|—|–|--|that|who|which)$/.test(lower)) return false;
  }
  return next.pos === "ADJ" && /^(?:NOUN|PROPN|ADJ)$/.test(itemAt(items, comma + 2).pos);
}

/** Whether a verb, or a subject and its verb, stands behind a conjunction. */
function opensClause(items: readonly Item[], start: number): boolean {
  let at = start;
  while (itemAt(items, at).pos === "ADV") at += 1;
  const { lower, pos } = itemAt(items, at);
  if (pos === "AUX") return true;
  if (pos === "VERB") return /(?:ed|[^s]s|id|ew|ook|ave|ame|ent|old|ought)$/.test(lower);
  return opensSubject(items, at);
}

const subjectMost = 7; // words between a conjunction and the verb of its clause

function opensSubject(items: readonly Item[], start: number): boolean {
  if (/^(?:he|she|they|it|we|i|you|there)$/.test(itemAt(items, start).lower)) return true;
  for (let at = start; at < start + subjectMost; at += 1) {
    const { lower, pos } = itemAt(items, at);
    if (pos === "AUX" && at > start) return true;
    if (pos === "VERB" && at > start) return !lower.endsWith("ing") && itemAt(items, at - 1).lower !== "to";
    if (!/^(?:DET|ADJ|NOUN|PROPN|NUM|PRON|PART)$/.test(pos)) return false;
  }
  return false;
}
