import { parser } from "@odiffey/discord-markdown";

/**
 * What is active in a text that Discord formats, by the criteria of the injection corpus: one line each, empty when all
 * is well. `markdown` as it is sent; `ours`: the kinds of markup that we put there ourselves.
 */
export function activeIn(markdown: string, ours: ReadonlySet<string> = plainNodes): readonly string[] {
  const folded = markdown.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "").normalize("NFKC");
  const given = markdown.replaceAll(joinedEmoji, "");
  const broken = forms.flatMap(([name, form]) =>
    form.test(given) || (form !== control && form.test(folded)) ? [`${name}: ${markdown}`] : [],
  );
  const strange = nodesIn(markdown).filter((type) => !ours.has(type));
  return strange.length === 0 ? broken : [...broken, `C4 ${strange.join()}: ${markdown}`];
}

const plainNodes: ReadonlySet<string> = new Set(["text"]);
// What keeps a picture of several emoji together, or makes a sign one, may stand there and nowhere else.
const joinedEmoji =
  /(?<=\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=\p{Extended_Pictographic})|(?<=\p{Extended_Pictographic})\ufe0f/gu;
const control = /(?!\n)\p{Cc}|[\u2028\u2029]|\p{Default_Ignorable_Code_Point}|\p{M}{4}|\n{3}|\p{Cs}/u;

const forms: readonly (readonly [string, RegExp])[] = [
  ["C2 mention", /@(?:everyone|here)\b|<@[!&]?\d+>|<#\d+>|<\/[^>]+:\d+>|<id:\w+>|<t:-?\d+(?::\w)?>|<a?:\w+:\d+>/i],
  ["C3 link", /:\/\/|\bwww\.|discord(?:app)?\.(?:gg|com\/invite)|[\w-]\.[a-z]{2,24}\/|\]\(/i],
  ["C11 control", control],
];

/** The kinds of all nodes that a reader's program makes of a text, at any depth; an escaped sign is text. */
function nodesIn(markdown: string): readonly string[] {
  const types: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== "object" || value === null) return;
    if ("type" in value && typeof value.type === "string") types.push(value.type);
    Object.values(value).forEach(walk);
  };
  walk(parser(markdown));
  return types;
}
