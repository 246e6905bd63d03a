import type { IncomingMessage, ServerResponse } from "node:http";
import { cdnHost, servedFile } from "./state/attachments.ts";
import type { World } from "./state/world.ts";

/** `location`: where a redirect leads. */
export type Page = {
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly status?: number;
  readonly location?: string;
};

export type Pages = {
  /** Puts a page at an address of any host. */
  readonly serve: (url: string, page: Page) => void;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** Which addresses were asked for. */
  readonly fetched: readonly string[];
};

const hosts: ReadonlySet<string> = new Set([cdnHost, "media.discordapp.net"]);

/** What is not the API: files of messages under Discord's host names, and pages under any other. */
export function cdn(world: World): Pages {
  const pages = new Map<string, Page>();
  const fetched: string[] = [];
  return {
    fetched,
    serve: (url, page) => void pages.set(keyOf(new URL(url)), page),
    answer: (request, response) => {
      const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "127.0.0.1"}`);
      fetched.push(`${url.host}${url.pathname}`);
      if (fetched.length > 1000) fetched.shift();
      const page = pages.get(keyOf(url));
      if (page) {
        const { type, body, status = 200, location } = page;
        const head = { "content-type": type, ...(location === undefined ? {} : { location }) };
        return void response.writeHead(status, head).end(body);
      }
      const { status, id } = servedFile(world, url);
      const file = id === null ? undefined : world.files.get(id);
      if (!file)
        return void response
          .writeHead(status, { "content-type": "text/plain" })
          .end("This content is no longer available.");
      response
        .writeHead(200, { "content-type": file.contentType, "content-length": file.bytes.byteLength })
        .end(file.bytes);
    },
  };

  function keyOf({ hostname, pathname, search }: URL): string {
    return hosts.has(hostname) ? `cdn ${pathname}` : `${hostname}${pathname}${search}`;
  }
}
