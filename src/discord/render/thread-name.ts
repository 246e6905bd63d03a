import { limits } from "../limits.ts";
import { titleOf } from "./card-head.ts";
import { shortened, type Read } from "./speakers.ts";

/** What the thread of an article is called: its title. Discord formats no name of a thread. */
export function threadName(of: Pick<Read, "article">): string {
  return shortened(titleOf(of), limits.threadName);
}
