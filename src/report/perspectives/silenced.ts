import type { Voice } from "../../reading/reading.ts";
import { slice, type Span } from "../../text/span.ts";
import { sentenceSpan, type Ledger } from "./ledger.ts";
import { heardThroughMembers } from "./members.ts";
import { whatTheTextHas, type Candidate } from "./rule.ts";
import { clauseAt, quote } from "./wording.ts";

/**
 * The text says itself that somebody did not come to speak: "was not given the floor", "were not invited", "have
 * hidden behind a notice". Who was asked by the writer and gave no answer has refused, and is reported as that.
 */
export function keptFromSpeaking(ledger: Ledger): readonly Candidate[] {
  const throughMembers = heardThroughMembers(ledger);
  return ledger.reading.voices.flatMap((voice): readonly Candidate[] => {
    if (voice.heard === "quoted" || voice.refused !== null || voice.kind === "unnamed") return [];
    const silence = silenceOf(ledger, voice);
    if (silence === null) return [];
    const group = voice.kind === "group";
    if (group && silence.strength < 2 && throughMembers(voice)) return [];
    const kind = group ? "affected" : "reply";
    return [
      {
        kind,
        who: voice.name,
        weight: 2.6 + silence.strength * 0.4 + Math.min(1.5, voice.mentions.length * 0.3),
        perspective: () => ({
          kind,
          who: voice.name,
          why: `The text says that ${voice.name} did not come to speak, and does not make up for it.`,
          question: question(ledger, voice, silence),
          trigger: [{ sentence: silence.sentence, span: silence.span }],
          checked: whatTheTextHas(voice, ledger),
          outside: null,
        }),
      },
    ];
  });
}

type Silence = { readonly span: Span; readonly sentence: number; readonly strength: number };

const kept =
  /\b(?:(?:was|were|has been|have been|had been|is|are|being) (?:not|never) (?:been )?(?:given (?:the floor|a (?:say|chance|voice|hearing)|any say)|invited|consulted|asked|heard|informed|notified|allowed to (?:speak|testify|attend|reply)|called (?:as|to)|represented)|(?:had|have|has) no (?:say|voice|seat)|(?:is|are) (?:not )?on the list of witnesses|(?:has|have|had) (?:been )?(?:hidden behind|hid behind|kept silent|stayed silent|remained silent|gone to ground)|(?:hid|hides|hide) behind)\b/;
const within = 150; // characters between a name and what is said of it

/** The words that say so, where the voice is their subject. */
function silenceOf({ article, reading }: Ledger, voice: Voice): Silence | null {
  for (const mention of voice.mentions) {
    const sentence = sentenceSpan(reading, mention.sentence);
    const after = slice(article.text, {
      start: mention.span.end,
      end: Math.min(sentence.end, mention.span.end + within),
    });
    const match = kept.exec(after);
    if (match === null || /[.;:“”"]/.test(after.slice(0, match.index))) continue;
    const before = article.text.slice(sentence.start, mention.span.start);
    const none = /\b(?:none|not one|neither) of (?:the )?$/i.test(before);
    // "on the list of witnesses" says that somebody is heard, "None of the patients … is" that they are not
    if (/list of witnesses/.test(match[0]) && !/not/.test(match[0]) && !none) continue;
    const start = mention.span.end + match.index;
    return { span: { start, end: start + match[0].length }, sentence: mention.sentence, strength: none ? 2 : 1 };
  }
  return null;
}

function question({ article, reading }: Ledger, voice: Voice, { span, sentence }: Silence): string {
  const said = quote(article.text, clauseAt(article.text, span, sentenceSpan(reading, sentence)));
  if (voice.kind === "group") return `What would the ${voice.name} say, of whom none ${said}?`;
  return `${voice.name} ${said}: what would ${voice.name} have said?`;
}
