import type { Sentence } from "../text/sentences.ts";
import type { Span } from "../text/span.ts";

/** A stretch of the article's own words, with the sentence it starts in. */
export type Evidence = { readonly sentence: number; readonly span: Span };

/** "V1", "V2", … in order of first mention. */
export type VoiceId = `V${number}`;
/** Whose words: the narrator's, or a voice's. */
export type Speaker = "article" | VoiceId;

/** Who is said to have said or thought what (PolNeAR: source, cue, content). */
export type Attribution = {
  readonly source: Span | null;
  readonly cue: Span | null;
  /** In order; more than one piece where the cue stands inside the content. Quotation marks belong to it. */
  readonly content: readonly Span[];
  readonly kind: "direct" | "mixed" | "indirect";
  readonly act: "speech" | "thought";
  readonly voice: VoiceId | null;
};

export const voiceKinds = ["person", "organisation", "group", "unnamed"] as const;
export type VoiceKind = (typeof voiceKinds)[number];
export const roles = ["official", "expert", "affected", "business", "campaigner", "media", "other"] as const;
export type Role = (typeof roles)[number];

/** One source across the article, under all its names. */
export type Voice = {
  readonly id: VoiceId;
  /** The fullest name the article uses, without titles. */
  readonly name: string;
  readonly kind: VoiceKind;
  readonly role: Role;
  /** The article's own words for what it is: "Spokesperson", "principal architect at the firm". */
  readonly described: Span | null;
  /**
   * What a “he” or “she” in a question may point at: by the text’s title for a person, by its own pronouns, or else by a first
   * name, which is a hint at most. Never shown of anybody; null where nothing tells.
   */
  readonly pronoun: "he" | "she" | null;
  /** quoted: their own words in quotation marks · paraphrased: indirect speech only · mentioned: neither. */
  readonly heard: "quoted" | "paraphrased" | "mentioned";
  /** Where it is named, by any of its names; pronouns are not counted. */
  readonly mentions: readonly Evidence[];
  /** Words of the article that are given as its own, quoted or paraphrased. */
  readonly words: number;
  /** "declined to comment", "did not respond": the voice was asked. Null where no such line is there. */
  readonly refused: Evidence | null;
  /** Where it is accused or faulted, by the narrator or by another voice. */
  readonly criticised: readonly Evidence[];
  /** Where something is done to it or decided over it. */
  readonly actedUpon: readonly Evidence[];
};

/** Lexical slant (BASIL; Recasens et al. 2013), with whose words they are. */
export type LoadedWord = {
  readonly span: Span;
  readonly sentence: number;
  /** A plainer way to put it; null where the plain way is to leave it out. */
  readonly neutral: string | null;
  readonly by: Speaker;
  readonly kind: LoadedKind;
  /** Why the word is in the lexicon, in words for people. */
  readonly reason: string;
};
export const loadedKinds = ["one-sided", "epithet", "intensifier", "presupposing", "metaphor", "verdict"] as const;
export type LoadedKind = (typeof loadedKinds)[number];

/** statement: checkable, whoever makes it; never called a fact. */
export const claimKinds = [
  "statement",
  "allegation",
  "interpretation",
  "prediction",
  "demand",
  "intention",
  "judgement",
] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** An assertion and whose it is. */
export type Claim = {
  readonly claimer: Speaker;
  /** The article's own words for it, one slice. */
  readonly evidence: readonly Evidence[];
  readonly kind: ClaimKind;
  readonly checkable: boolean;
  /** Through whom it came, where second-hand: "According to Mehr News, Zakharova reiterated …". */
  readonly via: VoiceId | null;
  /** The attribution it comes from, an index into `Reading.attributions`; null for the narrator's own. */
  readonly attribution: number | null;
};

/** The 15 dimensions of the Policy Frames Codebook (Boydstun et al. 2013). */
export const frameDimensions = [
  "economic",
  "capacity-and-resources",
  "morality",
  "fairness-and-equality",
  "legality",
  "policy",
  "crime-and-punishment",
  "security-and-defence",
  "health-and-safety",
  "quality-of-life",
  "cultural-identity",
  "public-opinion",
  "political",
  "external-relations",
  "other",
] as const;
export type FrameDimension = (typeof frameDimensions)[number];

export type Frame = { readonly dimension: FrameDimension; readonly evidence: readonly Evidence[] };

/** Entman's four functions of a frame (1993). */
export const framingFunctions = ["problem", "cause", "judgement", "remedy"] as const;

/** What the text does with its matter; without evidence it does nothing of the kind. */
export type FramingFunction = {
  readonly function: (typeof framingFunctions)[number];
  readonly evidence: readonly Evidence[];
};

/** A country that the text names, by its name, its capital or what its people are called. */
export type Country = { readonly name: string; readonly mentions: readonly Evidence[] };

export const genres = ["report", "opinion", "press-release", "live", "other"] as const;
export type Genre = (typeof genres)[number];

/** All that the text shows by itself. `doubts` are codes of what could not be read, and never an exception. */
export type Reading = {
  readonly genre: Genre;
  readonly sentences: readonly ReadSentence[];
  readonly attributions: readonly Attribution[];
  /**
   * What somebody is said to hold, want or have said in words that are the narrator’s: "criticised the plan", "is
   * expected to resign". No words of anybody's, so nobody is heard by them; `act` is "thought".
   */
  readonly stances: readonly Attribution[];
  readonly voices: readonly Voice[];
  readonly loaded: readonly LoadedWord[];
  readonly claims: readonly Claim[];
  readonly frames: readonly Frame[];
  /** All four, in order; none where the language is not read. */
  readonly functions: readonly FramingFunction[];
  /** The most often named first. */
  readonly countries: readonly Country[];
  readonly doubts: readonly string[];
};

/** `attributed`: holds content of an attribution. `subjective`: gives an opinion or a judgement, whoever's. */
export type ReadSentence = Sentence & { readonly attributed: boolean; readonly subjective: boolean };
