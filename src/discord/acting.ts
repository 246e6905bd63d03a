import { PermissionFlagsBits } from "discord-api-types/v10";
import type { Acting } from "../app/cancel.ts";
import type { Caller } from "./call.ts";

/** A caller with the right to moderate: who may manage messages here, or the server. */
export function acting({ user, server, permissions }: Pick<Caller, "user" | "server" | "permissions">): Acting {
  return { user, server, moderates: server !== null && may(permissions, PermissionFlagsBits.ManageMessages) };
}

/** Whether these permissions hold that one; an administrator's hold all. */
export function may(permissions: bigint, permission: bigint): boolean {
  return (permissions & (permission | PermissionFlagsBits.Administrator)) !== 0n;
}
