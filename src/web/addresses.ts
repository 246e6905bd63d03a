import { BlockList, isIP } from "node:net";

/**
 * Whether an IP address, written as one, is on the public internet. Everything else is not: names, zones, odd
 * spellings, and every range below. The ranges are those of the IANA special-purpose address registries (RFC 6890 and
 * its successors) whether or not IANA calls them globally reachable: no news site lives in one.
 */
export function isPublicAddress(address: string): boolean {
  // BlockList answers "not listed" to a zone ("fe80::1%eth0"), which isIP lets through.
  if (address.includes("%")) return false;
  switch (isIP(address)) {
    case 4:
      return !special.check(address, "ipv4");
    case 6:
      return globalUnicast.check(address, "ipv6") && !special.check(address, "ipv6");
    default:
      return false;
  }
}

/** A test for being one of a list of IP addresses, however each is spelled. */
export function amongAddresses(list: readonly string[]): (address: string) => boolean {
  const members = new BlockList();
  for (const member of list) members.addAddress(member, familyOf(member));
  return (address) => members.check(address, familyOf(address));
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}

/**
 * All that IANA has given out for global unicast (RFC 3587, RFC 4291 §2.4). It leaves out loopback, IPv4-mapped
 * (::ffff:0:0/96), IPv4-compatible, NAT64 (64:ff9b::/96, 64:ff9b:1::/48), discard-only, SRv6, unique-local, link-local,
 * site-local and multicast addresses, which are therefore not listed below.
 */
const globalUnicast = ranges(["2000::/3"]);

const special = ranges([
  "0.0.0.0/8", //        this network, RFC 791
  "10.0.0.0/8", //       private, RFC 1918
  "100.64.0.0/10", //    carrier-grade NAT, RFC 6598
  "127.0.0.0/8", //      loopback, RFC 1122
  "168.63.129.16/32", // the host of an Azure machine: "a virtual public IP address" that only Azure answers
  "169.254.0.0/16", //   link-local, RFC 3927, and the metadata services of most clouds
  "172.16.0.0/12", //    private, RFC 1918
  "192.0.0.0/24", //     IETF protocol assignments, RFC 6890
  "192.0.2.0/24", //     documentation, RFC 5737
  "192.31.196.0/24", //  AS112, RFC 7535
  "192.52.193.0/24", //  AMT, RFC 7450
  "192.88.99.0/24", //   6to4 relays, RFC 7526
  "192.168.0.0/16", //   private, RFC 1918
  "192.175.48.0/24", //  AS112, RFC 7534
  "198.18.0.0/15", //    benchmarking, RFC 2544
  "198.51.100.0/24", //  documentation, RFC 5737
  "203.0.113.0/24", //   documentation, RFC 5737
  "224.0.0.0/4", //      multicast, RFC 5771
  "240.0.0.0/4", //      reserved, RFC 1112, and broadcast, RFC 919
  "2001::/23", //        IETF protocol assignments, RFC 2928: Teredo, benchmarking, AMT, ORCHID and others
  "2001:db8::/32", //    documentation, RFC 3849
  "2002::/16", //        6to4, RFC 3056: any IPv4 address within
  "2620:4f:8000::/48", // AS112, RFC 7534
  "3ffe::/16", //        the former 6bone, RFC 3701
  "3fff::/20", //        documentation, RFC 9637
]);

function ranges(list: readonly string[]): BlockList {
  const found = new BlockList();
  for (const range of list) {
    const [address = "", bits = ""] = range.split("/");
    found.addSubnet(address, Number(bits), familyOf(address));
  }
  return found;
}
