import type { Progress } from "../model/model.ts";
import type { Streams, Write } from "./streams.ts";
import { writerTo } from "./streams.ts";
import * as say from "./model-wording.ts";

/** One line on a terminal that says how far an answer has come, in numbers alone, and is gone when it is done. */
export type ProgressLine = AsyncDisposable & { readonly tell: (progress: Progress) => void };

/** On a terminal only: in a file or a pipe such a line would be noise. Null for no line at all. */
export function progressLine(stderr: Streams["stderr"] | null, model: string): ProgressLine {
  if (stderr === null || stderr.isTTY !== true)
    return { tell: () => undefined, [Symbol.asyncDispose]: () => Promise.resolve() };
  const write: Write = writerTo(stderr);
  let most: Readonly<Record<string, number>> = {};
  let shown = write(`\r\u001b[K${say.progress(model, most)}`);
  return {
    tell: ({ items }) => {
      // two parts at a time: the larger count stands, so that it never falls
      const grown = Object.entries(items).map(([key, count]) => [key, Math.max(count, most[key] ?? 0)] as const);
      most = { ...most, ...Object.fromEntries(grown) };
      shown = write(`\r\u001b[K${say.progress(model, most)}`);
    },
    [Symbol.asyncDispose]: async () => {
      await shown;
      await write("\r\u001b[K");
    },
  };
}
