import type { TokenSeal } from "../../src/store/request-row.ts";
import type { NewRequest } from "../../src/store/rows.ts";

export const noon = Date.UTC(2026, 10, 22, 12);

/** Seals so that a test can see it: not for secrets. */
export const plainSeal: TokenSeal = {
  seal: (secret, boundTo) => `${boundTo}|${Buffer.from(secret).toString("hex")}`,
  open: (sealed, boundTo) =>
    sealed.startsWith(`${boundTo}|`) ? Buffer.from(sealed.slice(boundTo.length + 1), "hex").toString() : null,
};

/** A request like most, with what differs. */
export function request(id: string, differs: Partial<NewRequest> = {}): NewRequest {
  return {
    id,
    kind: "read",
    server: "s1",
    channel: "c1",
    user: "ann",
    language: "en",
    isPrivate: false,
    source: { kind: "link", url: "https://news.example.org/rents" },
    reading: "r1",
    address: { kind: "interaction", token: `token of ${id}`, until: noon + 870_000 },
    createdAt: noon,
    ...differs,
  };
}
