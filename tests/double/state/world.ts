import type {
  APIAttachment,
  APIGuildForumTag,
  APIMessage,
  APIOverwrite,
  APIRole,
  APIUser,
  ChannelType,
  GatewayDispatchPayload,
  InteractionType,
  ThreadAutoArchiveDuration,
} from "discord-api-types/v10";
import type { Command } from "../rules/commands.ts";
import type { MessageComponent } from "../rules/components.ts";
import type { Modal } from "../rules/modal.ts";
import type { Changes } from "./changes.ts";
import type { MovingTime } from "./time.ts";

/** All that the double knows. Records are replaced or filled in place: this is the one mutable heart of it. */
export type World = {
  readonly application: Application;
  readonly time: MovingTime;
  readonly newId: () => string;
  readonly limits: Limits;
  /** Whether an acknowledgement that the application edits without its token goes on saying “is thinking”. */
  readonly loadingStays: boolean;
  readonly users: Map<string, APIUser>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  /** By channel, then by message; oldest first. */
  readonly messages: Map<string, Map<string, Stored>>;
  readonly interactions: Map<string, Interaction>;
  /** By server id, or "global". */
  readonly commands: Map<string, readonly Registered[]>;
  readonly files: Map<string, ServedFile>;
  readonly faults: Fault[];
  readonly changes: Changes;
  /** Where people's clients would be told: set by the gateway once it stands. */
  readonly emit: (dispatch: Dispatch, place: EventPlace) => void;
};

export type Application = {
  readonly id: string;
  readonly token: string;
  readonly bot: APIUser;
  /** Privileged intents that were switched on in the portal. */
  readonly privileged: ReadonlySet<"GuildMembers" | "GuildPresences" | "MessageContent">;
};

/** What a test may set to be quick or to reach an edge. */
export type Limits = {
  readonly acknowledgeMs: number;
  readonly tokenMs: number;
  readonly attachmentLifeMs: number;
  /** Bytes of one file. */
  readonly attachmentBytes: number;
  /** How many messages of a channel, how many threads, and how many interactions are remembered. */
  readonly messagesKept: number;
  readonly threadsKept: number;
  readonly interactionsKept: number;
  /** How long whoever waits for the program waits. */
  readonly patienceMs: number;
  /** IDENTIFYs a day, of which `/gateway/bot` tells how many are left; one more and the token is taken back (4004). */
  readonly identifies: number;
};

export type Guild = {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly roles: Map<string, APIRole>;
  readonly members: Map<string, Member>;
  joinedAt: number;
  /** Whether the bot is in it. */
  present: boolean;
};

export type Member = { readonly user: APIUser; readonly joinedAt: number; roles: readonly string[] };

export type Channel = {
  readonly id: string;
  readonly type: ChannelType;
  readonly guildId: string | null;
  readonly parentId: string | null;
  readonly name: string;
  readonly topic: string | null;
  readonly tags: readonly APIGuildForumTag[];
  /** The other one of a direct conversation. */
  readonly recipient: APIUser | null;
  readonly thread: Thread | null;
  overwrites: readonly APIOverwrite[];
  lastMessageId: string | null;
};

export type Thread = {
  readonly ownerId: string;
  readonly madeAt: number;
  readonly members: Map<string, number>;
  readonly appliedTags: readonly string[];
  name: string;
  archived: boolean;
  locked: boolean;
  autoArchive: ThreadAutoArchiveDuration;
  slowmode: number;
  sent: number;
};

export type Stored = {
  message: APIMessage;
  /** The components as they were sent, to judge a later edit by. */
  components: readonly MessageComponent[];
  /** Who alone sees it, or null when everybody of the channel does. */
  readonly onlyFor: string | null;
  /** The interaction whose token made it. */
  readonly interactionId: string | null;
  /** Where the nonce of a message that may be sent only once stands. */
  readonly onceOnly: string | null;
  edits: number;
  /** Who reacted, by emoji. */
  readonly reactions: Map<string, Set<string>>;
};

export type ServedFile = {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly attachment: APIAttachment;
};

export type Registered = { readonly id: string; readonly version: string; readonly command: Command };

export type Fault = {
  /** Method and path pattern, or the gateway's event. */
  readonly route: string;
  readonly whose: "the program" | "the double";
  readonly sentence: string;
};

export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly userId: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly sentAt: number;
  /** The message whose component was used. */
  readonly messageId: string | null;
  readonly name: string;
  /** What came of it, in the words of whoever looks at the screen. */
  acknowledgement: Acknowledgement | null;
  /** The message that `@original` names. */
  originalId: string | null;
  modal: Modal | null;
  readonly followUps: string[];
};

export type Acknowledgement = {
  readonly kind: "reply" | "thinking" | "update" | "silent" | "form" | "choices";
  readonly afterMs: number;
  readonly ephemeral: boolean;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
};

type WithoutFrame<T> = T extends { t: unknown; d: unknown } ? Pick<T, "t" | "d"> : never;

/** An event before it has a number in somebody's session. */
export type Dispatch = WithoutFrame<GatewayDispatchPayload>;

/** Where an event happened; null for a direct conversation or what belongs to no place. */
export type EventPlace = { readonly guildId: string | null; readonly channelId: string | null };
