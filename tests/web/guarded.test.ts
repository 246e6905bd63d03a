import type { RequestListener } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { guardedWeb } from "../../src/web/guarded.ts";
import { openTraps, outcome, staged, type Dns, type Scene } from "./loopback.ts";

const here = "151.101.2.133";
const there = "2a04:4e42::645";

const dns: Dns = {
  "news.example.org": [[here, there]],
  "a.b.c.d.news.example.org": [[here]],
  "xn--mnchen-3ya.example.org": [[there]],
  "127-0-0-1.news.example.org": [[here]],
  "local.news.example.org": [[here]],
  "forged.example.org": [[here]],
  "loop.example.org": [["127.0.0.1"]],
  "ten.example.org": [["10.8.0.1"]],
  "metadata.example.org": [["169.254.169.254"]],
  "mapped.example.org": [["::ffff:10.8.0.1"]],
  "unique-local.example.org": [["fd12:3456::1"]],
  "zone.example.org": [["fe80::1%2"]],
  "mixed.example.org": [[here, "192.168.7.7"]],
  "mixed6.example.org": [["::1", here]],
  "late.example.org": [[here, here, here, here, here, here, "10.8.0.1"]],
  "rebound.example.org": [[here], ["127.0.0.1"]],
  "myself.example.org": [["198.41.0.10"]],
  "nonsense.example.org": [["not an address"]],
  "empty.example.org": [[]],
  "servfail.example.org": ["ESERVFAIL"],
  "printer.lan": [[here]],
  "router.home.arpa": [[here]],
  "cache.internal": [[here]],
};

let traps: Awaited<ReturnType<typeof openTraps>>;
beforeAll(async () => void (traps = await openTraps(answer)));
afterAll(() => traps[Symbol.asyncDispose]());

/** "/go?to=…&as=…" leads on; anything else is a page. */
const answer: RequestListener = (request, response) => {
  const query = new URL(`http://trap.example${request.url ?? ""}`).searchParams;
  const to = query.get("to");
  if (to !== null)
    response.writeHead(Number(query.get("as") ?? "302"), { location: Buffer.from(to).toString("latin1") });
  else response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(`<p>${request.headers.host ?? ""} ${request.url ?? ""}</p>`);
};

const own = ["198.41.0.10"];

/** Every one of these links ends so. Those that end in a fault of the link itself reach nobody. */
function check(ending: string, links: readonly string[]): void {
  test.each(links)(`${ending}: %s`, async (link) => {
    const { transport, dialled } = staged(traps, { dns, own });
    expect(await outcome(guardedWeb(transport), link)).toBe(ending);
    expect(dialled.length > 0).toBe(ending === "page");
  });
}

function leadsTo(location: string, as = 302): string {
  return `http://news.example.org/go?as=${as}&to=${encodeURIComponent(location)}`;
}

function chain(length: number): string {
  const steps = Array.from({ length }, (_, at) => at);
  return steps.reduce((link, at) => leadsTo(`${link}&n=${at}`), "http://news.example.org/end");
}

async function fetched(link: string, scene: Scene = { dns }) {
  const { transport, dialled } = staged(traps, scene);
  const page = await guardedWeb(transport).fetch(link, new AbortController().signal);
  return { ...page, body: Buffer.from(page.bytes).toString(), dialled };
}

describe("pages on the public internet are read", () => {
  check("page", [
    "http://news.example.org/",
    "https://news.example.org/a?b=c#d",
    "HTTPS://NEWS.Example.ORG/",
    "http://news.example.org./",
  ]);
  check("page", [
    "http://news.example.org:80/",
    "http://news.example.org:8080/",
    "https://news.example.org:443/",
    "https://news.example.org:8443/",
  ]);
  check("page", [
    "https://a.b.c.d.news.example.org/",
    "http://münchen.example.org/",
    "http://127-0-0-1.news.example.org/",
    "http://local.news.example.org/",
  ]);
  check("page", [
    `http://${here}/`,
    `http://[${there}]/`,
    "http://@news.example.org/",
    "http://news.example.org/?u=http://10.0.0.1/",
    "http://2540044933/",
  ]);
});

