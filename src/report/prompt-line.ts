/**
 * A stranger's words on one line of a prompt: no line breaks, nothing invisible, and no marks by which chat templates
 * open a turn ("<|im_start|>", "[INST]"), which some servers obey wherever they stand.
 */
export function promptLine(words: string): string {
  return words
    .toWellFormed()
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, " ")
    .replaceAll(/<\|/g, "< |")
    .replaceAll(/\[(?=\/?(?:INST|SYS)\])/gi, "[ ")
    .replaceAll(/<(?=\/?(?:s|system|user|assistant|start_of_turn|end_of_turn)>)/gi, "< ")
    .trim();
}

/** Strangers' lines between fences that nobody can forge: the marker is fresh, and does not stand in the lines. */
export function fenced(name: string, lines: readonly string[], marker: string): string {
  const safe = lines.map((line) => line.replaceAll(marker, ""));
  return [`<<${name} ${marker}>>`, ...safe, `<<end of ${name} ${marker}>>`].join("\n");
}
