import { type APIModalInteractionResponseCallbackData, InteractionResponseType } from "discord-api-types/v10";
import { noticeOf } from "../app/notices.ts";
import type { Incoming } from "../app/accept.ts";
import { asSettled } from "../app/as-settled.ts";
import type { AcceptOutcome } from "../app/meters.ts";
import { UserError } from "../errors.ts";
import { placeOf } from "./moderating.ts";
import type { Log } from "../log.ts";
import { acceptBelow, type Accept } from "./accept-below.ts";
import type { Act, Call } from "./call.ts";
import type { Answer, App, Command, ForLog } from "./command.ts";
import { fairly } from "./fairly.ts";
import { noticeFor, noticeWhispered, type Notice } from "./render/notices.ts";
import { edited, type Payload } from "./render/parts.ts";
import { logUnreached } from "./render/settings.ts";
import { noticeBack } from "./typed-back.ts";
import type { Wire } from "./wire.ts";
import { notices } from "./wording-notices.ts";

/** Brings what members do to the command it is meant for, and does what the command answers. */
export type Dispatch = (call: Call, signal: AbortSignal) => Promise<void>;

export type DispatchTools = {
  readonly commands: readonly Command[];
  readonly app: App;
  readonly wire: Wire;
  readonly accept: Accept;
  readonly log: Log;
};

const answerMs = 2500; // Discord waits 3 s
const laterMs = 13 * 60_000; // a slow model takes its time; Discord's token holds for 15 minutes
const editMs = 60_000;

