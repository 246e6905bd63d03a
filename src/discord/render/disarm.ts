/**
 * A stranger's words as plain words on one line: no invisible or direction-turning character, no link, no mention, no
 * heap of marks on a letter. Nothing in it is escaped: for a text that Discord formats, use the tag `marked`; for a button's
 * label, which it does not, this is enough.
 *
 * It never lets through what would be active after NFKC either, for nobody knows what Discord folds. The characters of
 * the text stay as they are where that is safe, and are folded only where it is not. What joins emoji into one picture is
 * invisible, too; it stays between emoji, in a text in which nothing else had to be changed.
 */
export function disarm(words: string): string {
  const given = words.slice(0, longest).toWellFormed();
  const visible = tidy(withoutInvisible(given));
  const plain = withoutActive(visible);
  if (isActive(plain.normalize("NFKC"))) return withoutActive(tidy(withoutInvisible(visible.normalize("NFKC"))));
  if (plain !== visible) return plain;
  const joined = tidy(given.replaceAll(emojiOrInvisible, (found) => withoutInvisible(found) && found));
  return withoutInvisible(joined) === visible ? joined : visible;
}

/** Words that `disarm` has passed, with every character escaped that Discord's markdown could take for its own. */
export function escapeMarkdown(plain: string): string {
  return plain
    .replaceAll(/[[\p{S}\p{P}]--\p{ASCII}]/gv, plainForm)
    .replaceAll(/[\\`*_~|[\]#<>]/g, String.raw`\$&`)
    .replaceAll(/(?<=\\\])[(:]/g, String.raw`\$&`)
    .replaceAll(/:(?=[\w+\-\\]+:)/g, String.raw`\:`) // ":smile:" becomes a picture
    .replace(/^[-+]/, String.raw`\$&`)
    .replace(/^(\d+)([.)])/, String.raw`$1\$2`);
}

const longest = 20_000; // code units: more than any message holds, and nothing worth folding

// Soft hyphens, zero-width and bidirectional marks, variation selectors, tags; annotation marks, which are none of them.
const invisible = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;

function withoutInvisible(words: string): string {
  return words.replaceAll(invisible, "");
}

// An emoji has a colour of skin, or U+FE0F, which says that it is one; U+200D joins it to the next (UTS #51, ED-14 to 16).
// The longest that people use join five: a couple with a heart between them and a colour each is four.
const emoji = String.raw`\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?`;
const emojiOrInvisible = new RegExp(String.raw`${emoji}(?:\u200d${emoji}){0,4}|${invisible.source}`, "gu");

function tidy(words: string): string {
  return words
    .replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, " ")
    .normalize("NFC")
    .replaceAll(/(\p{M}{3})\p{M}+/gu, "$1")
    .trim();
}

const leftOut = "(link)";
const mostRounds = 4;

function withoutActive(words: string): string {
  let plain = words.replaceAll(joinedSentences, ". ");
  // what stands around a link that was taken out may be one
  for (let round = 0; round < mostRounds && links.some((link) => plain.search(link) >= 0); round += 1) {
    for (const link of links) plain = plain.replaceAll(link, leftOut);
  }
  if (links.some((link) => plain.search(link) >= 0)) return leftOut;
  return plain
    .replaceAll(/@(?=everyone|here)/gi, "@ ")
    .replaceAll(/<(?=[^\s\d=])/g, "‹")
    .replaceAll(/\](?=[(:])/g, "] ");
}

// "…the talks ended.He/she left": no host, but a lost space, and what it looks like is gone with the space put back.
const joinedSentences = /(?<=\p{L})\.(?=\p{Lu}\p{L}{1,23}\/)/gu;

// Where a link ends, a sentence may go on: "(see https://a.example/b)。"
const tail = String.raw`[^\s<>()"“”«»「」『』、。，（）]*`;
const label = String.raw`[\p{L}\p{N}_\-]`; // of a host's name; matched from its beginning, so that long words cost little
const links: readonly RegExp[] = [
  new RegExp(String.raw`(?<![a-z0-9+.\-])[a-z][a-z0-9+.\-]{0,30}:\/\/${tail}`, "gi"),
  new RegExp(String.raw`:\/\/${tail}`, "g"),
  new RegExp(String.raw`\bwww\.${tail}`, "gi"),
  new RegExp(String.raw`discord(?:app)?\.(?:gg|com)${tail}`, "gi"),
  // "evil.example/x": a host with a path; "Booking.com" alone is a name, and leads nowhere
  new RegExp(String.raw`(?<!${label})${label}+(?:\.${label}+){0,8}\.\p{L}{2,24}(?::\d{1,5})?\/${tail}`, "giu"),
];

/** Whether a text addresses somebody or leads somewhere as Discord reads it. */
function isActive(text: string): boolean {
  return active.test(text) || links.some((link) => text.search(link) >= 0);
}

const active = /@(?:everyone|here)|<[@#:/a-z!&]|\][(:]/i;

/** The ASCII character that a character of the same look is folded to, where markdown knows it; else itself. */
function plainForm(character: string): string {
  const folded = character.normalize("NFKC");
  return /^[\\`*_~|[\]#<>]$/.test(folded) ? folded : character;
}
