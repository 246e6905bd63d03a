import type { NewRequest } from "../../../src/store/rows.ts";

export const noon = Date.UTC(2026, 10, 22, 12);
export const day = "2026-11-22";

/** A request of the kind that most are, with what differs. */
export function requestOf(differs: Partial<NewRequest> = {}): NewRequest {
  return {
    id: "r1",
    kind: "read",
    server: "s1",
    channel: "c1",
    user: "ann",
    language: "en",
    isPrivate: false,
    source: { kind: "link", url: "https://news.example.org/a" },
    allowance: { kind: "shares", member: null, server: null },
    reading: "k1",
    address: { kind: "message", message: "m1" },
    showing: null,
    createdAt: noon,
    ...differs,
  };
}

export const ended = { state: "done", outcome: "answered", replyId: null, at: noon + 1 } as const;
