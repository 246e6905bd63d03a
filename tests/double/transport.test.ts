import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { expect, test } from "vitest";
import { guardedWeb } from "../../src/web/guarded.ts";
import { startDouble } from "./discord.ts";
import { transportToDouble } from "./transport.ts";

test("the guarded gate fetches a member's file and a page of any host from the double", async () => {
  await using discord = await startDouble();
  setDefaultCACertificates([...getCACertificates("default"), discord.certificate]);
  const files = [{ name: "story.txt", type: "text/plain", bytes: Buffer.from("Rents rose.") }];
  const [attachment] = discord.member("ann").say("news", "", { files }).now().attachments;
  discord.serve("https://news.example.org/story?id=1", { type: "text/html", body: "<p>Rents fell.</p>" });
  const web = guardedWeb(transportToDouble(discord));
  const { signal } = new AbortController();
  const [file, page] = [
    await web.fetch(attachment?.url ?? "", signal),
    await web.fetch("https://news.example.org/story?id=1", signal),
  ];
  expect([file, page].map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(["Rents rose.", "<p>Rents fell.</p>"]);
  expect(discord.fetched).toHaveLength(2);
});
