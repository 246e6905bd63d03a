import type { Voice } from "../../reading/reading.ts";
import { sentenceSpan, type Ledger } from "./ledger.ts";

/** Who can be asked for a word, and in which texts nobody owes one. */
export function cannotAnswer(ledger: Ledger, voice: Voice): boolean {
  return religion.test(voice.name) || isDead(ledger, voice) || isChild(ledger, voice);
}

const religion = /^(?:Islam|Christianity|Judaism|Buddhism|Hinduism|Sikhism|Catholicism|Protestantism)$/;

const smallChild =
  /\b(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\d|1[0-2])-(?:year|month|week|day)-old|baby|toddler|infant|newborn) (?:(?:son|daughter|boy|girl|child|twin)s?,? )?$/i;
const aged =
  /^,? (?:(?:who is |aged )?(?:\d|1[0-2]),|(?:a |an )?(?:\p{L}+|\d|1[0-2])-(?:year|month|week)-old (?:boy|girl|child)\b)/iu;

/** "two-year-old Ayo", "Brenden, 4,": a child is not asked by a newspaper. */
function isChild({ article, reading }: Ledger, voice: Voice): boolean {
  if (voice.kind !== "person") return false;
  return voice.mentions.some(({ span, sentence }) => {
    const around = sentenceSpan(reading, sentence);
    const before = article.text.slice(Math.max(around.start, span.start - 40), span.start);
    return smallChild.test(before) || aged.test(article.text.slice(span.end, Math.min(around.end, span.end + 30)));
  });
}

const dies =
  /^(?:[’']s (?:\p{L}+ )?(?:death|funeral|body|killing|murder|grave|obituary|estate)\b|,? (?:\d+, )?(?:who )?(?:had |was |has )?(?:been )?(?:died|killed|murdered|shot dead|found dead)\b)/iu;
// "Jason LeBlanc, 42, … before his overdose death"
const diedBy = /^, \d\d,[^.;:“”"]*\b(?:his|her) (?:\p{L}+ ){0,2}(?:death|killing|murder|funeral)\b/u;
const deathOf =
  /(?:\b(?:death|killing|murder|funeral|body|loss|memory) of|\bthe late|\bkilled|\bmurdered|\bmourn\w*|\bfatally shot|\bshot dead) (?:[\p{L}\d-]+ ){0,3}$/iu;

// People of the past whom news names as if they still spoke; who died of late is told by the text.
const ofThePast =
  /^(?:(?:Abraham )?Lincoln|(?:Thomas )?Jefferson|George Washington|Alexander Hamilton|(?:John F\. |John F )Kennedy|(?:Ronald )?Reagan|(?:Richard )?Nixon|(?:Franklin (?:D\.? )?)?Roosevelt|Theodore Roosevelt|(?:Dwight )?Eisenhower|Harry Truman|Lyndon (?:B\.? )?Johnson|Woodrow Wilson|Martin Luther King(?:,? Jr\.?)?|Malcolm X|Rosa Parks|(?:Winston )?Churchill|Margaret Thatcher|Clement Attlee|John A\. Macdonald|Pierre (?:Elliott )?Trudeau|Lester (?:B\.? )?Pearson|(?:Adolf )?Hitler|(?:Joseph )?Stalin|(?:Vladimir )?Lenin|(?:Karl )?Marx|(?:Benito )?Mussolini|Mao(?: Zedong)?|(?:Napoleon )?Bonaparte|Napoleon|(?:Mahatma )?Gandhi|(?:Nelson )?Mandela|Saddam Hussein|Osama [Bb]in Laden|Muammar Gaddafi|Fidel Castro|Che Guevara|Charles de Gaulle|(?:William )?Shakespeare|(?:Albert )?Einstein|(?:Charles )?Darwin|Isaac Newton|(?:Wolfgang Amadeus )?Mozart|(?:Ludwig van )?Beethoven|(?:Pablo )?Picasso|Vincent [Vv]an Gogh|Queen Victoria|King George (?:III|VI)|Jesus(?: Christ)?|Muhammad Ali)$/;

function isDead({ article, reading }: Ledger, voice: Voice): boolean {
  if (ofThePast.test(voice.name)) return true;
  return voice.mentions.some(({ span, sentence }) => {
    const around = sentenceSpan(reading, sentence);
    const after = article.text.slice(span.end, Math.min(around.end, span.end + 60));
    return (
      dies.test(after) ||
      diedBy.test(article.text.slice(span.end, around.end)) ||
      deathOf.test(article.text.slice(Math.max(around.start, span.start - 40), span.start))
    );
  });
}

const wordsOfKind = 5; // so many words of its kind make a text one
const gameWords =
  /\b(?:goals?|scored|season|coach|playoffs?|league|innings?|touchdowns?|quarterback|goaltender|power play|semi-?finals?|birdies?|touchline|midfielder|striker)\b/gi;
const pollWords =
  /\b(?:polls?|polled|pollsters?|percentage points?|margin of error|likely voters|registered voters|respondents|surveyed)\b/gi;
const marketWords =
  /\b(?:stocks|shares|nasdaq|nikkei|dow jones|s&p 500|hang seng|ftse|benchmark|crude|a barrel|yen|bond yields|traders|indexe?s?|futures)\b/gi;

/** A report of a match: there nobody owes anybody a word. */
export function isGame({ article }: Ledger): boolean {
  return (article.text.match(gameWords)?.length ?? 0) >= wordsOfKind;
}

/** A poll, or a day at the exchange: figures of people who do nothing in it. */
export function isRoutine({ article }: Ledger): boolean {
  return [pollWords, marketWords].some((words) => (article.text.match(words)?.length ?? 0) >= wordsOfKind);
}

/** Words that put a sentence into the past: "in 2015", "ten years ago". */
export const longAgo =
  /\b(?:in|since|until|of|from|by|between) (?:\p{L}+ )?(?:1[89]|20)\d\ds?\b|\b(?:the )?(?:1[89]|20)\d0s\b|\b(?:years?|decades?) (?:ago|earlier)\b|\blast (?:year|decade|century)\b/iu;
/** Lines that are no part of the story: a link to another, a credit under a picture. */
export const noProse =
  /^(?:READ MORE|WATCH|RELATED|MORE|PHOTOS?|VIDEO|LISTEN)\b|\bfile photo\b|\b(?:Getty|Reuters|CP|AP) ?(?:Images|Photo|\/)|(?:^|[^\p{L}])THE CANADIAN PRESS\b|^The Canadian Press\b|\p{Ll}s [^.]*\bon (?:\p{L}+, )?\p{Lu}\p{Ll}{2,8}\.? \d{1,2}, (?:19|20)\d\d\.(?: \(|$)/u;
