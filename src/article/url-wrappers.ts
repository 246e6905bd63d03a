/**
 * The address that a cache, a viewer or a redirect stands for, or the address itself. Only wrappers that carry the
 * whole address inside are undone; a short link ("bit.ly/…") tells nothing without a request.
 */
export function unwrapUrl(address: URL): URL {
  let url = address;
  // A newsletter's redirect may lead to an accelerated copy; more than three layers are a game.
  for (let layer = 0; layer < 3; layer += 1) {
    const inner = acceleratedCopy(url) ?? archivedCopy(url) ?? redirectTarget(url);
    if (inner === null) return url;
    url = inner;
  }
  return url;
}

const google = /^(?:www\.)?google(?:\.[a-z]{2,3}){1,2}$/;

/**
 * AMP caches and viewers: "https://www-example-com.cdn.ampproject.org/v/s/www.example.com/story?amp_js_v=0.1",
 * "https://www.google.com/amp/s/amp.example.com/story". The "s" says that the original is served by https.
 */
function acceleratedCopy(url: URL): URL | null {
  const cache = /(?:^|\.)(?:cdn\.ampproject\.org|bing-amp\.com)$/.test(url.hostname);
  const viewer = google.test(url.hostname) || url.hostname === "www.bing.com";
  if (!cache && !viewer) return null;
  const shape = cache ? /^\/[a-z]\/(s\/)?(.+)$/ : /^\/amp\/(s\/)?(.+)$/;
  const [, secure, rest] = shape.exec(url.pathname) ?? [];
  if (rest === undefined) return null;
  return webAddress(`${secure === undefined ? "http" : "https"}://${rest}${url.search}${url.hash}`);
}

/** "https://web.archive.org/web/20261122093000/https://example.com/story" */
function archivedCopy(url: URL): URL | null {
  if (url.hostname !== "web.archive.org") return null;
  const [, rest] = /^\/web\/[0-9a-z_*]+\/(https?:\/{1,2}.+)$/.exec(url.pathname) ?? [];
  return rest === undefined ? null : webAddress(rest.replace(/^(https?):\/{1,2}/, "$1://") + url.search);
}

type Redirect = { readonly host: RegExp; readonly path: RegExp; readonly parameters: readonly string[] };

const redirects: readonly Redirect[] = [
  { host: google, path: /^\/url$/, parameters: ["q", "url"] },
  { host: /^(?:l|lm)\.facebook\.com$/, path: /^\/l\.php$/, parameters: ["u"] },
  { host: /^l\.(?:instagram|threads|messenger)\.com$/, path: /^\/$/, parameters: ["u"] },
  { host: /^out\.reddit\.com$/, path: /./, parameters: ["url"] },
  { host: /^t\.umblr\.com$/, path: /^\/redirect$/, parameters: ["z"] },
  { host: /^www\.youtube\.com$/, path: /^\/redirect$/, parameters: ["q"] },
  { host: /^(?:www\.)?vk\.com$/, path: /^\/away\.php$/, parameters: ["to"] },
  { host: /^slack-redir\.net$/, path: /^\/link$/, parameters: ["url"] },
  { host: /^steamcommunity\.com$/, path: /^\/linkfilter\/?$/, parameters: ["u", "url"] },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\/$/, parameters: ["url"] },
  { host: /^www\.linkedin\.com$/, path: /^\/(?:redir\/redirect|safety\/go)$/, parameters: ["url"] },
];

function redirectTarget(url: URL): URL | null {
  for (const { host, path, parameters } of redirects) {
    if (!host.test(url.hostname) || !path.test(url.pathname)) continue;
    for (const parameter of parameters) {
      const target = webAddress(url.searchParams.get(parameter) ?? "");
      if (target !== null) return target;
    }
  }
  return null;
}

function webAddress(address: string): URL | null {
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes(".") ? url : null;
}
