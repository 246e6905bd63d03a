/**
 * What Discord takes, and below it what we send. Sources: Discord's API document and its component reference; the two
 * about whole messages are in no document but in issues of its documentation (8554, 8562) and in what its servers do.
 */
export const limits = {
  /** Components of a message, nested ones counted. */
  components: 40,
  /** Code units of all text displays of a message together, markup included. */
  displayed: 4_000,
  /** Bytes of UTF-8 of all text displays, each with twelve more; over it the server answers with status 500. */
  bytes: 10_170,
  bytesPerDisplay: 12,
  buttonsInRow: 5,
  buttonLabel: 80,
  buttonUrl: 512,
  customId: 100,
  sectionTexts: 3,
  altText: 1_024,
  threadName: 100,
  formTitle: 45,
  formLabel: 45,
  formLabelDescription: 100,
  formPlaceholder: 100,
  formText: 4_000,
  formComponents: 5,
} as const;

/** What one of our messages is filled to: room is left for buttons, headings and an error in our counting. */
export const roomy = { displayed: 3_600, bytes: 9_400 } as const;
