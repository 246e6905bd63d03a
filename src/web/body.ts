import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { webFault } from "./faults.ts";

/** A body on its way: its coding, its bytes as they come, and how many have crossed the wire, framing and all. */
export type Arriving = {
  readonly coding: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly wireBytes: () => number;
};

export const maxWireBytes = 3_000_000;
const maxBytes = 5_000_000;

/**
 * The whole body with its content coding undone: none or exactly one layer of gzip or br. "too-large" as soon as one
 * byte too many has come, on the wire or out of the decoder; "bad-response" for another coding; zlib's own errors for
 * a broken one.
 */
export async function readBody(body: Arriving): Promise<Uint8Array> {
  switch (body.coding.trim().toLowerCase()) {
    case "":
    case "identity":
      return collected(counted(body));
    case "gzip":
    case "x-gzip":
      return pipeline(counted(body), createGunzip(), collected);
    case "br":
      return pipeline(counted(body), createBrotliDecompress(), collected);
    default:
      throw webFault("bad-response");
  }
}

async function* counted(body: Arriving): AsyncGenerator<Uint8Array> {
  for await (const chunk of body.chunks) {
    if (body.wireBytes() > maxWireBytes) throw webFault("too-large");
    yield chunk;
  }
}

/** Copies as it goes: a million chunks of one byte, kept as they come, would each hold on to a buffer of their own. */
async function collected(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const room = new ArrayBuffer(0, { maxByteLength: maxBytes });
  for await (const chunk of chunks) {
    const start = room.byteLength;
    if (start + chunk.length > maxBytes) throw webFault("too-large");
    room.resize(start + chunk.length);
    new Uint8Array(room, start).set(chunk);
  }
  return new Uint8Array(room).slice();
}
