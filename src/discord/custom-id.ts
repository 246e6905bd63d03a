import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { limits } from "./limits.ts";

/** What pressing a button means: which delivery of a report it belongs to, what to do, and on which page. */
export type Press = { readonly delivery: string; readonly action: Action; readonly page: number };

/**
 * The buttons, and behind "question" and "text" the forms of Ask and of /read when they are handed in; behind the later
 * ones, what moderators press and hand in.
 * In this order for good: a number stands for each in ids that are already in messages. Add at the end.
 */
export const actions = [
  "claims",
  "voices",
  "wording",
  "ask",
  "delete",
  "read",
  "question",
  "text",
  "settings-undo",
  "settings-roles",
  "settings-budgets",
  "settings-sites",
  "start",
  "start-try",
  "words-desk",
  "words-edit",
  "words-kinds",
  "words-length",
  "words-publish",
  "words-draft-undo",
  "words-drop",
  "words-try",
  "words-back",
  "words-assign",
] as const;
export type Action = (typeof actions)[number];

/** Where a button may be pressed. `server` null: in a conversation with one member. */
export type Place = { readonly server: string | null; readonly channel: string };

/** What came back: the press, or why it counts for nothing. */
export type Pressed =
  | { readonly kind: "press"; readonly press: Press }
  | { readonly kind: "expired" }
  | { readonly kind: "foreign" };

export type CustomIds = {
  /** At most 100 characters, never the same twice. `forMs`: how long it works. */
  readonly write: (press: Press, place: Place, forMs: number) => string;
  /**
   * Whatever a client sends. "foreign": not made by us, changed on the way, or made for another place. That the message
   * is the delivery's own, and that this member may do it, is asked of the store: the id is made before Discord gives
   * the message its number.
   */
  readonly read: (id: string, place: Place) => Pressed;
};

/**
 * Ids that carry what they mean, encrypted and bound to server and channel by AES-256-GCM (NIST SP 800-38D), so that
 * nothing is written for a button that nobody may ever press, turning a page needs no row of its own, buttons outlive a
 * restart, and a client can neither read nor make nor move one. A random id with a row behind it would do the same at
 * the price of a write for every button of every page. `key`: 32 bytes, kept as secret as the bot's token; with a new
 * one all buttons are foreign. `now`: milliseconds.
 */
export function customIds(key: Uint8Array, now: () => number): CustomIds {
  return {
    write: (press, place, forMs) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(method, key, nonce, { authTagLength: tagBytes }).setAAD(placeBytes(place));
      const body = Buffer.concat([cipher.update(packed(press, now() + forMs)), cipher.final()]);
      const id = Buffer.concat([nonce, body, cipher.getAuthTag()]).toString("base64url");
      if (id.length > limits.customId) throw new RangeError(`a delivery's name is too long: ${press.delivery}`);
      return id;
    },
    read: (id, place) => {
      const plain = opened(id, place, key);
      const found = plain === null ? null : unpacked(plain);
      if (found === null) return { kind: "foreign" };
      return found.until > now() ? { kind: "press", press: found.press } : { kind: "expired" };
    },
  };
}

const method = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + 2 + 5; // action, page, seconds since 1970

function placeBytes({ server, channel }: Place): Buffer {
  return Buffer.from(JSON.stringify([server, channel]));
}

function packed({ delivery, action, page }: Press, until: number): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt8(actions.indexOf(action), 0);
  head.writeUInt16BE(Math.max(0, Math.min(0xff_ff, page)), 1);
  head.writeUIntBE(Math.ceil(until / 1000), 3, 5);
  return Buffer.concat([head, Buffer.from(delivery)]);
}

function unpacked(plain: Buffer): { readonly press: Press; readonly until: number } | null {
  const action = actions[plain.readUInt8(0)];
  if (action === undefined) return null; // of a later version of the program
  const press = { delivery: plain.subarray(headBytes).toString(), action, page: plain.readUInt16BE(1) };
  return { press, until: plain.readUIntBE(3, 5) * 1000 };
}

function opened(id: string, place: Place, key: Uint8Array): Buffer | null {
  if (id.length > limits.customId || !/^[\w-]+$/.test(id)) return null;
  const bytes = Buffer.from(id, "base64url");
  // One id has one spelling: base64url leaves bits over that could be set at will.
  if (bytes.length < nonceBytes + headBytes + tagBytes || bytes.toString("base64url") !== id) return null;
  const decipher = createDecipheriv(method, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(placeBytes(place)).setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  } catch {
    return null; // the tag does not fit: another key, another place, or a changed id
  }
}
