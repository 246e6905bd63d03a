const months = [
  ["jan", "january", "januar", "janvier", "enero", "janeiro", "gennaio"],
  ["feb", "february", "februar", "février", "febrero", "fevereiro", "febbraio"],
  ["mar", "march", "märz", "mars", "marzo", "março"],
  ["apr", "april", "avril", "abril", "aprile"],
  ["may", "mai", "mayo", "maio", "maggio"],
  ["jun", "june", "juni", "juin", "junio", "junho", "giugno"],
  ["jul", "july", "juli", "juillet", "julio", "julho", "luglio"],
  ["aug", "august", "août", "agosto"],
  ["sep", "sept", "september", "septembre", "septiembre", "setembro", "settembre"],
  ["oct", "october", "okt", "oktober", "octobre", "octubre", "outubro", "ottobre"],
  ["nov", "november", "novembre", "noviembre", "novembro"],
  ["dec", "december", "dez", "dezember", "décembre", "diciembre", "dezembro", "dicembre"],
] as const;

/**
 * The first date in a text as ISO 8601, or null: a full ISO date and time as it stands, else the day alone ("Nov. 18,
 * 2019", "18 November 2019", "18.11.2019"). "11/18/2019" is read month first only where it cannot be otherwise, and
 * "11/12/2019" not at all.
 */
export function isoDate(text: string): string | null {
  return isoIn(text) ?? namedMonth(text) ?? numbered(text);
}

function isoIn(text: string): string | null {
  const found =
    /(?<!\d)((?:19|20)\d\d-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)\s?(Z|[+-]\d\d:?\d\d)?)?(?!\d)/iu.exec(
      text,
    );
  if (found === null) return compact(text);
  const [, day = "", time, zone = ""] = found;
  const offset = zone.replace(/^([+-]\d\d)(\d\d)$/u, "$1:$2").toUpperCase();
  return valid(day, time === undefined ? day : `${day}T${time}${offset}`);
}

/** "20191118", "20191118T0611". */
function compact(text: string): string | null {
  const found = /^\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T\d{4,6}Z?)?\s*$/u.exec(text);
  return found === null ? null : dayOf(Number(found[1]), Number(found[2]), Number(found[3]));
}

function namedMonth(text: string): string | null {
  const words = text.toLowerCase();
  const found =
    /(?<![\p{L}\d])(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,|\s)\s*(?:at\s)?((?:19|20)\d\d)(?!\d)/u.exec(
      words,
    ) ??
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+)?((?:19|20)\d\d)(?!\d)/u.exec(
      words,
    );
  if (found === null) return null;
  const [, first = "", second = "", year] = found;
  const [day, month] = /^\d/u.test(first) ? [first, second] : [second, first];
  const index = months.findIndex((names) => names.some((name) => name === month));
  return index < 0 ? null : dayOf(Number(year), index + 1, Number(day));
}

function numbered(text: string): string | null {
  const dotted = /(?<!\d)(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?!\d)/u.exec(text);
  if (dotted !== null) return dayOf(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const slashed = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/((?:19|20)\d\d)(?!\d)/u.exec(text);
  if (slashed === null) return null;
  const [a, b, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
  if (a > 12) return dayOf(year, b, a);
  return b > 12 || a === b ? dayOf(year, a, b) : null;
}

function dayOf(year: number, month: number, day: number): string | null {
  const iso = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return valid(iso, iso);
}

function valid(day: string, result: string): string | null {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : result;
}
