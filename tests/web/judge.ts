import ipaddr from "ipaddr.js";

/**
 * A second opinion on what is a public address, sharing nothing with the program's: ipaddr.js, and the registries'
 * tables written down again as prefixes in bits. An address is public only if both say so.
 */
export function judgedPublic(address: string): boolean {
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return false;
  if (address.includes("%")) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  const bits = parsed.toByteArray().map((byte) => byte.toString(2).padStart(8, "0"));
  if (parsed.kind() === "ipv4") return !refusedIpv4.some((prefix) => bits.join(".").startsWith(prefix));
  const groups = bits.map((byte, at) => (at % 2 === 1 && at < 15 ? `${byte}:` : byte)).join("");
  return groups.startsWith("001") && !refusedIpv6.some((prefix) => groups.startsWith(prefix));
}

/** RFC 6890 and the later entries of the IANA registry, in bits; the last is Azure's. */
const refusedIpv4 = [
  "00000000", // 0
  "00001010", // 10
  "01100100.01", // 100.64
  "01111111", // 127
  "10101001.11111110", // 169.254
  "10101100.0001", // 172.16
  "11000000.00000000.00000000", // 192.0.0
  "11000000.00000000.00000010", // 192.0.2
  "11000000.00011111.11000100", // 192.31.196
  "11000000.00110100.11000001", // 192.52.193
  "11000000.01011000.01100011", // 192.88.99
  "11000000.10101000", // 192.168
  "11000000.10101111.00110000", // 192.175.48
  "11000110.0001001", // 198.18
  "11000110.00110011.01100100", // 198.51.100
  "11001011.00000000.01110001", // 203.0.113
  "111", // 224 and up
  "10101000.00111111.10000001.00010000", // 168.63.129.16
];

const refusedIpv6 = [
  "0010000000000001:0000000", // 2001:0000 to 2001:01ff
  "0010000000000001:0000110110111000", // 2001:db8
  "0010000000000010", // 2002
  "0010011000100000:0000000001001111:1000000000000000", // 2620:4f:8000
  "0011111111111110", // 3ffe
  "0011111111111111:0000", // 3fff:0000 to 3fff:0fff
];
