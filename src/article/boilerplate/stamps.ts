import type { Block } from "../blocks.ts";
import { boxesAround, folded } from "../tree.ts";
import { nameLine } from "./names.ts";
import { isHeading, isQuoted } from "./lines.ts";
import { blocksIn, dropBlock, type Step, type Story } from "./story.ts";

/** When an entry of a live blog was written: "3 hours ago", "Updated at 11.05", and lines that are all `time`. */
export const stamps: Step = { name: "stamps", run };

function run(story: Story): void {
  for (const block of blocksIn(story)) {
    if (block.text.length > 60 || block.box.tag === "tr" || isHeading(block) || isQuoted(block)) continue;
    if (stamp.test(besideTimes(block)) || (clock.test(block.text) && isNamedTime(block)))
      dropBlock(story, stamps.name, "time of an entry", block);
  }
}

const clock = /^\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?|uhr|h)?(?: ?\(?[A-Z]{2,4}\)?)?$/iu;

/** A clock time alone may also be a subhead; the box's name must tell. */
function isNamedTime(block: Block): boolean {
  const boxes = [...boxesAround(block.box).slice(0, 2), ...block.leaves.flatMap((leaf) => leaf.parent ?? [])];
  return boxes.some((box) => / (?:time|times|date|time ?stamp|meta|clock) /u.test(nameLine(box)));
}

/** What a block says outside its `time` elements; all of it where it has none. */
function besideTimes(block: Block): string {
  const others = block.leaves.filter((leaf) => leaf.parent?.tag !== "time");
  return folded(others.map((leaf) => leaf.text).join(" "));
}

const stamp =
  /^(?:(?:last )?(?:updated|posted|published)(?: at| on)?:? \d{1,2}[:.]\d\d(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|uhr|h)?(?: ?\(?[A-Z]{2,4}\)?)?|(?:\d{1,3}|an?) ?(?:s|sec|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?) ago|just now|)$/iu;
