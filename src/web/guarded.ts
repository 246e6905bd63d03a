import { isIP, type Socket } from "node:net";
import { callbackify } from "node:util";
import { buildConnector, Client } from "undici";
import { UserError } from "../errors.ts";
import { amongAddresses, isPublicAddress } from "./addresses.ts";
import { maxWireBytes, readBody } from "./body.ts";
import { badStatus, webFault } from "./faults.ts";
import { hostOf, pageLink, redirectTarget } from "./link.ts";
import type { Transport } from "./transport.ts";
import { mediaTypeOf, type Page, type Visiting, type Web } from "./web.ts";

/**
 * The one way out to members' links. A link and every redirect are checked alike: the address, then every IP address
 * of its host, and each IP address once more in the moment it is dialled. What was checked is what is dialled (no
 * second look-up in between), over a connection of its own, without cookies, credentials or a proxy.
 */
export function guardedWeb(transport: Transport): Web {
  return {
    fetch: async (link, signal, visiting = visitAny) => {
      const deadline = AbortSignal.timeout(totalMs);
      try {
        const isOwn = amongAddresses(transport.ownAddresses());
        return await follow(pageLink(link), {
          transport,
          isOwn,
          visiting,
          signal: AbortSignal.any([signal, deadline]),
        });
      } catch (error) {
        signal.throwIfAborted();
        throw deadline.aborted ? webFault("timeout", error) : explained(error);
      }
    },
  };
}

/** What one fetch goes by. */
type Way = {
  readonly transport: Transport;
  readonly isOwn: (address: string) => boolean;
  readonly visiting: Visiting;
  readonly signal: AbortSignal;
};

type Answer =
  | { readonly kind: "page"; readonly page: Omit<Page, "redirects"> }
  | { readonly kind: "redirect"; readonly to: URL };

const visitAny: Visiting = () => undefined;

const totalMs = 5000;
const connectMs = 3000;
const idleMs = 3000;
const maxRedirects = 5;
const maxAddresses = 4;
const maxHeaderBytes = 16_384;

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

const askedFor = {
  accept: "text/html, application/xhtml+xml, text/plain;q=0.8, application/pdf;q=0.8",
  "accept-encoding": "gzip, br",
  "user-agent": "Mozilla/5.0 (compatible; OutOfFrame; reads one page when a person asks for it)",
};

async function follow(first: URL, way: Way): Promise<Page> {
  const visited = new Set<string>();
  let url = first;
  while (visited.size <= maxRedirects && !visited.has(url.href)) {
    visited.add(url.href);
    way.visiting(url.href);
    const answer = await visit(url, way);
    if (answer.kind === "page") return { ...answer.page, redirects: visited.size - 1 };
    url = answer.to;
  }
  throw webFault("too-many-redirects");
}

async function visit(url: URL, way: Way): Promise<Answer> {
  const line = openLine(url, await addressesOf(url, way), way);
  const client = new Client(url.origin, {
    connect: line.connect,
    headersTimeout: idleMs,
    bodyTimeout: idleMs,
    maxHeaderSize: maxHeaderBytes,
  });
  try {
    const path = url.pathname + url.search;
    const { statusCode, headers, body } = await client.request({
      method: "GET",
      path,
      headers: askedFor,
      signal: way.signal,
      reset: true,
      // Interim responses (1xx) may come without end before the real one; they count as the rest does.
      onInfo: () => {
        if (line.wireBytes() > maxWireBytes) throw webFault("too-large");
      },
    });

    const location = lastOf(headers["location"]);
    if (redirects.has(statusCode) && location !== null)
      return { kind: "redirect", to: redirectTarget(utf8(location), url) };
    if (statusCode !== 200) throw badStatus(statusCode);

    const contentType = lastOf(headers["content-type"]) ?? "";
    const mediaType = mediaTypeOf(contentType);
    if (mediaType === null) throw webFault("unsupported-type");
    if (Number(headers["content-length"]) > maxWireBytes) throw webFault("too-large");

    const coding = [headers["content-encoding"] ?? ""].flat().join(",");
    const bytes = await readBody({ coding, chunks: body, wireBytes: line.wireBytes });
    return { kind: "page", page: { url: url.href, mediaType, contentType, bytes } };
  } finally {
    await client.destroy();
  }
}

