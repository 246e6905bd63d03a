import { isDateLine } from "./date-line.ts";
import { shapeOfParagraph } from "./shape.ts";
import { wallPhrases } from "./walls.ts";

/** What a page puts around a story and a reader copies along with it. */
export type Furniture = "link" | "call" | "advertisement" | "share" | "related" | "caption" | "date" | "copyright";

/**
 * Whether a whole paragraph is furniture, and of which kind; null for the story's own words. Every rule takes the
 * whole line, and none a sentence of prose that only begins like one: "Share prices fell on Monday.", "Read more
 * slowly, she said.", "Sign up sheets were gone by noon."
 */
export function furniture(paragraph: string): Furniture | null {
  if (paragraph.length > longestLine) return null;
  const line = paragraph.replace(/(?![©®™])\p{Extended_Pictographic}\uFE0F?/gu, "").trim();
  for (const [kind, isOfKind] of rules) if (isOfKind(line)) return kind;
  return null;
}

const longestLine = 240; // characters: what is longer says something

const rules: readonly (readonly [Furniture, (line: string) => boolean])[] = [
  ["link", isLink],
  ["advertisement", isAdvertisement],
  ["share", isShare],
  ["date", isDateLine],
  ["call", isCall],
  ["related", isRelated],
  ["caption", isCaption],
  ["copyright", isCopyright],
];

function words(line: string): number {
  return line.split(/\s+/).length;
}

