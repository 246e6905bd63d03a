import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemTransport } from "../../src/web/transport.ts";
import { portOf } from "./loopback.ts";

const { dial, lookUp, ownAddresses } = systemTransport();
let server: Server;
let port = 0;
beforeAll(async () => {
  server = createServer((socket) => void socket.on("error", () => {}).end("hello"));
  port = await portOf(server);
});
afterAll(() => void server.close());

test("a dial connects to the very address it is given", async () => {
  const socket = await dial("127.0.0.1", port, new AbortController().signal);
  expect([socket.remoteAddress, socket.remotePort]).toEqual(["127.0.0.1", port]);
  socket.destroy();
});

test("the signal ends an attempt, not a connection", async () => {
  const attempt = new AbortController();
  const socket = await dial("127.0.0.1", port, attempt.signal);
  attempt.abort();
  const [bytes]: unknown[] = await once(socket, "data");
  expect(String(bytes)).toBe("hello");
});

test("an attempt that is given up or refused rejects", async () => {
  await expect(dial("127.0.0.1", port, AbortSignal.abort())).rejects.toThrow("aborted");
  await expect(dial("127.0.0.1", 1, new AbortController().signal)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("a look-up that is given up asks nobody", async () => {
  await expect(lookUp("news.example", AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
});

test("loopback is among this machine's own addresses", () => {
  expect(ownAddresses()).toContain("127.0.0.1");
});
