import { expect, test } from "vitest";
import { linksIn } from "../../src/article/message-links.ts";

const check = (message: string, links: readonly string[]): void => {
  test.each([message])("%s", () => {
    expect(linksIn(message)).toEqual(links);
  });
};

const a = "https://example.com/a";
const b = "https://example.com/b";

check("no link here, not even example.com or ftp://example.com", []);
check(a, [a]);
check(`have you seen ${a}?`, [a]);
check(`It is in ${a}, and in ${b}.`, [a, b]);
check(`${a} ${b} ${a}`, [a, b]);
check(`${a}\n${b}`, [a, b]);
check(`<${a}>`, [a]);
check(`[the story](${a})`, [a]);
check(`[the story](<${a}>)`, [a]);
check(`[the story](${a} "a title")`, [a]);
check(`[${a}](${a})`, [a]);
check(`(${a})`, [a]);
check(`(see ${a}).`, [a]);
check("https://example.org/wiki/Rent_(play)", ["https://example.org/wiki/Rent_(play)"]);
check("(https://example.org/wiki/Rent_(play))", ["https://example.org/wiki/Rent_(play)"]);
check(`**${a}**`, [a]);
check(`_${a}_`, [a]);
check(`||${a}||`, [a]);
check(`\`${a}\``, [a]);
check(`> ${a}`, [a]);
check(`“${a}”`, [a]);
check(`${a}…`, [a]);
check(`${a}?id=7&page=2#top!`, [`${a}?id=7&page=2#top`]);
check(`これは${a}。`, [a]);
check(`（${a}）`, [a]);
check(`<@123> read ${a} please`, [a]);
check("HTTPS://EXAMPLE.COM/A", ["HTTPS://EXAMPLE.COM/A"]);
check("https://", []);
check("https://[", []);
check("https://example.com/a[1]", ["https://example.com/a[1]"]);
check("[see https://example.com/a]", [a]);
