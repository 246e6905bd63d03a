import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { Server as NetServer } from "node:net";
import { createSecureContext } from "node:tls";
import { authority } from "../web/certificate.ts";

export type Listening = AsyncDisposable & {
  readonly server: Server;
  readonly port: number;
  readonly securePort: number;
  /** The authority behind every certificate of the secure port, in PEM. */
  readonly certificate: string;
};

/** Two ports on loopback: one for everything, one that speaks TLS in the name of any host, for files and pages. */
export async function listen(answer: RequestListener, answerSecure: RequestListener): Promise<Listening> {
  const { cert, issue } = authority();
  const server = createServer(answer);
  const secure = createSecureServer(
    { ...issue("double.example"), SNICallback: (host, done) => done(null, createSecureContext(issue(host))) },
    answerSecure,
  );
  return {
    server,
    certificate: cert,
    port: await portOf(server),
    securePort: await portOf(secure),
    [Symbol.asyncDispose]: async () => {
      for (const one of [server, secure]) one.closeAllConnections();
      await Promise.all([server, secure].map((one) => once(one.close(), "close")));
    },
  };
}

async function portOf(server: NetServer): Promise<number> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The double has no port.");
  return address.port;
}