/** The IP addresses of a host, all of them public: one that is not refuses the whole answer. */
async function addressesOf(url: URL, way: Way): Promise<readonly string[]> {
  const host = hostOf(url);
  const found = isIP(host) === 0 ? await lookedUp(host, way) : [host];
  if (!found.every((address) => mayBeDialled(address, way))) throw webFault("blocked-address");
  return found.slice(0, maxAddresses);
}

async function lookedUp(host: string, { transport, signal }: Way): Promise<readonly string[]> {
  try {
    const found = await transport.lookUp(host, signal);
    if (found.length > 0) return found;
  } catch (error) {
    throw webFault("dns-failed", error);
  }
  throw webFault("dns-failed");
}

/** Public, and not this machine itself, whose own address opens doors that are shut to others. */
function mayBeDialled(address: string, { isOwn }: Way): boolean {
  return isPublicAddress(address) && !isOwn(address);
}

type Line = { readonly connect: buildConnector.connector; readonly wireBytes: () => number };

/** A connector for undici that knows no names: it dials the addresses it was made with, and counts what arrives. */
function openLine(url: URL, addresses: readonly string[], way: Way): Line {
  const secure = buildConnector({ allowH2: false, timeout: connectMs });
  let socket: Socket | null = null;

  const open = async (options: buildConnector.Options): Promise<Socket> => {
    const dialled = await dialFirst(addresses, portOf(url), way);
    socket = dialled;
    if (url.protocol === "http:") return dialled;
    return new Promise((resolve, reject) => {
      secure({ ...options, httpSocket: dialled }, (error, secured) =>
        error === null ? resolve(secured) : reject(error),
      );
    });
  };

  return {
    connect: (options, callback) => {
      callbackify(open)(options, (error, opened) =>
        error === null ? callback(null, opened) : callback(unreachable(error), null),
      );
    },
    wireBytes: () => socket?.bytesRead ?? 0,
  };
}

/** Tries one address after the other, in an equal share of the time each. */
async function dialFirst(addresses: readonly string[], port: number, way: Way): Promise<Socket> {
  const { transport, signal } = way;
  let failure: unknown;
  for (const address of addresses) {
    if (!mayBeDialled(address, way)) throw webFault("blocked-address");
    const attempt = AbortSignal.any([signal, AbortSignal.timeout(connectMs / addresses.length)]);
    try {
      return await transport.dial(address, port, attempt);
    } catch (error) {
      signal.throwIfAborted();
      failure = error;
    }
  }
  throw webFault("connect-failed", failure);
}

function unreachable(error: Error): UserError {
  return error instanceof UserError ? error : webFault("connect-failed", error);
}

function portOf(url: URL): number {
  if (url.port !== "") return Number(url.port);
  return url.protocol === "https:" ? 443 : 80;
}

/** What undici, zlib and the sockets say carries a code; an error without one is a bug of ours and flies on. */
function explained(error: unknown): unknown {
  if (error instanceof UserError || !(error instanceof Error) || !("code" in error)) return error;
  const late = error.code === "UND_ERR_HEADERS_TIMEOUT" || error.code === "UND_ERR_BODY_TIMEOUT";
  return webFault(late ? "timeout" : "bad-response", error);
}

/** Of a header sent twice the last counts, as in browsers. */
function lastOf(header: string | string[] | undefined): string | null {
  return [header ?? []].flat().at(-1) ?? null;
}

/** undici reads headers as Latin-1, while servers write addresses in UTF-8. */
function utf8(header: string): string {
  return Buffer.from(header, "latin1").toString("utf8");
}
