import type { ErrorCode } from "../errors.ts";
import { UserError } from "../errors.ts";
import { webFault } from "./faults.ts";
import { mediaTypeOf, type Page, type Web } from "./web.ts";

/** What the web in memory answers to a link: a document, or the code of a fault. */
export type Canned =
  | {
      readonly contentType: string;
      readonly body: string | Uint8Array;
      /** Where it was found, if elsewhere. */ readonly url?: string;
    }
  | { readonly fault: ErrorCode };

/** A web in memory, for tests: link → answer. Every other link is "dns-failed". */
export function cannedWeb(pages: Readonly<Record<string, Canned>>): Web {
  return {
    fetch: async (link, signal, visiting = () => undefined) => {
      signal.throwIfAborted();
      visiting(link);
      const canned = new Map(Object.entries(pages)).get(link);
      if (canned === undefined) throw webFault("dns-failed");
      if ("fault" in canned) throw new UserError(canned.fault, "A canned fault.", "Nothing to do.");
      const page = pageFrom(link, canned);
      if (page.redirects > 0) visiting(page.url);
      return page;
    },
  };
}

function pageFrom(link: string, { contentType, body, url = link }: Exclude<Canned, { fault: ErrorCode }>): Page {
  const mediaType = mediaTypeOf(contentType);
  if (mediaType === null) throw webFault("unsupported-type");
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return { url, mediaType, contentType, bytes, redirects: url === link ? 0 : 1 };
}