export function dispatcher({ commands, app, wire, accept, log }: DispatchTools): Dispatch {
  const turnAway: Dispatch = async (call, signal) => {
    const data = noticeWhispered(noticeFor(noticeOf("flood")));
    await wire
      .answer(call, { type: InteractionResponseType.ChannelMessageWithSource, data }, signal)
      .catch(() => log.debug("not turned away", { request: call.id }));
  };

  /** Never rejects for what a command does: it is told, or noted down. */
  return fairly(async (call, signal) => {
    const noted = log.with({ request: call.id, kind: nameOf(call.act) });
    const soon = AbortSignal.any([signal, AbortSignal.timeout(answerMs)]);
    try {
      await act(await answerTo(call, soon), soon, signal);
    } catch (error) {
      if (!(error instanceof UserError)) noted.error("call failed", {}, error);
      await toldBack(noticeOfFault(error)).catch((second: unknown) => noted.error("not told", {}, second));
    }

    /** With what was typed, where a form is what came to nothing. */
    async function toldBack(notice: Notice): Promise<void> {
      const { payload, file } = noticeBack(notice, call.act);
      await wire.answer(call, { type: InteractionResponseType.ChannelMessageWithSource, data: payload }, soon, file);
    }

    async function act(answer: Answer, within: AbortSignal, always: AbortSignal): Promise<void> {
      switch (answer.kind) {
        case "accept": {
          const outcome = await accept(await settled(call, answer.incoming, within), always);
          if (!isRefused(outcome)) return;
          const { payload, file } = noticeBack(noticeFor(noticeOf(outcome)), call.act);
          if (file !== undefined) await wire.editAnswer(call.token, edited(payload), always, file);
          return;
        }
        case "accept-below": {
          const accepted = await acceptBelow(
            { ...answer, incoming: await settled(call, answer.incoming, within) },
            { wire, accept },
            always,
          );
          if (accepted.in === "place") return;
          const { outcome } = accepted;
          if (isRefused(outcome)) return toldBack(noticeFor(noticeOf(outcome)));
          return told(InteractionResponseType.ChannelMessageWithSource, noticeWhispered({ kind: "in-thread" }));
        }
        case "show":
          await told(InteractionResponseType.ChannelMessageWithSource, answer.payload);
          return logged(call, answer.log, always);
        case "replace":
          await told(InteractionResponseType.UpdateMessage, edited(answer.payload));
          return logged(call, answer.log, always);
        case "form":
          return told(InteractionResponseType.Modal, answer.form);
        case "delete":
          await told(InteractionResponseType.DeferredMessageUpdate);
          await wire.deleteAnswer(call.token, always);
          if (answer.beside !== null) await wire.delete(answer.beside, always);
          return;
        case "later": {
          await told(InteractionResponseType.DeferredChannelMessageWithSource, { flags: ephemeral });
          const patience = AbortSignal.any([always, AbortSignal.timeout(laterMs)]);
          const {
            payload,
            file,
            log: forLog,
          } = await answer.work(patience).catch((error: unknown) => {
            if (!(error instanceof UserError)) noted.error("call failed later", {}, error);
            const why: Notice = patience.aborted ? { kind: "late" } : noticeOfFault(error);
            const { payload: notice, file: typed } = noticeBack(why, call.act);
            return { payload: notice, file: typed, log: undefined };
          });
          const soonEnough = AbortSignal.any([always, AbortSignal.timeout(editMs)]);
          await wire.editAnswer(call.token, edited(payload), soonEnough, file);
          return logged(call, forLog, always);
        }
      }

      async function told(
        type: InteractionResponseType,
        data?: Payload | APIModalInteractionResponseCallbackData | { readonly flags: number },
      ): Promise<void> {
        const sent = await wire.answer(call, data === undefined ? { type } : { type, data }, within);
        if (sent.kind !== "sent") noted.warn("not answered", { code: sent.kind });
      }
    }
  }, turnAway);

  /** As the settings here have it, from this moment on. */
  async function settled(call: Call, incoming: Incoming, signal: AbortSignal): Promise<Incoming> {
    if (incoming.server === null) return incoming;
    const { within } = await placeOf(call.caller, app, signal);
    const { roles, channel } = call.caller;
    return asSettled(incoming, { roles, within, isThread: channel.isThread }, app.flow);
  }

  /** Whoever changed something is told where the log cannot be. */
  async function logged(call: Call, entry: ForLog | undefined, signal: AbortSignal): Promise<void> {
    if (entry === undefined) return;
    const { kind } = await wire.post({ channel: entry.channel, replyTo: null, nonce: call.id }, entry.payload, signal);
    if (kind === "gone" || kind === "forbidden") await wire.follow(call.token, logUnreached(kind), signal);
  }

  async function answerTo(call: Call, signal: AbortSignal): Promise<Answer> {
    const { act, caller } = call;
    if (act.kind === "slash" || act.kind === "message-menu") {
      const command = commands.find(({ definition }) => definition.name === act.command);
      if (!command) throw unknownCall();
      return command.answer(call, app, signal);
    }
    const read = app.ids.read(act.customId, { server: caller.server, channel: caller.channel.id });
    if (read.kind === "expired" && act.kind === "form") throw expiredForm();
    if (read.kind === "expired") return { kind: "show", payload: noticeWhispered({ kind: "expired" }) };
    if (read.kind === "foreign") throw unknownCall();
    const { press } = read;
    for (const { parts } of commands) {
      const part = parts[press.action];
      if (part) return part({ ...call, press }, app, signal);
    }
    throw unknownCall();
  }
}

const ephemeral = 1 << 6;

function nameOf(act: Act): string {
  return act.kind === "slash" || act.kind === "message-menu" ? act.command : act.kind;
}

function noticeOfFault(error: unknown): Notice {
  if (!(error instanceof UserError)) return { kind: "broke" };
  return { kind: "trouble", message: error.message, wayOn: error.wayOn };
}

function isRefused(outcome: AcceptOutcome): outcome is "flood" | "busy" {
  return outcome === "flood" || outcome === "busy";
}

function expiredForm(): UserError {
  const { what, wayOn } = notices["expired-form"];
  return new UserError("gone", what, wayOn);
}

function unknownCall(): UserError {
  return new UserError(
    "usage",
    "I do not know this command or button any more.",
    "It is from another version of me: use the command anew.",
  );
}
