import { calls } from "./boilerplate/calls.ts";
import { captions } from "./boilerplate/captions.ts";
import { furniture } from "./boilerplate/furniture.ts";
import { head } from "./boilerplate/head.ts";
import { related } from "./boilerplate/related.ts";
import { repeats } from "./boilerplate/repeats.ts";
import { stamps } from "./boilerplate/stamps.ts";
import type { Step, Story } from "./boilerplate/story.ts";
import { tail } from "./boilerplate/tail.ts";

/** The steps in their order: boxes by their make and name first, then lines by what they say and where they stand. */
export const steps: readonly Step[] = [repeats, furniture, captions, related, calls, stamps, head, tail];

/** Takes out of a story what is not the story, and notes each piece with its step and reason. */
export function cleanUp(story: Story): void {
  for (const step of steps) step.run(story);
}
