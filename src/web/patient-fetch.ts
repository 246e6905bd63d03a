import { Agent, fetch } from "undici";

/** The half of `fetch` that its caller needs. It never follows a redirect. */
export type PatientFetch = (address: string, request: PatientRequest) => Promise<Arrived>;

export type PatientRequest = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal;
};

export type Arrived = Awaited<ReturnType<typeof fetch>>;

/**
 * `fetch` to an address of the operator's, without time limits of its own: Node's gives up after five minutes without a
 * byte, which a slow machine needs to read a long article. Not for members' links, whose way out is the guarded web.
 */
export function patientFetch(): PatientFetch {
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  return (address, request) => fetch(address, { ...request, redirect: "manual", dispatcher });
}
