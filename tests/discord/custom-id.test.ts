import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actions, customIds, type Place, type Press } from "../../src/discord/custom-id.ts";

const key = Buffer.alloc(32, 7);
const place: Place = { server: "1290000000000000001", channel: "1290000000000000002" };
const press: Press = { delivery: "0198f2f0-7c3e-7d1a-9b1e-3f6a5c1d2e4f", action: "claims", page: 3 };
const dayMs = 86_400_000;

function idsAt(now: number, secret: Uint8Array = key): ReturnType<typeof customIds> {
  return customIds(secret, () => now);
}
const start = Date.UTC(2026, 10, 22);
const ids = idsAt(start);
const id = ids.write(press, place, dayMs);

describe("a custom id", () => {
  test("comes back as what it was made of", () => {
    for (const action of actions) {
      const one = { ...press, action };
      expect(ids.read(ids.write(one, place, dayMs), place)).toEqual({ kind: "press", press: one });
    }
    const inPrivate = { server: null, channel: place.channel };
    expect(ids.read(ids.write(press, inPrivate, dayMs), inPrivate)).toEqual({ kind: "press", press });
  });
  test("is short enough, never the same twice, and tells nothing", () => {
    const many = Array.from({ length: 200 }, () => ids.write(press, place, dayMs));
    expect(new Set(many).size).toBe(200);
    for (const one of many) {
      expect(one.length).toBeLessThanOrEqual(100);
      expect(Buffer.from(one, "base64url").toString("latin1")).not.toContain(press.delivery.slice(0, 8));
    }
  });
  test("counts for nothing in another server or channel", () => {
    expect(ids.read(id, { ...place, server: "1290000000000000009" })).toEqual({ kind: "foreign" });
    expect(ids.read(id, { ...place, channel: "1290000000000000009" })).toEqual({ kind: "foreign" });
    expect(ids.read(id, { ...place, server: null })).toEqual({ kind: "foreign" });
  });
  test("counts for nothing under another key", () => {
    expect(idsAt(start, Buffer.alloc(32, 8)).read(id, place)).toEqual({ kind: "foreign" });
  });
  test("expires, to the second", () => {
    expect(idsAt(start + dayMs - 1).read(id, place).kind).toBe("press");
    expect(idsAt(start + dayMs + 1000).read(id, place)).toEqual({ kind: "expired" });
  });
  test("counts for nothing once any of its characters is another", () => {
    for (let at = 0; at < id.length; at += 1) {
      const changed = id.slice(0, at) + (id[at] === "A" ? "B" : "A") + id.slice(at + 1);
      expect(ids.read(changed, place)).toEqual({ kind: "foreign" });
    }
    expect(ids.read(id.slice(0, -1), place)).toEqual({ kind: "foreign" });
    expect(ids.read(`${id}A`, place)).toEqual({ kind: "foreign" });
    expect(ids.read(`${id}=`, place)).toEqual({ kind: "foreign" });
  });
  test("that nobody made is foreign, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.string({ minLength: 100 })), (junk) => {
        expect(ids.read(junk, place)).toEqual({ kind: "foreign" });
      }),
    );
    expect(ids.read("", place)).toEqual({ kind: "foreign" });
    expect(ids.read("idle:page", place)).toEqual({ kind: "foreign" });
  });
  test("is refused for a delivery whose name does not fit", () => {
    expect(() => ids.write({ ...press, delivery: "x".repeat(80) }, place, dayMs)).toThrow(RangeError);
  });
});
