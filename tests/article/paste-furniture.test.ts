import { describe, expect, test } from "vitest";
import { furniture, type Furniture } from "../../src/article/paste-furniture.ts";

const check = (kind: Furniture | null, ...lines: readonly string[]): void => {
  test.each(lines)("%s", (line) => {
    expect(furniture(line)).toBe(kind);
  });
};

describe("links", () => {
  check(
    "link",
    "https://example.com/a",
    "<https://example.com/a>",
    "Source: https://example.com/a",
    "🔗 https://example.com/a",
  );
  check(
    "link",
    "Read the full story here: https://example.com/a",
    "via https://example.com",
    "https://a.example https://b.example",
  );
  check(null, "Tenants can see their figures at https://example.com/rents until the end of June.");
});

describe("advertisements", () => {
  check(
    "advertisement",
    "Advertisement",
    "ADVERTISEMENT",
    "- Advertisement -",
    "[Ad]",
    "Sponsored",
    "Anzeige",
    "広告",
    "إعلان",
  );
  check(
    "advertisement",
    "Story continues below advertisement",
    "Article continues below",
    "Scroll to continue",
    "Skip past newsletter promotion",
  );
  check(null, "Advertisement spending fell.", "The ad cost nine million euros.", "Ads for flats rose");
});

describe("sharing", () => {
  check(
    "share",
    "Share",
    "Share this article",
    "Facebook Twitter WhatsApp Email",
    "Share on X",
    "Copy link",
    "Comments (12)",
    "12 shares",
  );
  check("share", "Leave a comment", "Listen to this article", "Print");
  check(
    null,
    "Share prices fell on Monday.",
    "Twitter said no.",
    "Link",
    "The post",
    "Comments are closed, tenants say",
  );
});

describe("dates", () => {
  check(
    "date",
    "3 May 2026",
    "May 3, 2026",
    "Published 3 May 2026 10:15 BST",
    "Updated 2 hours ago",
    "2026-05-03",
    "03.05.2026 10:15",
  );
  check(
    "date",
    "Tuesday, May 12, 2026 10:15 AM EDT",
    "5 min read",
    "3 mai 2026",
    "Last updated: 12 June 2026 at 4pm ET",
    "3. März 2026",
  );
  check(null, "May", "Sunday", "May 2026 was wet.", "12 tenants", "1984");
});

describe("other stories", () => {
  check(
    "related",
    "Related",
    "More on this story",
    "READ MORE: Council votes on cap",
    "Related: Rents rise",
    "Watch: Rents explained",
  );
  check(
    "related",
    "Most read",
    "You may also like",
    "Lire aussi",
    "関連記事",
    "اقرأ أيضا",
    "More from The Harbour Post",
  );
  check(
    null,
    "Related firms also raised rents.",
    "Watch: it will rise.",
    "More from him will follow.",
    "More tenants left the harbour",
  );
});

describe("calls to the reader", () => {
  check(
    "call",
    "Continue reading",
    "Continue reading the main story",
    "Read more",
    "Read more…",
    "Show more",
    "Read the full story",
  );
  check(
    "call",
    "Sign up for our free newsletter to get the day’s top stories in your inbox.",
    "Follow us on Instagram",
    "Download our app",
  );
  check(
    "call",
    "Follow Jane Doe on X @janedoe",
    "Have a news tip? Email us at desk@example.com",
    "Click here to subscribe",
    "Log in",
  );
  check(
    null,
    "Sign up sheets were gone by noon.",
    "Read more slowly, she said.",
    "Download speeds fell after alerts went out.",
  );
  check(
    null,
    "Subscribers left.",
    "Continue reading and you will see why the vote was lost.",
    "Join the rebels on Facebook, he urged his followers.",
  );
});

describe("captions and rights", () => {
  check(
    "caption",
    "Photograph: Jane Doe/Agency",
    "Getty Images",
    "Image source, Reuters",
    "Photo by Jane Doe",
    "Ilse Brandt in March (Jane Doe/Harbour Agency)",
  );
  check("copyright", "© 2026 The Harbour Post", "All rights reserved.", "Copyright 2026 Example");
  check(
    null,
    "Image is everything, the mayor said.",
    "Photos of the harbour show cranes.",
    "Copyright law changed on Monday, and with it what every one of the city’s twelve thousand photographers may do with a picture.",
  );
});
