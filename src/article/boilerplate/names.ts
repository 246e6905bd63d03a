import { attribute, type Branch } from "../tree.ts";

const attributes = [
  "class",
  "id",
  "itemprop",
  "data-component",
  "data-testid",
  "data-qa",
  "data-gu-name",
  "data-area",
  "data-module",
  "data-type",
];

const known = new WeakMap<Branch, string>();

/**
 * The words that publishers name an element with, in one line with a space at each end, to look for " photo credit ":
 * class "story__photo-credit isWide" gives " story photo credit is wide ".
 */
export function nameLine(node: Branch): string {
  const found = known.get(node);
  if (found !== undefined) return found;
  let given = "";
  for (const name of attributes) if (node.attributes.has(name)) given += ` ${attribute(node, name)}`;
  const words =
    given === ""
      ? []
      : given
          .slice(0, 500)
          .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
          .toLowerCase()
          .split(/[^\p{L}]+/u);
  const line = ` ${words.filter((word) => word !== "").join(" ")} `;
  known.set(node, line);
  return line;
}
