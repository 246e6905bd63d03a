/** The declarations of an inline style or a style rule, names and values in lower case. */
export function declarations(style: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const rule of style.toLowerCase().split(";")) {
    const colon = rule.indexOf(":");
    if (colon < 0) continue;
    const value = rule.slice(colon + 1).replace("!important", "");
    found.set(rule.slice(0, colon).trim(), value.trim());
  }
  return found;
}

/** Why a style shows nothing of its element's text, whatever stands around it; null where it does show. */
export function hidingStyle(style: ReadonlyMap<string, string>): string | null {
  const value = (name: string): string => style.get(name) ?? "";
  const size = (name: string): number => Number.parseFloat(value(name));
  const isTiny = (name: string): boolean => size(name) <= 1 && !/em|%|v[hw]/u.test(value(name));

  if (value("display") === "none") return "display:none";
  if (/^(?:hidden|collapse)$/u.test(value("visibility"))) return "visibility:hidden";
  if (size("opacity") < 0.05) return "opacity:0";
  if (size("font-size") < 0.1 || isTiny("font-size")) return "font-size:0";
  if (Math.abs(size("text-indent")) >= 500 || size("margin-left") <= -500) return "off-screen";
  if (/absolute|fixed/u.test(value("position")) && sides.some((side) => size(side) <= -500)) return "off-screen";
  if (/translate[xy]?\(-\d{4,}px/u.test(value("transform"))) return "off-screen";
  if (/^scale[xy]?\(0[,)]/u.test(value("transform"))) return "scale(0)";
  if (/^rect\((?:[01](?:px)?[\s,]*){4}\)$/u.test(value("clip")) || /^inset\((?:50|100)%/u.test(value("clip-path")))
    return "clipped";
  if (/hidden|clip/u.test(value("overflow")) && lengths.some(isTiny)) return "no size";
  if (value("color") === "transparent" || value("-webkit-text-fill-color") === "transparent") return "transparent";
  return null;
}

const sides = ["left", "top", "right", "bottom"];
const lengths = ["height", "max-height", "width", "max-width"];

/** A colour as "#rrggbb" where it is given in one of the common ways, else as it stands. */
export function colourOf(value: string): string {
  const known = names.get(value) ?? value.replaceAll(/\s/gu, "");
  const short = /^#([\da-f])([\da-f])([\da-f])$/u.exec(known);
  if (short !== null)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join("")}`;
  const rgb = /^rgba?\((\d{1,3}),(\d{1,3}),(\d{1,3})[,)]/u.exec(known);
  return rgb === null
    ? known
    : `#${rgb
        .slice(1)
        .map((part) => Number(part).toString(16).padStart(2, "0"))
        .join("")}`;
}

const names = new Map([
  ["white", "#ffffff"],
  ["black", "#000000"],
  ["snow", "#fffafa"],
  ["ivory", "#fffff0"],
]);