function isSentence(line: string): boolean {
  return /[.!?。！？؟।]["”’»)\]]*$/.test(line) && words(line) > 4;
}

function isCopyright(line: string): boolean {
  if (words(line) > 20) return false;
  return (
    /^©|^all rights reserved\b/i.test(line) || (/^(?:\(c\)|copyright) (?:©|\d{4})/i.test(line) && !isSentence(line))
  );
}

/** Alternatives that read as prose, one a line. */
function anyOf(...phrases: readonly string[]): string {
  return `(?:${phrases.join("|")})`;
}

// "https://example.com/a", "Source: https://…", "Read the full story here: https://…"
function isLink(line: string): boolean {
  const label = line.replace(/<?https?:\/\/[^\s<>]+>?/gi, "").trim();
  if (label === line) return false;
  return /^[\s\p{P}\p{S}]*$/u.test(label) || (words(label) <= 8 && linkLabel.test(label));
}
const linkLabel = new RegExp(
  `^${anyOf(
    "source|links?|url|via|from|article|original(?: article| story)?",
    "(?:the )?full (?:story|article|text)(?: here)?",
    "(?:read|more|see|archived?|gift|paywall(?:-free| free)?|non-paywall)(?: \\p{L}+){0,5}",
  )}\\s*[:–—→>-]*\\s*\\)?$`,
  "iu",
);

function isAdvertisement(line: string): boolean {
  const bare = line.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").toLowerCase();
  return advertisementNames.has(bare) || (words(bare) <= 10 && aroundAdvertisements.test(bare));
}
const advertisementNames: ReadonlySet<string> = new Set(
  (
    "advertisement,advertisements,advertising,advert,ad,ads,sponsored,sponsored content,sponsored by,promoted," +
    "promoted content,paid post,paid content,paid promotion,partner content,anzeige,werbung,publicité,publicidad," +
    "pubblicità,publicidade,advertentie,reklama,reklam,annons,mainos,реклама,広告,广告,إعلان"
  ).split(","),
);
const aroundAdvertisements = new RegExp(
  `^${anyOf(
    "(?:the )?(?:article|story) continues (?:below|after)",
    "(?:keep )?scroll(?:ing)?(?: down)? (?:to|for) (?:continue|read|more|the)",
    "skip (?:past |to |this |advert|ad\\b)",
    "continue reading (?:below|after)",
    "(?:report|remove|hide|close|why) (?:this |these )?ads?\\b",
    "ad feedback",
  )}`,
);

function isShare(line: string): boolean {
  if (isSentence(line)) return false;
  const plain = line.toLowerCase();
  const tokens = plain.split(/[\s()[\]:|•·,/+&–—-]+/).filter((token) => token !== "" && !/^\d+k?$/.test(token));
  const isAllShare = tokens.every((token) => shareWords.has(token) || shareFillers.has(token));
  if (isAllShare && tokens.some((token) => shareWords.has(token))) return true;
  return words(plain) <= 8 && shareCall.test(plain);
}
const shareWords: ReadonlySet<string> = new Set(
  (
    "share shares tweet retweet facebook twitter x whatsapp email mail print linkedin reddit telegram pinterest flipboard " +
    "messenger bookmark bluesky threads mastodon comments sms instagram pocket teilen partager compartir condividi delen"
  ).split(" "),
);
const shareFillers: ReadonlySet<string> = new Set(
  (
    "this article story post page on via by with copy link url save like comment listen to and or gift more icon button " +
    "send a e an the opens in new window"
  ).split(" "),
);
const shareCall = new RegExp(
  `^${anyOf(
    "share (?:this|on|via|your)\\b",
    "copy link|link copied|open in app|like this:|loading\\b|back to top",
    "(?:leave|post|add|write) a (?:comment|reply)|log in to comment",
    "(?:view|show|see|read)(?: all)?(?: \\d+)? comments",
    "listen to (?:this|the) (?:article|story)",
    "add .{1,40} (?:on|to) google",
  )}`,
);

const relatedHeads = anyOf(
  "related(?: (?:stories|articles|content|topics|coverage|reading|news|links))?",
  "see also|also (?:read|see)|read also|read (?:next|more)(?: about| on| from)?|keep reading|what to read next|up next",
  "more (?:on this|on this story|like this|to read|from [^.]{1,40}|stories|news|in [^.]{1,30})",
  "recommended(?: (?:for you|stories|reading))?|(?:most|also) (?:read|viewed|popular|commented)",
  "popular (?:now|stories)|trending(?: now)?|top stories|latest (?:stories|news|headlines)|don[’']t miss",
  "you (?:may|might) (?:also )?(?:like|be interested in)|editor[’']?s?[’']? (?:picks?|choice)",
  "in case you missed it|from our partners|around the web|topics|tags|filed under",
  "lire aussi|à lire aussi|lea también|leer también|te puede interesar|mehr zum thema|lesen sie auch|auch interessant",
  "leggi anche|lees ook|leia também|läs (?:också|mer)|читайте также|関連記事|関連ニュース|اقرأ أيضا|اقرأ أيضًا",
);
const relatedHeading = new RegExp(`^${relatedHeads}\\s*[:…»›→>]*$`, "iu");
const relatedItem = new RegExp(`^(?:${relatedHeads}|watch|listen|video|photos|gallery|read)\\s*[:|»›→>]\\s*\\S`, "iu");

/** Whether a line only heads a list of other stories ("More on this story"). */
export function isRelatedHeading(line: string): boolean {
  return relatedHeading.test(line.trim());
}

// "Related: Council votes on cap". A colon may also stand in a sentence ("Watch: it will rise."), so no full stop.
function isRelated(line: string): boolean {
  if (isRelatedHeading(line)) return true;
  return relatedItem.test(line) && !/[.。]["”’»)]*$/.test(line) && words(line) <= 25;
}

function isCall(line: string): boolean {
  const plain = line.toLowerCase().replace(/[’‘]/g, "'");
  if (words(plain) > 32 || /["“”«»]|\b(?:said|says|told)\b/.test(plain)) return false;
  // "Subscribe to continue reading" says that a part of the story is missing: the gate has to see it.
  if (wallPhrases("paywall", shapeOfParagraph(line)).sure > 0) return false;
  if (/^(?:continue|keep) reading\b/.test(plain)) return words(plain) <= 8 && !isSentence(plain);
  return barePushes.test(plain) || (asks.test(plain) && offers.test(plain) && reader.test(plain));
}
const barePushes = new RegExp(
  `^${anyOf(
    "(?:read|see|learn|find out|discover|view|show|load) (?:more|less|all)(?: here| below| now| (?:at|on) \\S+)? ?[:.…»›→>]*$",
    "read (?:the )?(?:full|whole|entire|complete|original) (?:story|article|report|piece|text|interview|post)(?: \\S+){0,4}$",
    "(?:click|tap|press) (?:here|below|to (?:share|enlarge|expand|read|subscribe|sign|watch|view|join))\\b",
    "(?:log|sign) in(?: (?:or|\\||/) (?:register|subscribe|sign up|create (?:an? )?(?:free )?account))?[.!]?$",
  )}`,
);
const asks = new RegExp(
  `^(?:please )?${anyOf(
    "want (?:more|the latest)|never miss|enter your|enjoying|already a|unlock|for more (?:news|stories|on|from|information|details)",
    "sign up|subscribe|register (?:now|for|here|to)|join (?:us|our|the)|get (?:our|the|your|more|all)|download (?:our|the|it)",
    "follow (?:us|me|him|her|them|our|@|[\\p{L}.' -]{2,40} on)|like us|become a|support (?:us|our|independent|quality)|donate",
    "try (?:our|it)|start your|stay (?:up|in|informed|connected|tuned)|(?:have|got|do you have) a|(?:send|email|contact) us",
  )}(?![\\p{L}])`,
  "u",
);
// "Join the rebels on Facebook, he urged his followers." asks nothing of the reader.
const reader = /^follow\b|\b(?:you|your|you're|our|us|we|me|here|now|free|today)\b|@/;
const offers = new RegExp(
  anyOf(
    "\\b(?:newsletters?|inbox|our app|the app|app store|google play|podcast|daily briefing|daily headlines|e-?mail address)\\b",
    "\\b(?:whatsapp|telegram|facebook page|alerts?|our (?:youtube )?channel)\\b",
    "\\bon (?:facebook|twitter|x|instagram|linkedin|tiktok|youtube|threads|bluesky|google news)\\b",
    "\\b(?:free trial|membership|subscriber|subscription|log in|(?:our|independent|quality) journalism)\\b",
    "\\b(?:breaking news|up to date|in touch|informed|(?:news|story) (?:tip|idea)|a tip)\\b",
    "[\\w.]@[\\w.]|(?<!\\w)@\\w{2}",
  ),
);

// "Photograph: Jane Doe/Agency", "Image source, Agency", "Getty Images", "At the town hall in March (Jane Doe/Agency)"
function isCaption(line: string): boolean {
  if (words(line) > 25) return false;
  if (/\(\p{Lu}[^()/]{2,60}\/\p{Lu}[^()/]{1,40}\)$/u.test(line)) return true;
  const [, rest] =
    /^(?:(?:main|lead|cover|featured?) )?(?:photo(?:graph)?s?|image|picture|illustration|graphic|screenshot)(.*)$/i.exec(
      line,
    ) ?? [];
  if (rest !== undefined && /^(?:$|\s*[:,|©]| (?:by|credit|source|caption|courtesy)\b)/i.test(rest)) return true;
  return words(line) <= 12 && !isSentence(line) && (captionWords.test(line) || agencyAtEnd.test(line));
}
const captionWords = new RegExp(
  `^${anyOf("file (?:photo|picture|image)|photo illustration|credits?:|courtesy of", "(?:toggle|hide) caption|enlarge this image|image \\d+ of \\d+")}`,
  "i",
);
const agencyAtEnd = new RegExp(
  `(?:[/|(]|via |^)\\s*${anyOf(
    "getty(?: images)?|afp|ap|reuters|epa|dpa|shutterstock|istock|alamy|pa(?: wire| media)?|ap photo|associated press",
    "bloomberg|anadolu(?: agency)?",
  )}\\s*\\)?$`,
  "i",
);
