import { parser } from "@odiffey/discord-markdown";
import { z } from "zod";

/**
 * What is active in a text that Discord formats and that should be plain: a list of the criteria it breaks, empty when
 * all is well. `markdown` as it is sent.
 */
export function activeIn(markdown: string): readonly string[] {
  const folded = markdown.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "").normalize("NFKC");
  const broken = forms.flatMap(([name, form]) =>
    [markdown, folded].some((text) => form.test(text)) ? [`${name}: ${markdown}`] : [],
  );
  const nodes = nodesOf(markdown).filter((type) => type !== "text");
  return nodes.length === 0 ? broken : [...broken, `C4 ${nodes.join(", ")}: ${markdown}`];
}

const forms: readonly (readonly [string, RegExp])[] = [
  ["C2 mention", /@(?:everyone|here)\b|<@[!&]?\d+>|<#\d+>|<\/[^>]+:\d+>|<id:\w+>|<t:-?\d+(?::\w)?>|<a?:\w+:\d+>/i],
  ["C3 link", /:\/\/|\bwww\.|discord(?:app)?\.(?:gg|com\/invite)|[\w-]\.[a-z]{2,24}\/|\]\(/i],
  ["C11 control", /(?!\n)\p{Cc}|[\u2028\u2029]|\p{Default_Ignorable_Code_Point}|\p{M}{4}|\n{3}|\p{Cs}/u],
];

const node = z.object({ type: z.string() });

/** The kinds of nodes that a reader's program makes of the text, an escaped sign being text. */
function nodesOf(markdown: string): readonly string[] {
  const parsed: unknown = parser(markdown);
  return z
    .array(node)
    .parse(parsed)
    .map(({ type }) => type);
}
