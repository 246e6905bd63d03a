import { UserError } from "../errors.ts";
import type { Tables } from "../store/store.ts";
import { settingsIn } from "./settings/settings-in.ts";

/**
 * Who changes how the bot works in a server. All of it is told by the chat with the very interaction, never by what a
 * button or a form carries. `manages`: has Manage Server.
 */
export type Moderator = {
  readonly user: string;
  readonly server: string;
  readonly roles: readonly string[];
  readonly manages: boolean;
};

/** Fails with "not-allowed" for who has neither Manage Server nor a role that somebody with it named. */
export async function asEditor(by: Moderator, tx: Pick<Tables, "settings">): Promise<void> {
  if (by.manages) return;
  const { values } = await settingsIn({ server: by.server, within: [] }, tx);
  if (by.roles.some((role) => values.rolesEdit.includes(role))) return;
  throw new UserError(
    "not-allowed",
    "Only members with Manage Server, and roles that they named for it, can change this.",
    "Ask one of them, or have them name a role of yours with /settings roles.",
  );
}

/** Fails with "not-allowed" for who has not Manage Server. */
export function asManager(by: Moderator): void {
  if (by.manages) return;
  throw new UserError(
    "not-allowed",
    "Only members with Manage Server can change roles, budgets, how long things are kept and the log.",
    "Ask one of them to change it.",
  );
}
