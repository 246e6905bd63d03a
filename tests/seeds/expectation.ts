import { z } from "zod";

import { claimKinds, roles, type Genre, type Voice, type VoiceKind } from "../../src/reading/reading.ts";
import { perspectiveKinds } from "../../src/report/report.ts";

/** The narrator, where a claim or a loaded word is nobody else's. */
export const narrator = "article";

const voiceKinds = ["person", "organisation", "group", "unnamed"] as const satisfies readonly VoiceKind[];
const heard = ["quoted", "paraphrased", "mentioned"] as const satisfies readonly Voice["heard"][];
const genres = ["report", "opinion", "press-release", "live", "other"] as const satisfies readonly Genre[];

const words = z.string().min(1);

/** One answer, or several of which each is right. Parsed to a list, so that whoever asks need not tell them apart. */
function oneOrMore<Answer extends z.ZodType<string>>(answer: Answer) {
  return z.union([answer.transform((one) => [one]), z.array(answer).min(2)]);
}

/** Words of the article, to the letter. `nth`, from 1, where they stand in the file more than once, and only there. */
const passage = { text: words, nth: z.int().min(1).optional() };

const voice = z.strictObject({
  /** The fullest name in the text, without titles and articles. */
  name: words,
  /** Other names the text uses for it. */
  aliases: z.array(words),
  kind: oneOrMore(z.enum(voiceKinds)),
  role: oneOrMore(z.enum(roles)),
  /** Two answers only where good readers differ: "has offered to mediate", "denies the charge". */
  heard: oneOrMore(z.enum(heard)),
  /** Asked and gave no answer: "declined to comment", "did not reply", "would not say whether". */
  refused: z.literal(true).optional(),
});

/** What a careful reader finds in a seed article; names of voices are those of `voices`. */
export const expectation = z.strictObject({
  genre: z.enum(genres),
  /** BCP 47. */
  language: words,
  /** The first line of the file. */
  title: words,
  /** easy: any reader gets it right. */
  difficulty: z.enum(["easy", "fair", "hard"]),
  voices: z.array(voice).min(1),
  /** Every person whom the text names, bylines aside, is among the voices. */
  voicesComplete: z.boolean(),
  /** All words in quotation marks, without the marks, in order; null where nobody speaks (a term, a title). */
  quotations: z.array(z.strictObject({ ...passage, voice: words.nullable() })),
  /** Whom a careful editor would ask about, by weight. */
  unheard: z.array(words),
  /** The clear ones. `neutral` null: the plain way is to leave it out. */
  loaded: z.array(z.strictObject({ ...passage, by: oneOrMore(words), neutral: words.nullable() })),
  /** Those the story hangs on; `text` is the claim or the heart of it. */
  claims: z.array(z.strictObject({ ...passage, claimer: oneOrMore(words), kind: oneOrMore(z.enum(claimKinds)) })),
  /** The summary has one of each. */
  summaryShould: z.array(oneOrMore(words)).min(1),
  /** `who`: other wordings of one thing. Not all that may be asked, but what has to be. */
  perspectives: z.array(
    z.strictObject({ kind: oneOrMore(z.enum(perspectiveKinds)), who: oneOrMore(words), trigger: words }),
  ),
  mustNotSay: z.strictObject({
    /** The text hears them, answers for them, or reports that they would not speak. */
    perspectivesAbout: z.array(words),
    perspectiveKinds: z.array(z.enum(perspectiveKinds)),
    /** Places, ships, firms: no voice of the kind "person" bears such a name. */
    people: z.array(words),
    /** Heard, or nobody to be asked: the writer of the piece, a press contact. */
    unheard: z.array(words),
    /** Never refused to speak, though the text may look so: "asked not to be named". */
    refused: z.array(words),
    /** No loaded word overlaps these: they look it and are not. */
    loaded: z.array(z.strictObject(passage)),
    loadedBy: z.array(z.strictObject({ ...passage, notBy: words })),
    claimers: z.array(z.strictObject({ ...passage, notBy: words })),
    /** Slant of the narrator's that no neutral summary repeats. */
    summary: z.array(words),
  }),
  /** Nothing is left out that matters: the report has to say so. False asks for nothing beyond `perspectives`. */
  noNotableGap: z.boolean(),
});

export type Expectation = z.infer<typeof expectation>;
