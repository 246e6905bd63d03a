import type { Readable } from "node:stream";

/** A line, or that it was over the most that is read of one. */
export type Line = { readonly kind: "line"; readonly text: string } | { readonly kind: "too-long" };

/**
 * The lines of a stream of UTF-8, each as soon as it is there, without those that hold only white space. A line ends at
 * "\n" alone: Node's readline also ends one at U+2028, which JSON may hold. What is over `mostCharacters` is not kept.
 */
export async function* linesOf(stream: Readable, mostCharacters: number): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  let length = 0;
  const line = (): readonly Line[] => {
    const text = parts.join("");
    const ended: readonly Line[] = length > mostCharacters ? [{ kind: "too-long" }] : [{ kind: "line", text }];
    const isEmpty = length <= mostCharacters && text.trim() === "";
    parts = [];
    length = 0;
    return isEmpty ? [] : ended;
  };
  for await (const chunk of stream) {
    const [rest = "", ...after] = decoder.decode(Buffer.from(chunk), { stream: true }).split("\n");
    keep(rest);
    for (const next of after) {
      yield* line();
      keep(next);
    }
  }
  keep(decoder.decode());
  yield* line();

  function keep(part: string): void {
    length += part.length;
    if (length > mostCharacters) parts = [];
    else if (part !== "") parts.push(part);
  }
}
