import { systemTransport, type Transport } from "../../src/web/transport.ts";

/**
 * For a composition root of the tests' own: the program's guarded gate asks for names and dials as ever, and every name
 * has a public address behind which the double stands (the gate refuses “.example” and other local names: “news.example.org”
 * is a good one). The process must trust `certificate` of the double.
 */
export function transportToDouble({
  port,
  securePort,
}: {
  readonly port: number;
  readonly securePort: number;
}): Transport {
  const { dial } = systemTransport();
  return {
    lookUp: async () => ["93.184.215.14"],
    dial: (_address, asked, signal) => dial("127.0.0.1", asked === 443 ? securePort : port, signal),
    ownAddresses: () => [],
  };
}
