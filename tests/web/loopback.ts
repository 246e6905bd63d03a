import { once } from "node:events";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { Server } from "node:net";
import { createSecureContext, getCACertificates, setDefaultCACertificates } from "node:tls";
import { UserError } from "../../src/errors.ts";
import { systemTransport, type Transport } from "../../src/web/transport.ts";
import type { Web } from "../../src/web/web.ts";
import { authority } from "./certificate.ts";

/** What the DNS says to each look-up of a name in turn, the last for ever: addresses, a code, or silence. */
export type Dns = Readonly<Record<string, readonly (readonly string[] | string)[]>>;

export type Scene = {
  readonly dns?: Dns;
  /** Addresses that refuse a connection. */
  readonly refuse?: readonly string[];
  /** Addresses that never answer. */
  readonly silent?: readonly string[];
  /** Addresses of the machine itself. */
  readonly own?: readonly string[];
};

/** A transport, and what was asked of it. */
export type Staged = { readonly transport: Transport; readonly dialled: string[]; readonly lookedUp: string[] };

/** The ports on loopback where the traps listen: for plain connections and for TLS. */
export type Traps = { readonly plain: number; readonly secure: number };

/**
 * The whole internet on loopback. DNS answers are made up, and every dial, whatever address it is for, ends in a trap:
 * by then all that the guard checks is checked. Nothing here can reach another machine.
 */
export function staged(traps: Traps, { dns = {}, refuse = [], silent = [], own = [] }: Scene): Staged {
  const { dial } = systemTransport();
  const dialled: string[] = [];
  const lookedUp: string[] = [];
  const transport: Transport = {
    lookUp: async (name, signal) => {
      const answers = dns[name] ?? ["ENOTFOUND"];
      const answer = answers[Math.min(lookedUp.filter((before) => before === name).length, answers.length - 1)] ?? [];
      lookedUp.push(name);
      if (answer === "TIMEOUT") await once(signal, "abort");
      if (typeof answer === "string") throw Object.assign(new Error(`staged ${answer}`), { code: answer });
      return answer;
    },
    dial: async (address, port, signal) => {
      dialled.push(`${address} ${port}`);
      if (silent.includes(address) && !signal.aborted) await once(signal, "abort");
      signal.throwIfAborted();
      if (refuse.includes(address)) throw Object.assign(new Error("staged refusal"), { code: "ECONNREFUSED" });
      return dial("127.0.0.1", port === 443 || port === 8443 ? traps.secure : traps.plain, signal);
    },
    ownAddresses: () => own,
  };
  return { transport, dialled, lookedUp };
}

/**
 * Two servers on loopback. One speaks TLS, with a certificate that this process trusts for whatever name it is asked
 * under; where that begins with "forged.", with one for another name.
 */
export async function openTraps(answer: RequestListener): Promise<AsyncDisposable & Traps> {
  const { cert, issue } = authority();
  setDefaultCACertificates([...getCACertificates("default"), cert]);
  const plain = createHttpServer(answer);
  const secure = createHttpsServer(
    {
      ...issue("trap.example"),
      SNICallback: (host, done) => done(null, createSecureContext(issue(host.replace(/^forged\./, "other.")))),
    },
    answer,
  );
  return {
    plain: await portOf(plain),
    secure: await portOf(secure),
    [Symbol.asyncDispose]: async () => {
      for (const server of [plain, secure]) server.closeAllConnections();
      await Promise.all([plain, secure].map((server) => once(server.close(), "close")));
    },
  };
}

/** Listens on a free port of loopback. */
export async function portOf(server: Server): Promise<number> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** How a fetch ended: "page", or the code of its fault. */
export async function outcome(web: Web, link: string): Promise<string> {
  try {
    await web.fetch(link, new AbortController().signal);
    return "page";
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
}
