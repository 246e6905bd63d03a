import { isIP } from "node:net";
import { webFault } from "./faults.ts";

/**
 * The address that a member's link names, parsed once (WHATWG URL) so that what is checked is what is asked for.
 * "bad-address" for anything but http and https on their usual ports without credentials; "blocked-address" for a host
 * that can only be local. Whether its IP addresses are public is not known yet.
 */
export function pageLink(text: string): URL {
  return checked(webLink.test(text) && text.length <= maxCharacters ? URL.parse(text) : null);
}

/** The address that a Location header names, seen from the page that sent it: checked like a member's link. */
export function redirectTarget(location: string, from: URL): URL {
  return checked(URL.parse(location, from.href));
}

/** The host of an address as sockets and DNS want it: an IPv6 address without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}

const maxCharacters = 2048;

// A tab, a backslash or a missing slash is mended by URL parsers, each in its own way; nobody links like that.
const webLink = /^https?:\/\/[^\s\p{Cc}\\]+$/iu;

/** URL writes the usual port of a scheme as "". */
const ports: Readonly<Record<string, readonly string[]>> = { "http:": ["", "8080"], "https:": ["", "8443"] };

function checked(url: URL | null): URL {
  if (url === null || ports[url.protocol]?.includes(url.port) !== true) throw webFault("bad-address");
  if (url.username !== "" || url.password !== "") throw webFault("bad-address");
  // "news.example." and "news.example" are one host (RFC 1034 §3.1), and certificates know only the latter.
  url.hostname = url.hostname.replace(/\.$/, "");
  url.hash = "";
  if (isIP(hostOf(url)) === 0 && isLocalName(url.hostname)) throw webFault("blocked-address");
  return url;
}

function isLocalName(host: string): boolean {
  const labels = host.split(".");
  return labels.length < 2 || localDomains.has(labels.at(-1) ?? "") || host.endsWith(".home.arpa");
}

/**
 * Top-level names that the public DNS does not have and will not get: RFC 6761, 6762 with its appendix G, 7686 and
 * 9476; "internal" (ICANN board, 2024-07-29); "corp", "home" and "mail" (ICANN board, 2018-02-04); and two that are in
 * use without anybody's leave.
 */
const localDomains: ReadonlySet<string> = new Set([
  "alt",
  "corp",
  "example",
  "home",
  "i2p",
  "internal",
  "intranet",
  "invalid",
  "lan",
  "local",
  "localdomain",
  "localhost",
  "mail",
  "onion",
  "private",
  "test",
]);
