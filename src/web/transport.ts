import { Resolver } from "node:dns/promises";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { networkInterfaces } from "node:os";

/**
 * The three things a fetch needs from the machine. It decides nothing: what may be looked up and dialled is decided by
 * whoever calls it, before the call.
 */
export type Transport = {
  /** Every IP address of a name, in the order in which to try them; rejects where there is none. */
  readonly lookUp: (name: string, signal: AbortSignal) => Promise<readonly string[]>;
  /** A TCP connection to an IP address. The signal ends the attempt, not the connection. */
  readonly dial: (address: string, port: number, signal: AbortSignal) => Promise<Socket>;
  /** The machine's own IP addresses. */
  readonly ownAddresses: () => readonly string[];
};

/** The real one: DNS, TCP and the network interfaces of this machine. */
export function systemTransport(): Transport {
  return { lookUp, dial, ownAddresses };
}

/**
 * Asks the DNS itself. getaddrinfo would also try the search domains of the machine ("news.example" as
 * "news.example.svc.cluster.local"), cannot be stopped, and holds one of Node's few threads until the server answers.
 */
async function lookUp(name: string, signal: AbortSignal): Promise<readonly string[]> {
  signal.throwIfAborted();
  const resolver = new Resolver({ timeout: 1000, maxTimeout: 1000, tries: 2 });
  const cancel = (): void => resolver.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    const [ipv4, ipv6] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    if (ipv4.status === "rejected" && ipv6.status === "rejected") throw ipv4.reason;
    return [ipv4, ipv6].flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}

async function dial(address: string, port: number, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ host: address, port, noDelay: true });
  // An error between two owners of the socket would otherwise end the process; the next one meets a closed socket.
  socket.on("error", () => {});
  try {
    await once(socket, "connect", { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((list = []) => list.map(({ address }) => address));
}