describe("what is no link to a web page is no address", () => {
  check("bad-address", [
    "",
    "news",
    "news.example.org",
    "//news.example.org/",
    "http:news.example.org",
    "http:/news.example.org/",
    "https://",
  ]);
  check("bad-address", [
    "ftp://news.example.org/",
    "file:///etc/hosts",
    "data:text/html,hello",
    "javascript:alert(1)",
    "ws://news.example.org/",
  ]);
  check("bad-address", [
    " http://news.example.org/",
    "http://news.example.org/\t",
    "http:\\\\news.example.org\\",
    "http://news.example.org\\@x/",
    "http://a b.example.org/",
  ]);
  check("bad-address", [
    "http://me@news.example.org/",
    "http://me:pass@news.example.org/",
    "http://:pass@news.example.org/",
    "http://news.example.org@10.8.0.1/",
  ]);
  check("bad-address", [
    "http://news.example.org:22/",
    "http://news.example.org:443/",
    "https://news.example.org:80/",
    "http://news.example.org:0/",
    "http://news.example.org:65536/",
  ]);
  check("bad-address", [
    "http://[::1",
    "http://[::1%25lo]/",
    "http://news<.example.org/",
    "http://99.99.99.999/",
    `http://news.example.org/${"x".repeat(2048)}`,
  ]);
});

describe("what is not on the public internet is not asked", () => {
  check("blocked-address", [
    "http://127.0.0.1/",
    "https://127.0.0.1/",
    "http://127.9/",
    "http://0x7f.0.0.1/",
    "http://0177.1/",
    "http://2130706434/",
    "http://127.0.0.1./",
  ]);
  check("blocked-address", [
    "http://１０.８.０.１/",
    "http://⑩.⑧.0.1/",
    "http://10。8。0。1/",
    "http://%31%30.8.0.1/",
    "http://0/",
    "http://255.255.255.255/",
  ]);
  check("blocked-address", [
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:10.8.0.1]/",
    "http://[::ffff:151.101.2.133]/",
    "http://[64:ff9b::a08:1]/",
    "http://[fd12:3456::1]/",
  ]);
  check("blocked-address", [
    "http://localhost/",
    "http://LOCALHOST./",
    "http://news/",
    "http://news.localhost/",
    "http://printer.lan/",
    "http://router.home.arpa/",
    "http://cache.internal/",
  ]);
  check("blocked-address", [
    "http://loop.example.org/",
    "http://ten.example.org/",
    "http://metadata.example.org/",
    "http://mapped.example.org/",
    "http://unique-local.example.org/",
  ]);
  check("blocked-address", [
    "http://zone.example.org/",
    "http://mixed.example.org/",
    "http://mixed6.example.org/",
    "http://late.example.org/",
    "http://nonsense.example.org/",
  ]);
  check("blocked-address", ["http://myself.example.org/", "http://198.41.0.10/"]);
});

describe("names that are not found", () => {
  check("dns-failed", ["http://nowhere.example.org/", "http://empty.example.org/", "https://servfail.example.org/"]);
});

test("a blocked address is called that and nothing more", async () => {
  const fetching = guardedWeb(staged(traps, { dns }).transport).fetch(
    "http://ten.example.org/",
    new AbortController().signal,
  );
  await expect(fetching).rejects.toThrow(/^That address is not on the public internet\.$/);
});

