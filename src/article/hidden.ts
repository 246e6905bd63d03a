import type { Dropped } from "./dropped.ts";
import { colourOf, declarations, hidingStyle } from "./hiding-style.ts";
import { hiddenBySheet } from "./style-sheet.ts";
import { attribute, boxesAround, detach, lengthOf, line, type Branch } from "./tree.ts";

/** What only a style sheet, a class or a mark hides is shown by a script on some pages, when it is most of them. */
const largestPerhapsHidden = 0.2;

/**
 * Takes out of a page what its readers never see, so that nothing planted there is read, and gives it back with the
 * reason. What an element's own attributes hide goes in any case; the rest only where it is a small part of the page.
 */
export function dropHidden(root: Branch, css: string): readonly Dropped[] {
  const dropped: Dropped[] = [];
  const sheet = hiddenBySheet(css);
  const most = lengthOf(root) * largestPerhapsHidden;
  const visit = (parent: Branch): void => {
    for (const child of parent.children.filter((node) => node.kind === "branch")) {
      const reason = surelyHidden(child) ?? smallAndPerhapsHidden(child, sheet, most);
      if (reason === null) {
        visit(child);
        continue;
      }
      detach(child);
      const text = line(child);
      if (text !== "") dropped.push({ step: "hidden", reason, text });
    }
  };
  visit(root);
  return dropped;
}

/** Pages hide their whole body until a script has run, which is no reason to read nothing. */
function surelyHidden(node: Branch): string | null {
  if (node.tag === "body") return null;
  if (node.attributes.has("hidden")) return "hidden";
  if (node.tag === "dialog" && !node.attributes.has("open")) return "closed dialog";
  const given = node.attributes.get("style");
  if (given === undefined) return null;
  const style = declarations(given);
  const ground = groundOf(style);
  const colour = style.get("color");
  if (colour !== undefined && ground !== null && colourOf(colour) === ground) return "colour of the ground";
  return hidingStyle(style);
}

function groundOf(style: ReadonlyMap<string, string>): string | null {
  const ground = style.get("background-color") ?? style.get("background");
  return ground === undefined ? null : colourOf(ground);
}

function smallAndPerhapsHidden(node: Branch, sheet: ReadonlySet<string>, most: number): string | null {
  const reason = perhapsHidden(node, sheet);
  return reason !== null && lengthOf(node) < most ? reason : null;
}

const hidingClasses = new Set(
  "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screenreader-text screen-reader element-invisible element-hidden assistive-text hidden d-none is-hidden display-none u-hidden u-visually-hidden a11y-hidden".split(
    " ",
  ),
);

/** Shown again from some width of the window on, as in "hidden md:block" or "d-none d-lg-flex". */
const shownAgain =
  /(?:^|\s)(?:(?:xs|sm|md|lg|xl|2xl):(?:block|flex|grid|inline\S*|table\S*|contents)|d-(?:xs|sm|md|lg|xl)-(?!none)\S+)(?=\s|$)/;

function perhapsHidden(node: Branch, sheet: ReadonlySet<string>): string | null {
  const classes = attribute(node, "class").toLowerCase();
  if (attribute(node, "aria-hidden") === "true" && !/quote/u.test(`${classes} ${node.tag}`) && line(node).length > 1)
    return "aria-hidden";
  const names = classes.split(/\s+/u);
  const named = names.find((name) => hidingClasses.has(name));
  if (named !== undefined && !shownAgain.test(classes)) return `class ${named}`;
  const ruled = [...names.map((name) => `.${name}`), `#${attribute(node, "id").toLowerCase()}`].find((name) =>
    sheet.has(name),
  );
  if (ruled !== undefined) return `style sheet ${ruled}`;
  return isWhiteOnPage(node) ? "white on the page's ground" : null;
}

/** White text where neither it nor a box around it brings a ground of its own. */
function isWhiteOnPage(node: Branch): boolean {
  const style = node.attributes.get("style");
  const colour =
    style === undefined ? attribute(node, "color").toLowerCase() : (declarations(style).get("color") ?? "");
  if (colour === "" || !/^#f[a-f\d]f[a-f\d]f[a-f\d]$/u.test(colourOf(colour))) return false;
  return !boxesAround(node).some((box) => box.attributes.has("bgcolor") || /background/u.test(attribute(box, "style")));
}
