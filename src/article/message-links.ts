/**
 * The web addresses in a message, as written there, in order and each once. Knows what a chat puts around them: angle
 * brackets, markdown links, emphasis, spoiler bars, code, and the sentence's own punctuation after them.
 */
export function linksIn(text: string): readonly string[] {
  const links = new Set<string>();
  for (const match of text.matchAll(address)) {
    const link = withoutTail(match[0]);
    const url = URL.parse(link);
    if (url !== null && url.hostname !== "") links.add(link);
  }
  return [...links];
}

// White space, angle brackets, quotation marks, backticks, bars and full-width punctuation never stand in an address.
const address = /https?:\/\/[^\s<>"“”„«»`|、。，！？；：（）「」『』【】《》]+/gi;

// "(see https://example.com/a_(b))." ends after "(b)": a bracket belongs to the address only where it was opened in it.
function withoutTail(link: string): string {
  let end = link.length;
  let round = count(link, "(") - count(link, ")");
  let square = count(link, "[") - count(link, "]");
  for (;;) {
    const last = link.charAt(end - 1);
    if (last === ")" && round < 0) round += 1;
    else if (last === "]" && square < 0) square += 1;
    else if (!/[.,;:!?'’‘*_~…\\؟،。]/.test(last)) return masked(link.slice(0, end));
    end -= 1;
  }
}

// "[https://example.com](https://example.com)": the words of a masked link end where its address begins.
function masked(link: string): string {
  const [words = link] = link.split("](");
  return words;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
