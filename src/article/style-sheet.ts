import { declarations, hidingStyle } from "./hiding-style.ts";

/**
 * The classes and identifiers (".name", "#name") that a style sheet hides everywhere. What it hides only inside a
 * condition ("@media print") is shown, and selectors of several parts are not judged.
 */
export function hiddenBySheet(sheet: string): ReadonlySet<string> {
  const css = withoutComments(sheet);
  const hidden = new Set<string>();
  let start = 0;
  let depth = 0;
  for (let at = 0; at < css.length; at++) {
    const sign = css[at];
    if (sign !== "{" && sign !== "}") continue;
    if (sign === "{" && depth === 0)
      for (const name of hiddenNames(css.slice(start, at), css, at + 1)) hidden.add(name);
    depth = Math.max(0, depth + (sign === "{" ? 1 : -1));
    start = at + 1;
  }
  return hidden;
}

function hiddenNames(selectors: string, css: string, from: number): readonly string[] {
  const names = selectors
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => /^[.#][\w-]+$/u.test(name));
  if (names.length === 0) return [];
  const end = css.indexOf("}", from);
  return end < 0 || hidingStyle(declarations(css.slice(from, end))) === null ? [] : names;
}

function withoutComments(css: string): string {
  let text = "";
  let from = 0;
  for (let open = css.indexOf("/*"); open >= 0; open = css.indexOf("/*", from)) {
    text += css.slice(from, open);
    const close = css.indexOf("*/", open + 2);
    if (close < 0) return text;
    from = close + 2;
  }
  return text + css.slice(from);
}
