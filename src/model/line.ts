import { patientFetch, type Arrived } from "../web/patient-fetch.ts";

/**
 * Why a connection to a model's server came to nothing. It keeps no `cause`: the SDK would look for "timed out" in it,
 * and put an error of its own in the place of this one.
 */
export class LineFault extends Error {
  override readonly name = "LineFault";
  readonly why: LineTrouble;

  constructor(why: LineTrouble) {
    super(`The line to the model: ${why.kind}.`);
    this.why = why;
  }
}

export type LineTrouble =
  | { readonly kind: "unreachable"; readonly code: string | null }
  | { readonly kind: "dropped"; readonly code: string | null }
  | { readonly kind: "silence" }
  | { readonly kind: "too-large" }
  | { readonly kind: "redirect"; readonly status: number; readonly to: string };

export type LineLimits = {
  /** The longest wait for a next byte, from the request on. */
  readonly silenceMs: number;
  /** Of a response, its content coding undone. */
  readonly maxBytes: number;
  /** "" for servers without one. */
  readonly key: () => string;
};

type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * `fetch` as the one way to a model's server. It never follows a redirect (that would send the article and perhaps the
 * key to somebody else), says nothing of this machine or its environment, stops when no byte comes for too long (the
 * comments that servers send to keep a line alive count) or too many come. All troubles reject with a LineFault, save
 * the caller's own signal.
 */
export function guardedFetch(limits: LineLimits): Fetch {
  const send = patientFetch();
  return async (input, init = {}) => {
    const stop = new AbortController();
    const signals = [stop.signal, ...(init.signal ? [init.signal] : [])];
    const silence = silenceTimer(limits.silenceMs, stop);
    const explained = (error: unknown, kind: "unreachable" | "dropped"): unknown => {
      silence.end();
      if (error instanceof LineFault) return error;
      return init.signal?.aborted === true ? error : new LineFault({ kind, code: codeOf(error) });
    };

    try {
      const headers = headersToSend(init.headers, limits.key());
      const signal = AbortSignal.any(signals);
      const { method = "GET", body } = init;
      const address = input instanceof Request ? input.url : String(input);
      const response = await send(address, { method, headers, body: typeof body === "string" ? body : null, signal });
      silence.restart();
      await refuseRedirect(response);
      return passedOn(response, { limits, silence, explained });
    } catch (error) {
      throw explained(error, "unreachable");
    }
  };
}

type Silence = { readonly restart: () => void; readonly end: () => void };

function silenceTimer(ms: number, stop: AbortController): Silence {
  const timer = setTimeout(() => stop.abort(new LineFault({ kind: "silence" })), ms);
  return { restart: () => void timer.refresh(), end: () => clearTimeout(timer) };
}

/** What may be said, and no more: the SDK adds the system, the processor, Node's version and OPENAI_CUSTOM_HEADERS. */
function headersToSend(given: RequestInit["headers"], key: string): Record<string, string> {
  const from = new Headers(given);
  const said = ["accept", "content-type"].flatMap((name) => {
    const value = from.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const authorization = key === "" ? {} : { authorization: `Bearer ${key}` };
  return { ...Object.fromEntries(said), "user-agent": "OutOfFrame", ...authorization };
}

async function refuseRedirect(response: Arrived): Promise<void> {
  const { status } = response;
  if (status < 300 || status > 399) return;
  const location = response.headers.get("location");
  const target = location === null ? null : URL.parse(location, response.url);
  await response.body?.cancel();
  throw new LineFault({ kind: "redirect", status, to: target?.host ?? "nowhere" });
}

type Guards = {
  readonly limits: LineLimits;
  readonly silence: Silence;
  readonly explained: (error: unknown, kind: "dropped") => unknown;
};

function passedOn({ body, status, statusText, headers }: Arrived, guards: Guards): Response {
  if (body === null) guards.silence.end();
  const guardedBody = body === null ? null : ReadableStream.from(guarded(body, guards));
  return new Response(guardedBody, { status, statusText, headers: [...headers] });
}

async function* guarded(body: AsyncIterable<Uint8Array>, guards: Guards): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of body) {
      guards.silence.restart();
      bytes += chunk.length;
      if (bytes > guards.limits.maxBytes) throw new LineFault({ kind: "too-large" });
      yield chunk;
    }
  } catch (error) {
    throw guards.explained(error, "dropped");
  } finally {
    guards.silence.end();
  }
}

/** The innermost code that Node gives, such as ECONNREFUSED, ENOTFOUND or DEPTH_ZERO_SELF_SIGNED_CERT. */
function codeOf(error: unknown): string | null {
  let code: string | null = null;
  let next = error;
  for (let depth = 0; depth < 5 && next instanceof Error; depth += 1) {
    if ("code" in next && typeof next.code === "string") code = next.code;
    next = next.cause;
  }
  return code;
}
