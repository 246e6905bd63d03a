/** The first steps in a server. */
export const title = "Set me up";
export const mode = "When shall I speak?";
export const modeAside = "In the whole server; single channels can differ later, by /settings channel.";
export const words = "What shall I look for?";
export const wordsAside = "Sets of words to begin with; change them later, by /prompts edit.";
export const language = "In which language shall I answer?";

export const helloHeading = "Hello, I read how news is framed";
export const hello: readonly string[] = [
  "Give me an article with /read, and I show a neutral summary, whose claims it makes, and what it leaves out.",
  "I speak only when asked. Somebody with Manage Server can set me up in three questions.",
] as const;
export const startButton = "Set me up";

export const doneHeading = "That is all it takes";
export const next =
  "Have a sample article read, to see what members will see; only you see it. /settings and /prompts change all of this, and take changes back.";
export const sampleButton = "Read a sample";
export const againButton = "Answer the questions again";

export const answeredMeanwhile = {
  message: "Somebody has answered these questions, or changed what they are about, since your form was opened.",
  wayOn: "Nothing of yours was put over it. The form shows what holds now: choose in it what you want to have.",
} as const;
