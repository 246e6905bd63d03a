import type { Readable, Writable } from "node:stream";

/** Standard input and output, as far as the commands of the terminal use them. */
export type Streams = {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
};

export type Write = (text: string) => Promise<void>;

/** Writes to a stream, and waits until it has taken what was written. */
export function writerTo(stream: Writable): Write {
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
}
