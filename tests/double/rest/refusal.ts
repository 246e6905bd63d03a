/** An answer that is no success, as Discord words it: status, code of its own, message. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly sentences: readonly string[];

  constructor([status, code, message]: RefusalKind, sentences: readonly string[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.sentences = sentences;
  }
}

export type RefusalKind = readonly [status: number, code: number, message: string];

/** Codes and words of Discord's topics/opcodes-and-status-codes. */
export const refusals = {
  unauthorized: [401, 0, "401: Unauthorized"],
  noRoute: [404, 0, "404: Not Found"],
  unknownChannel: [404, 10_003, "Unknown Channel"],
  unknownGuild: [404, 10_004, "Unknown Guild"],
  unknownMember: [404, 10_007, "Unknown Member"],
  unknownMessage: [404, 10_008, "Unknown Message"],
  unknownUser: [404, 10_013, "Unknown User"],
  unknownWebhook: [404, 10_015, "Unknown Webhook"],
  unknownInteraction: [404, 10_062, "Unknown interaction"],
  unknownCommand: [404, 10_063, "Unknown application command"],
  alreadyAcknowledged: [400, 40_060, "Interaction has already been acknowledged."],
  tooLarge: [413, 40_005, "Request entity too large"],
  threadExists: [400, 160_004, "A thread has already been created for this message"],
  missingAccess: [403, 50_001, "Missing Access"],
  cannotEditOthers: [403, 50_005, "Cannot edit a message authored by another user"],
  emptyMessage: [400, 50_006, "Cannot send an empty message"],
  wrongPlace: [400, 50_024, "Cannot execute action on this channel type"],
  missingPermissions: [403, 50_013, "Missing Permissions"],
  invalidToken: [401, 50_027, "Invalid Webhook Token"],
  invalidBody: [400, 50_035, "Invalid Form Body"],
  noReply: [400, 50_035, "Invalid Form Body: Unknown message"],
  archived: [400, 50_083, "Thread is archived"],
} as const satisfies Readonly<Record<string, RefusalKind>>;
