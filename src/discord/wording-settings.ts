/** What moderators are told of their settings. */
export const unchanged = "That is as it was: nothing changed.";
export const fromNow = "This holds from the next message on.";
export const blind =
  "But I do not see what members write to each other. Whoever runs me has to switch on “Message Content Intent” for my application and set DISCORD_MESSAGE_CONTENT=on; npm run doctor says how it stands.";

export function missing(permissions: readonly string[]): string {
  return `But I may not do here what this takes. Give me: ${permissions.join(", ")}.`;
}
