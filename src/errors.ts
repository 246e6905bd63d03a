/**
 * What a person can be told and can act on. Every code has one sentence with the reason and one with a way on;
 * whoever shows it may add to them, but branches on the code alone.
 */
export type ErrorCode =
  | "usage" //            the command was called in a way it does not have
  | "file-missing" //     no file of that name
  | "file-unreadable" //  it is there and cannot be read (a folder, no permission)
  | "unsupported-type" // a kind of file or page that is not read
  | "binary" //           bytes that are not text
  | "too-large" //        over the size that is read
  | "empty" //            nothing in it but white space
  | "bad-line" //         a line of --jsonl that is not what design §8 asks
  | "config" //           the environment or .env holds settings that cannot be used
  | "no-model" //         a model was asked for, and none is set
  | GateCode
  | "no-article" //       a page in which no story was found
  | "parse-failed" //     the parser gave up or was stopped
  | "busy" //             too many requests at once; a little later it works
  | "bad-address" //      not an address of a page on the web
  | "blocked-address" //  not on the public internet
  | "dns-failed"
  | "connect-failed"
  | "timeout"
  | "bad-status" //       the server answered with something else than the page
  | "too-many-redirects"
  | "bad-response" //     a response that does not follow the protocol
  | "flood" //            one member has too many requests open
  | "gone" //             what it needs is not kept any more
  | "not-allowed" //      not with the rights that this member has
  | "not-kept" //         what is asked about is not stored any more
  | "gave-up" //          it was tried several times, and broke each time
  | "damaged" //          what is stored of it cannot be read any more
  | "port-taken" //       metrics and health checks cannot be served there
  | "bad-key" //          the key that secrets are sealed with is missing, unsafe or no key
  | "store-full" //       no room on the disk
  | "store-in-use" //     another process works on the file
  | "store-newer" //      written by a newer version of the program
  | "store-damaged" //    the file is none, or broken
  | "store-unwritable" // no permission, no folder, a faulty disk
  | "row-damaged" //      one row of it cannot be read; the rest can
  | "backup-failed" //    the copy could not be made
  | "bad-setting" //      a value that a setting cannot have
  | "changed-meanwhile" // somebody else has changed it since it was shown
  | "bad-words" //        words for the model that have not their form, or cannot be used
  | "nothing-there"; //   no words, draft, version or change of that name

/** Why a text is not the story, or not the whole of it (design.md §4, the gate). */
export const gateCodes = [
  "paywall",
  "consent",
  "bot-wall",
  "index-page",
  "video-page",
  "too-short",
  "cut-off",
  "not-news",
] as const;
export type GateCode = (typeof gateCodes)[number];

/** A fault that the person can mend: `message` says what is wrong, `wayOn` what to do about it. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly code: ErrorCode;
  readonly wayOn: string;

  constructor(code: ErrorCode, message: string, wayOn: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.wayOn = wayOn;
  }
}
