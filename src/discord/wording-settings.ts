/** What moderators are told of their settings. */
export const unchanged = "That is as it was: nothing changed.";
export const fromNow = "This holds from the next message on.";
export const blind =
  "But I do not see what members write to each other. Whoever runs me has to switch on “Message Content Intent” for my application and set DISCORD_MESSAGE_CONTENT=on; npm run doctor says how it stands.";
export const undo = "Undo";
export const again = "Back to the form";

export function missing(permissions: readonly string[]): string {
  return `But I may not do here what this takes. Give me: ${permissions.join(", ")}.`;
}

export const showHeading = "What holds here";
export const showAside =
  "Change it with /settings channel, language, sections, roles, budgets, sites, retention, log; each change can be undone.";
export const usual = "usual";
export const setIn = "set in ";

export const logUnreached = {
  gone: "The channel for the log is gone, so nobody was told there. Name another one with /settings log.",
  forbidden:
    "I may not write in the channel for the log. Give me View Channels and Send Messages there, or name another one with /settings log.",
} as const;
export function logLacks(permissions: readonly string[]): string {
  return `But I cannot write there yet. In that channel, give me: ${permissions.join(", ")}.`;
}
export const logElsewhere = {
  message: "That channel is not in this server.",
  wayOn: "Name one of this server.",
} as const;

export const where = {
  name: "where",
  description: "Where this is to hold",
  choices: {
    here: "here: this channel or thread",
    channel: "this thread’s channel",
    category: "this channel’s category",
    server: "the whole server",
  },
} as const;
export const reset = "As it is around it, or usual: forget what was set there";
export const nothingNamed = {
  message: "Nothing was named that is to change.",
  wayOn: "Fill in at least one of the options; /settings show says what holds.",
} as const;

export const sites = {
  title: "Which sites may be read",
  allowed: "Only these sites",
  allowedAside: "One to a line, such as example.org. Empty: any site that is not refused.",
  refused: "Refused sites",
  refusedAside: "One to a line. They are refused even where they are allowed above.",
} as const;

export const roles = {
  title: "What roles may do",
  use: "May have articles read",
  private: "May read privately",
  spend: "May use the language model",
  edit: "May change words and settings",
  nobody: "None chosen: everybody",
  editAside: "Besides members with Manage Server. None chosen: only those",
} as const;

export const budgets = {
  title: "How much of the model may be used",
  member: "A member’s tokens a day",
  server: "The server’s tokens a day",
  aside: "A whole number. Empty: as whoever runs me has set it, which is the most in any case.",
  exempt: "Roles without a member’s limit",
  exemptAside: "The server’s limit holds for them, too.",
} as const;
