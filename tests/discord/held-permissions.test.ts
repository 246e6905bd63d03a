import { PermissionFlagsBits } from "discord-api-types/v10";
import { expect, test } from "vitest";
import { heldBy } from "../../src/discord/held-permissions.ts";

const { Administrator, AttachFiles, SendMessages, ViewChannel } = PermissionFlagsBits;
const bot = { user: "bot", roles: ["r1", "r2"] };
const usual = { server: "s1", roles: [{ id: "s1", permissions: ViewChannel | SendMessages }], overwrites: [] };
type Given = Partial<Parameters<typeof heldBy>[1]>;

function check(fact: string, given: Given, held: bigint): void {
  test(fact, () => expect(heldBy(bot, { ...usual, ...given })).toBe(held));
}

const say = (id: string, { allow = 0n, deny = 0n }) => ({ id, allow, deny });

check("everybody’s permissions hold for the bot, too", {}, ViewChannel | SendMessages);
check("a role adds to them, and another’s does not", { roles: [...usual.roles, { id: "r1", permissions: AttachFiles }, { id: "r9", permissions: Administrator }] }, ViewChannel | SendMessages | AttachFiles); // prettier-ignore
check("a channel takes from everybody", { overwrites: [say("s1", { deny: SendMessages })] }, ViewChannel);
check(
  "what it gives one role outweighs what it takes from everybody and from another role",
  {
    overwrites: [
      say("r2", { allow: SendMessages }),
      say("r1", { deny: SendMessages }),
      say("s1", { deny: SendMessages }),
    ],
  },
  ViewChannel | SendMessages,
);
check(
  "what it says of the bot itself has the last word",
  { overwrites: [say("bot", { deny: ViewChannel }), say("r1", { allow: ViewChannel })] },
  SendMessages,
);
check("what it says of others is not about the bot", { overwrites: [say("ann", { deny: ViewChannel })] }, ViewChannel | SendMessages); // prettier-ignore
check("an administrator may all, whatever a channel says", { roles: [{ id: "r1", permissions: Administrator }], overwrites: [say("bot", { deny: ViewChannel })] }, Administrator); // prettier-ignore
