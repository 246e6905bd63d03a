import { commandFaults, commandList, type Command } from "../rules/commands.ts";
import type { Registered, World } from "../state/world.ts";
import { bodyAs, done, ok, param, type Answer, type Call, type Route } from "./call.ts";
import { Refusal, refusals } from "./refusal.ts";

const global = "/applications/{application_id}/commands";
const local = "/applications/{application_id}/guilds/{guild_id}/commands";

export const commandRoutes: readonly Route[] = [global, local].flatMap((path): readonly Route[] => [
  { method: "GET", path, answer: list },
  { method: "PUT", path, answer: replaceAll },
  { method: "POST", path, answer: add },
  { method: "GET", path: `${path}/{command_id}`, answer: get },
  { method: "PATCH", path: `${path}/{command_id}`, answer: change },
  { method: "DELETE", path: `${path}/{command_id}`, answer: remove },
]);

function scopeOf(call: Call): string {
  if (param(call, "application_id") !== call.world.application.id) throw new Refusal(refusals.missingAccess);
  const guildId = call.params["guild_id"];
  if (guildId === undefined) return "global";
  if (call.world.guilds.get(guildId)?.present !== true) throw new Refusal(refusals.missingAccess);
  return guildId;
}

function here(call: Call): readonly Registered[] {
  return call.world.commands.get(scopeOf(call)) ?? [];
}

function list(call: Call): Answer {
  const scope = scopeOf(call);
  return ok(here(call).map((one) => wire(call.world, scope, one)));
}

function replaceAll(call: Call): Answer {
  const scope = scopeOf(call);
  return ok(registerAll(call.world, scope, call.body).map((one) => wire(call.world, scope, one)));
}

/** Takes the whole list of a scope, or refuses it with what is wrong. */
export function registerAll(world: World, scope: string, body: unknown): readonly Registered[] {
  const faults = commandFaults(body, scope === "global" ? "global" : "guild");
  if (faults.length > 0) throw new Refusal(refusals.invalidBody, faults);
  const before = world.commands.get(scope) ?? [];
  const commands = bodyAs({ body }, commandList).map((command) => {
    const same = before.find((old) => isSame(old.command, command));
    return { id: same?.id ?? world.newId(), version: world.newId(), command };
  });
  world.commands.set(scope, commands);
  world.changes.tell();
  return commands;
}

function isSame(one: Command, other: Command): boolean {
  return one.name === other.name && one.type === other.type;
}

function add(call: Call): Answer {
  const scope = scopeOf(call);
  const [command] = bodyAs({ body: [call.body] }, commandList);
  const all = here(call);
  const others = all.filter((one) => command === undefined || !isSame(one.command, command));
  const added = registerAll(call.world, scope, [...others.map((one) => one.command), call.body]).at(-1);
  return { status: others.length < all.length ? 200 : 201, body: added ? wire(call.world, scope, added) : null };
}

function asked(call: Call): Registered {
  const found = here(call).find(({ id }) => id === param(call, "command_id"));
  if (!found) throw new Refusal(refusals.unknownCommand);
  return found;
}

function get(call: Call): Answer {
  return ok(wire(call.world, scopeOf(call), asked(call)));
}

function change(call: Call): Answer {
  const { id, command } = asked(call);
  const scope = scopeOf(call);
  const changed = { ...command, ...(typeof call.body === "object" ? call.body : {}) };
  const all = here(call).map((other) => (other.id === id ? changed : other.command));
  const found = registerAll(call.world, scope, all).find((other) => other.id === id);
  return ok(found ? wire(call.world, scope, found) : null);
}

function remove(call: Call): Answer {
  const { id } = asked(call);
  call.world.commands.set(
    scopeOf(call),
    here(call).filter((other) => other.id !== id),
  );
  return done;
}

function wire(world: World, scope: string, { id, version, command }: Registered) {
  const { default_member_permissions: permissions, contexts, integration_types: types, ...rest } = command;
  return {
    ...rest,
    id,
    application_id: world.application.id,
    version,
    description: command.description ?? "",
    default_member_permissions: permissions === undefined || permissions === null ? null : String(permissions),
    nsfw: command.nsfw ?? false,
    ...(scope === "global" ? { contexts: contexts ?? null, integration_types: types ?? [0] } : { guild_id: scope }),
  };
}
