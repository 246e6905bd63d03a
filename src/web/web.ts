/**
 * The way out to the pages that members link to. Rejects with a UserError: "bad-address", "blocked-address",
 * "dns-failed", "connect-failed", "timeout", "bad-status", "too-many-redirects", "too-large", "unsupported-type" or
 * "bad-response"; and with the signal's reason where the caller gave up.
 */
export type Web = { readonly fetch: (link: string, signal: AbortSignal, visiting?: Visiting) => Promise<Page> };

/** Is told each address before it is asked for, the first and those of redirects; what it throws ends the fetch. */
export type Visiting = (url: string) => void;

/** A document as its server sent it, unread. */
export type Page = {
  /** Where it was found, after redirects; without a fragment. */
  readonly url: string;
  readonly mediaType: MediaType;
  /** The Content-Type header as it came; its charset is for whoever turns the bytes into text. */
  readonly contentType: string;
  /** The body, its content coding undone. */
  readonly bytes: Uint8Array;
  readonly redirects: number;
};

export type MediaType = (typeof mediaTypes)[number];

/** What a Content-Type header (RFC 9110 §8.3) says the bytes are, or null where that is nothing we read. */
export function mediaTypeOf(contentType: string): MediaType | null {
  const [essence = ""] = contentType.split(";", 1);
  const named = essence.trim().toLowerCase().replace(markdown, "text/plain");
  return mediaTypes.find((type) => type === named) ?? null;
}

const mediaTypes = ["text/html", "application/xhtml+xml", "text/plain", "application/pdf"] as const;

// RFC 7763: Markdown is meant to be read as it stands.
const markdown = /^text\/(?:x-)?markdown$/;