describe("a redirect is checked like a link", () => {
  test.each([301, 302, 303, 307, 308])("%i leads on to a public page", async (as) => {
    const page = await fetched(leadsTo("https://a.b.c.d.news.example.org/end#here", as));
    expect(page).toMatchObject({ redirects: 1, url: "https://a.b.c.d.news.example.org/end" });
    expect(page.body).toBe("<p>a.b.c.d.news.example.org /end</p>");
  });

  test.each([
    ["http://127.0.0.1/", "blocked-address"],
    ["//127.0.0.1/", "blocked-address"],
    ["/\\127.0.0.1/", "blocked-address"],
    ["http:/\\0x7f.1", "blocked-address"],
    ["http://１２７.0.0.1/", "blocked-address"],
    ["http://ten.example.org/", "blocked-address"],
    ["http://localhost/", "blocked-address"],
    ["http://news.example.org:25/", "bad-address"],
    ["http://me:pass@news.example.org/", "bad-address"],
    ["ftp://news.example.org/", "bad-address"],
    ["data:text/html,hello", "bad-address"],
    ["http://[", "bad-address"],
    ["http://nowhere.example.org/", "dns-failed"],
    ["", "too-many-redirects"],
  ])("to %s: %s", async (location, ending) => {
    const { transport, dialled } = staged(traps, { dns });
    expect(await outcome(guardedWeb(transport), leadsTo(location))).toBe(ending);
    expect(dialled).toEqual([`${here} 80`]);
  });

  test("a status that is no redirect is not followed", async () => {
    const { transport, dialled } = staged(traps, { dns });
    expect(await outcome(guardedWeb(transport), leadsTo("http://news.example.org/end", 300))).toBe("bad-status");
    expect(dialled).toHaveLength(1);
  });

  test("each address is told before it is dialled, and whoever is told may end it there", async () => {
    const { transport, dialled } = staged(traps, { dns });
    const told: string[] = [];
    const fetching = guardedWeb(transport).fetch(
      leadsTo("http://news.example.org/end"),
      AbortSignal.timeout(5000),
      (url) => {
        told.push(url);
        if (told.length > 1) throw new UserError("not-allowed", "Not this one.", "Another.");
      },
    );
    await expect(fetching).rejects.toMatchObject({ code: "not-allowed" });
    expect(told).toEqual([leadsTo("http://news.example.org/end"), "http://news.example.org/end"]);
    expect(dialled).toHaveLength(1);
  });

  test("five are followed, a sixth is not", async () => {
    expect((await fetched(chain(5))).redirects).toBe(5);
    expect(await outcome(guardedWeb(staged(traps, { dns }).transport), chain(6))).toBe("too-many-redirects");
  });

  test("each step looks its host up anew, and checks what it finds", async () => {
    const { transport, lookedUp, dialled } = staged(traps, { dns });
    const link = `http://rebound.example.org/go?to=${encodeURIComponent("/end")}`;
    expect(await outcome(guardedWeb(transport), link)).toBe("blocked-address");
    expect(lookedUp).toEqual(["rebound.example.org", "rebound.example.org"]);
    expect(dialled).toEqual([`${here} 80`]);
  });
});

describe("the connection", () => {
  test("goes to the very addresses that were checked, from one look-up", async () => {
    const { transport, lookedUp, dialled } = staged(traps, { dns });
    expect(await outcome(guardedWeb(transport), "http://rebound.example.org/")).toBe("page");
    expect(lookedUp).toHaveLength(1);
    expect(dialled).toEqual([`${here} 80`]);
  });

  test("checks an address again in the moment it is dialled", async () => {
    const { transport, dialled } = staged(traps, { dns });
    const shifting = Object.assign([here], { slice: () => ["10.8.0.1"] });
    const web = guardedWeb({ ...transport, lookUp: async () => shifting });
    expect(await outcome(web, "http://news.example.org/")).toBe("blocked-address");
    expect(dialled).toEqual([]);
  });

  test("falls back to the next address", async () => {
    const { dialled } = await fetched("https://news.example.org/", { dns, refuse: [here] });
    expect(dialled).toEqual([`${here} 443`, `${there} 443`]);
  });

  test("waits for a silent address only its share of the time", async () => {
    const { dialled } = await fetched("http://news.example.org/", { dns, silent: [here] });
    expect(dialled).toEqual([`${here} 80`, `${there} 80`]);
  });

  test("tries four addresses and no more", async () => {
    const many = Array.from({ length: 9 }, (_, at) => `151.101.2.${at}`);
    const { transport, dialled } = staged(traps, { dns: { "many.example.org": [many] }, refuse: many });
    expect(await outcome(guardedWeb(transport), "http://many.example.org/")).toBe("connect-failed");
    expect(dialled).toHaveLength(4);
  });

  test("is not made with a server that cannot prove its name", async () => {
    const { transport, dialled } = staged(traps, { dns });
    expect(await outcome(guardedWeb(transport), "https://forged.example.org/")).toBe("connect-failed");
    expect(dialled).toEqual([`${here} 443`]);
  });
});

describe("every wait can end", { concurrent: true }, () => {
  test("a look-up that never answers", { timeout: 6000 }, async () => {
    const { transport } = staged(traps, { dns: { "slow.example.org": ["TIMEOUT"] } });
    expect(await outcome(guardedWeb(transport), "http://slow.example.org/")).toBe("timeout");
  });

  test("a server that never takes the connection", { timeout: 6000 }, async () => {
    const { transport } = staged(traps, { dns, silent: [here, there] });
    expect(await outcome(guardedWeb(transport), "http://news.example.org/")).toBe("connect-failed");
  });

  test("whoever asked gives up: the reason is theirs", async () => {
    const { transport } = staged(traps, { dns, silent: [here, there] });
    const asker = new AbortController();
    const fetching = guardedWeb(transport).fetch("http://news.example.org/", asker.signal);
    asker.abort(new Error("the member left"));
    await expect(fetching).rejects.toThrow("the member left");
  });
});
