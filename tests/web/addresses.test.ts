import { describe, expect, test } from "vitest";
import { amongAddresses, isPublicAddress } from "../../src/web/addresses.ts";
import { judgedPublic } from "./judge.ts";

function check(verdict: "public" | "not public", addresses: readonly string[]): void {
  test.each(addresses)(`%s is ${verdict}`, (address) => {
    expect(isPublicAddress(address)).toBe(verdict === "public");
    // The judge of the million below is held to the same list.
    expect(judgedPublic(address)).toBe(verdict === "public");
  });
}

describe("IPv4", () => {
  check("public", ["8.8.4.4", "1.0.0.1", "11.0.0.0", "9.9.9.9", "126.255.255.255", "128.0.0.0", "223.255.255.255"]);
  check("public", ["100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0"]);
  check("public", ["168.63.129.15", "168.63.129.17", "169.253.255.255", "169.255.0.0", "198.17.255.255", "198.20.0.0"]);
  check("not public", ["0.0.0.0", "0.1.2.3", "10.20.30.40", "10.255.255.255", "127.0.0.1", "127.255.255.254"]);
  check("not public", ["100.64.0.0", "100.127.255.255", "169.254.169.254", "172.16.0.1", "172.31.255.254"]);
  check("not public", ["192.0.0.8", "192.0.2.200", "192.31.196.9", "192.52.193.9", "192.88.99.9", "192.168.0.254"]);
  check("not public", ["192.175.48.6", "198.18.5.5", "198.19.255.254", "198.51.100.1", "203.0.113.254"]);
  check("not public", ["224.0.0.251", "239.1.1.1", "240.0.0.1", "255.255.255.255", "168.63.129.16"]);
});

describe("IPv6", () => {
  check("public", ["2600:1406:bc00:53::b81e:94ce", "2a04:4e42::81", "2001:4860:4860::8844", "2001:200::1", "2003::1"]);
  check("public", ["2620:4f:8001::1", "2620:4e:8000::1", "2001:db7:ffff::1", "2001:db9::1", "3ffd::1", "3fff:1000::1"]);
  check("not public", ["::", "::1", "::2", "::ffff:8.8.8.8", "::ffff:192.168.1.1", "::8.8.8.8", "::ffff:0:8.8.8.8"]);
  check("not public", ["64:ff9b::8.8.8.8", "64:ff9b:1::1", "100::1", "100:0:0:1::1", "200::1", "1fff::1", "4000::"]);
  check("not public", ["2001::1", "2001:1::1", "2001:2::5", "2001:3::1", "2001:10::5", "2001:20::5", "2001:1ff::1"]);
  check("not public", ["2001:db8:1::1", "2002:808:808::1", "2620:4f:8000::5", "3ffe::1", "3fff::1", "3fff:fff::1"]);
  check("not public", ["5f00::5", "fc00::5", "fdab::1", "fe00::5", "fe80::5", "fec0::5", "ff02::fb", "fe80::1%eth0"]);
});

describe("what is not an IP address is not public", () => {
  check("not public", [
    "",
    " 8.8.8.8",
    "8.8.8.8 ",
    "8.8.8",
    "8.8.8.8.8",
    "08.8.8.8",
    "0x8.8.8.8",
    "134744072",
    "256.1.1.1",
  ]);
  check("not public", [
    "news.example",
    "[2a04:4e42::81]",
    "2a04:4e42::81%1",
    "2a04:4e42:81",
    "2a04::4e42::81",
    "8.8.8.8:80",
  ]);
});

test("an address is among a list in any spelling", () => {
  const isOwn = amongAddresses(["2a04:4e42::81", "198.41.0.4"]);
  expect(isOwn("2a04:4e42:0:0:0:0:0:81")).toBe(true);
  expect(isOwn("198.41.0.4")).toBe(true);
  expect(isOwn("198.41.0.5")).toBe(false);
});

test("over a million random addresses it is never laxer than an independent judge", { timeout: 120_000 }, () => {
  const tally = { addresses: 0, public: 0, laxer: 0, stricter: 0 };
  const laxer: string[] = [];
  for (const address of randomAddresses(1_000_000)) {
    const ours = isPublicAddress(address);
    const theirs = judgedPublic(address);
    tally.addresses += 1;
    if (ours) tally.public += 1;
    if (ours && !theirs) laxer.push(address);
    if (!ours && theirs) tally.stricter += 1;
  }
  tally.laxer = laxer.length;
  process.stdout.write(`random addresses: ${JSON.stringify(tally)}\n`);
  expect(laxer.slice(0, 5)).toEqual([]);
  // Else the comparison would be of refusals alone.
  expect(tally.public).toBeGreaterThan(200_000);
});

/** Half anywhere; half near the edges of what is special, where the mistakes are. The same ones on every run. */
function* randomAddresses(count: number): Generator<string> {
  const random = randomBytes(20261122);
  for (let index = 0; index < count; index += 1) {
    const bytes = Array.from({ length: index % 2 === 0 ? 4 : 16 }, random);
    const near = edges[random() % edges.length] ?? Buffer.of();
    if (index % 4 >= 2) bytes.splice(0, Math.min(near.length, bytes.length), ...near.subarray(0, bytes.length));
    if (index % 8 === 1) bytes[0] = 0x20 + ((bytes[0] ?? 0) % 0x20);
    yield bytes.length === 4 ? bytes.join(".") : groupsOf(bytes).join(":");
  }
}

function groupsOf(bytes: readonly number[]): readonly string[] {
  return Array.from({ length: 8 }, (_, at) => (256 * (bytes[2 * at] ?? 0) + (bytes[2 * at + 1] ?? 0)).toString(16));
}

/** The first bytes of ranges and of their neighbours, in hexadecimal; those of IPv4 serve IPv6 as well. */
const edges = [
  "00 0a 0b 643f 6440 647f 6480 7e 7f 80 a83f81 a9fd a9fe a9ff ac0f ac10 ac1f ac20 c00000 c00002 c01fc4 c034c1 c05863",
  "c0a7 c0a8 c0a9 c0af30 c611 c612 c613 c614 c63364 cb0071 df e0 ef f0 ff 1fff 2001 200100 200101 200102 20010db8",
  "2002 2620004f8000 2620004f8001 3ffd 3ffe 3fff 3fff0f 3fff10 40 5f00 0064ff9b fc fe80",
  "00000000000000000000ffff 000000000000000000000000",
].flatMap((line) => line.split(" ").map((hex) => Buffer.from(hex, "hex")));

/** Numbers from 0 to 255: the top byte of a linear congruential generator. */
function randomBytes(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  };
}
