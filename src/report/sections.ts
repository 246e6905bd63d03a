/** The parts of an answer that moderators may leave out or put in another order; refusals and the receipt always stand. */
export const sections = ["summary", "claims", "left-out"] as const;
export type Section = (typeof sections)[number];
