import type { NoThread } from "../store/rows.ts";

/** Below the title of an article, where it was asked for. */
export const inThread = "Read: it stands in the thread below, and is talked about there.";

/** What is said with an answer that was to have a thread and has none: why, and what would mend it. */
export const noThread: Readonly<Record<NoThread, string>> = {
  "may-not-open":
    "This was to have a thread of its own, and I may not open one here. A moderator can give me “Create Public Threads”.",
  "may-not-write":
    "This was to have a thread of its own, and I may not write in one here. A moderator can give me “Send Messages in Threads”.",
  locked: "This belongs in its thread, which is locked. A moderator can unlock it, or give me “Manage Threads”.",
  "too-many":
    "This was to have a thread of its own, and this server has as many open ones as Discord allows. Close some that are over.",
  "not-here":
    "This was to have a thread of its own, and there are none in this kind of channel. Moderators can choose another place with /settings sections.",
  "not-now": "This was to have a thread of its own, and Discord did not open one in time. The next one may have it.",
};
