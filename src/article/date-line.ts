/**
 * Whether a line says only when: "Published 3 May 2026", "Updated 2 hours ago", "Tuesday, May 12, 2026 10:15 AM EDT",
 * "5 min read". Nothing else may stand in it, and "May" or "Sunday" alone is no date.
 */
export function isDateLine(line: string): boolean {
  const plain = line.toLowerCase().replace(/[,|•·()—–]+|\.(?=\s|$)| - /g, " ");
  if (/^(?:reading time:? )?(?:about )?\d+[ -]min(?:ute)?s?(?: read)?$/.test(plain.trim())) return true;
  const unlabelled = plain.replace(label, " ");
  const rest = unlabelled.replace(ago, " ").trim();
  if (rest === "") return unlabelled.trim() !== "";
  const tokens = rest.split(/\s+/);
  const hasDay = tokens.some((token) => monthOrDay.has(token) || numeric.test(token));
  const isAllDate = tokens.every((token) => monthOrDay.has(token) || filler.test(token) || numeric.test(token));
  return hasDay && isAllDate && /\d/.test(rest) && tokens.length <= 14;
}

const label = /(?:^|\s)(?:first published|published|last updated|last modified|updated|posted|modified|date)\b:?/g;
const ago = /\b(?:\d+|an?|one) (?:min(?:ute)?|h(?:ou)?r|day|week|month)s? ago\b/g;
const numeric = /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:t[\d:.z+-]+)?$/;
const filler =
  /^(?:am|pm|a\.m|p\.m|at|on|the|of|et|est|edt|pt|pst|pdt|ct|cst|cdt|gmt|bst|utc|cet|cest|ist|aest|uhr|um|de|del|le|\d{1,4}(?:st|nd|rd|th)?|\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:am|pm)?|\d{1,2}(?:am|pm))$/;

const monthOrDay: ReadonlySet<string> = new Set(
  (
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october " +
    "november december mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday " +
    "januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre " +
    "novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
  ).split(" "),
);
