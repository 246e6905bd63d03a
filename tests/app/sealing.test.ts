import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { sealer } from "../../src/app/sealing.ts";

const secret = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5";
const { seal, open } = sealer(randomBytes(32));

test("what is sealed opens again, and does not show", () => {
  const sealed = seal(secret, "request 12");
  expect(open(sealed, "request 12")).toBe(secret);
  expect(sealed).not.toContain(secret);
  expect(Buffer.from(sealed.slice(3), "base64url").toString("latin1")).not.toContain(secret);
});

test("the same secret never looks the same", () => {
  expect(seal(secret, "request 12")).not.toBe(seal(secret, "request 12"));
});

test("it opens in no other row, by no other key, and not where a bit was changed", () => {
  const sealed = seal(secret, "request 12");
  expect(open(sealed, "request 13")).toBeNull();
  expect(sealer(randomBytes(32)).open(sealed, "request 12")).toBeNull();
  for (const at of [3, 20, sealed.length - 2]) {
    const changed = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
    expect(open(changed, "request 12")).toBeNull();
  }
  for (const odd of ["", "s1.", "s2.AAAA", secret]) expect(open(odd, "request 12")).toBeNull();
});

test("a key has 32 bytes", () => {
  expect(() => sealer(randomBytes(16))).toThrow(RangeError);
});
