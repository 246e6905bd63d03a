import { createServer, type Server, type Socket } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** A way for a server to fail, or to be odd and yet right, and how a fetch of it has to end. */
export type Fault = { readonly ends: string; readonly serve: (socket: Socket) => void };

/** A server that answers "/name" with the fault of that name, byte for byte as written here. */
export function faultyOrigin(): Server {
  return createServer((socket) => {
    socket.on("error", () => {});
    let asked = "";
    socket.on("data", (bytes) => {
      asked += bytes.toString("latin1");
      if (!asked.endsWith("\r\n\r\n")) return;
      faults.get(/^GET \/([\w-]+)/.exec(asked)?.[1] ?? "")?.serve(socket);
      asked = "";
    });
  });
}

const page = `<p>${"Rents rose again. ".repeat(60)}</p>`;
const html = "content-type: text/html; charset=utf-8";
const megabyte = 1_000_000;

export const faults: ReadonlyMap<string, Fault> = new Map(
  Object.entries({
    plain: whole("page", [html], page),
    "without-a-length": { ends: "page", serve: (socket) => socket.end(`${head([html])}${page}`) },
    "in-chunks": { ends: "page", serve: (socket) => socket.end(`${chunkedHead()}${chunk(page)}${chunk("")}`) },
    gzip: whole("page", [html, "content-encoding: gzip"], gzipSync(page)),
    brotli: whole("page", [html, "content-encoding: br"], brotliCompressSync(page)),
    "type-in-capitals": whole("page", ["Content-Type: TEXT/HTML;Charset=UTF-8"], page),
    "many-cookies": whole("page", [html, ...Array.from({ length: 80 }, (_, at) => `set-cookie: c${at}=${at}`)], page),
    "after-a-second": later("page", 1000, `${head([html])}${page}`),

    "gzip-bomb": whole("too-large", [html, "content-encoding: gzip"], gzipSync(Buffer.alloc(20 * megabyte))),
    "brotli-bomb": whole("too-large", [html, "content-encoding: br"], brotliCompressSync(Buffer.alloc(20 * megabyte))),
    "gzip-of-nothing": flood("too-large", head([html, "content-encoding: gzip"]), gzipSync("")),
    "too-long": whole("too-large", [html], Buffer.alloc(3.1 * megabyte, "a")),
    "length-of-terabytes": {
      ends: "too-large",
      serve: (socket) => socket.write(head([html, "content-length: 9999999999999"])),
    },
    endless: flood("too-large", head([html]), Buffer.alloc(65_536, "a")),
    "endless-chunks": flood("too-large", chunkedHead(), chunk("a".repeat(4096))),
    "endless-tiny-chunks": flood("too-large", chunkedHead(), chunk("a").repeat(5000)),

    "gzip-twice": whole("bad-response", [html, "content-encoding: gzip, gzip"], gzipSync(gzipSync(page))),
    "gzip-in-two-headers": whole(
      "bad-response",
      [html, "content-encoding: gzip", "content-encoding: gzip"],
      gzipSync(gzipSync(page)),
    ),
    "unknown-coding": whole("bad-response", [html, "content-encoding: exotic"], page),
    "deflate-unasked": whole("bad-response", [html, "content-encoding: deflate"], page),
    "gzip-cut-off": whole("bad-response", [html, "content-encoding: gzip"], gzipSync(page).subarray(0, 40)),
    "gzip-that-is-none": whole("bad-response", [html, "content-encoding: gzip"], page),
    "brotli-that-is-none": whole("bad-response", [html, "content-encoding: br"], page),
    "not-http": { ends: "bad-response", serve: (socket) => socket.end("220 mail.example ESMTP\r\n\r\n") },
    "no-head": { ends: "bad-response", serve: (socket) => socket.end(page) },
    "length-below-zero": {
      ends: "bad-response",
      serve: (socket) => socket.end(`${head([html, "content-length: -1"])}${page}`),
    },
    "two-lengths": {
      ends: "bad-response",
      serve: (socket) => socket.end(`${head([html, "content-length: 3", "content-length: 4"])}abcd`),
    },
    "length-and-chunks": {
      ends: "bad-response",
      serve: (socket) => socket.end(`${chunkedHead("content-length: 4")}${chunk("abcd")}${chunk("")}`),
    },
    "closed-at-once": { ends: "bad-response", serve: (socket) => socket.destroy() },
    "closed-in-the-middle": {
      ends: "bad-response",
      serve: (socket) => socket.end(`${head([html, "content-length: 5000"])}${page}`),
    },
    "reset-in-the-middle": {
      ends: "bad-response",
      serve: (socket) => socket.write(`${head([html, "content-length: 5000"])}${page}`, () => socket.resetAndDestroy()),
    },
    "chunks-without-an-end": { ends: "bad-response", serve: (socket) => socket.end(`${chunkedHead()}${chunk(page)}`) },
    "header-too-long": {
      ends: "bad-response",
      serve: (socket) => socket.end(`${head([html, `x-a: ${"a".repeat(20_000)}`])}${page}`),
    },
    "endless-headers": flood(
      "bad-response",
      "HTTP/1.1 200 OK\r\n",
      "x-a: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".repeat(100),
    ),
    "switches-protocols": {
      ends: "bad-response",
      serve: (socket) => socket.write("HTTP/1.1 101 X\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n"),
    },

    silent: { ends: "timeout", serve: () => {} },
    "headers-drop-by-drop": drip("timeout", "", `${head([html])}${page}`),
    "body-drop-by-drop": drip("timeout", head([html]), page),
    "silent-after-the-headers": { ends: "timeout", serve: (socket) => socket.write(head([html])) },
    "early-hints-without-end": flood("too-large", "", "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(1000)),
    "early-hints-for-ever": {
      ends: "timeout",
      serve: (socket) => every(socket, 200, "HTTP/1.1 103 Early Hints\r\n\r\n"),
    },

    "no-content": whole("bad-status", [html], "", "204 No Content"),
    "part-of-it": whole("bad-status", [html], page, "206 Partial Content"),
    "not-found": whole("bad-status", [html], page, "404 Not Found"),
    "too-many-requests": whole("bad-status", [html, "retry-after: 99999999"], page, "429 Too Many Requests"),
    "broken-down": flood("bad-status", head([html], "503 Service Unavailable"), Buffer.alloc(65_536, "a")),
    "moved-nowhere": whole("bad-status", [html], page, "302 Found"),

    "no-type": whole("unsupported-type", [], page),
    image: whole("unsupported-type", ["content-type: image/png"], "PNG"),
    "endless-video": flood("unsupported-type", head(["content-type: video/mp4"]), Buffer.alloc(65_536)),
    "any-bytes": whole("unsupported-type", ["content-type: application/octet-stream"], page),
    events: {
      ends: "unsupported-type",
      serve: (socket) => every(socket, 100, `${head(["content-type: text/event-stream"])}data: x\n\n`),
    },
  } satisfies Record<string, Fault>),
);

function head(headers: readonly string[], status = "200 OK"): string {
  return `HTTP/1.1 ${[status, ...headers].join("\r\n")}\r\n\r\n`;
}

function chunkedHead(...more: readonly string[]): string {
  return head([html, "transfer-encoding: chunked", ...more]);
}

function chunk(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n`;
}

function whole(ends: string, headers: readonly string[], body: string | Uint8Array, status = "200 OK"): Fault {
  const length = `content-length: ${Buffer.byteLength(body)}`;
  return {
    ends,
    serve: (socket) => {
      socket.write(head([...headers, length], status));
      socket.end(body);
    },
  };
}

/** The same bytes for as long as somebody takes them. */
function flood(ends: string, first: string, again: string | Uint8Array): Fault {
  return {
    ends,
    serve: (socket) => {
      const pour = (): void => {
        while (!socket.destroyed && socket.write(again));
        socket.once("drain", pour);
      };
      socket.write(first);
      pour();
    },
  };
}

function drip(ends: string, first: string, drops: string): Fault {
  return {
    ends,
    serve: (socket) => {
      socket.write(first);
      let at = 0;
      const timer = setInterval(() => socket.write(drops.charAt((at += 1) - 1)), 300);
      socket.on("close", () => clearInterval(timer));
    },
  };
}

function every(socket: Socket, ms: number, text: string): void {
  const timer = setInterval(() => socket.write(text), ms);
  socket.on("close", () => clearInterval(timer));
}

function later(ends: string, ms: number, text: string): Fault {
  return { ends, serve: (socket) => void setTimeout(() => socket.end(text), ms) };
}
