import { stories } from "./stories.ts";
import type { GateCode } from "../../src/errors.ts";

type Row = readonly [code: GateCode, what: string, text: string];

const preview = `Rents in the harbour district rose by nine per cent last year, the city’s housing office said on Monday, the third increase in a row.

Tenants who came to the town hall with signs and folding chairs said that the figure leaves out those who had already moved away.`;

const postponed =
  "The city council voted late on Wednesday to postpone a decision about the new bridge until next spring, after more than four hours of debate.\n\nSupporters of the bridge, among them several shop owners from the east bank, reacted with anger.";

const cut = (end: string): string => `${(stories["report"] ?? "").split("\n\n").slice(0, 3).join("\n\n")}\n\n${end}`;

/** What is given in place of a story, all written for these tests, with the code that each deserves. */
export const noStories: readonly Row[] = [
  [
    "paywall",
    "two paragraphs and a demand",
    `${preview}\n\nSubscribe to continue reading\n\nAlready a subscriber? Log in`,
  ],
  [
    "paywall",
    "a demand to register",
    `${preview}\n\nCreate a free account to read the full article. It takes a minute.`,
  ],
  ["paywall", "subscribers only", `This article is for subscribers only.\n\n${preview}`],
  [
    "paywall",
    "a limit reached",
    `${preview}\n\nYou’ve reached your limit of three free articles this month. Support us for €1 a week, cancel any time.`,
  ],
  [
    "paywall",
    "more to the story",
    `${preview}\n\nThere’s more to this story. Unlock the full article with a subscription.`,
  ],
  ["paywall", "exclusive content", `Exclusive to our members\n\n${preview}`],
  [
    "paywall",
    "prices and a trial",
    `Rents rise again in the harbour\n\nStandard: $4 per week\n\nPremium: $9 per week\n\nStart your 30-day free trial. Cancel anytime.`,
  ],
  [
    "paywall",
    "a post for paying readers",
    `${preview}\n\nThis post is for paid subscribers\n\nSubscribe\n\nAlready a paid subscriber? Sign in`,
  ],
  [
    "paywall",
    "in German",
    `Die Mieten im Hafenviertel sind im vergangenen Jahr um neun Prozent gestiegen.\n\nJetzt mit H+ weiterlesen\n\nSie haben bereits ein Abo? Hier anmelden`,
  ],
  [
    "paywall",
    "in French",
    `Les loyers du quartier du port ont augmenté de neuf pour cent l’an dernier.\n\nCet article est réservé aux abonnés. Il vous reste 78 % de cet article à lire.`,
  ],
  [
    "paywall",
    "in Spanish",
    `Los alquileres del puerto subieron un nueve por ciento el año pasado.\n\nContenido exclusivo para suscriptores. Suscríbete para seguir leyendo.`,
  ],
  [
    "paywall",
    "in Japanese",
    `港湾地区の家賃は昨年、９％上昇したと市の住宅局が月曜日に発表した。\n\nこの記事は有料会員限定です。残り 812文字`,
  ],
  [
    "paywall",
    "in Arabic",
    `ارتفعت الإيجارات في حي الميناء بنسبة تسعة في المئة خلال العام الماضي.\n\nهذا المقال للمشتركين فقط. اشترك الآن لقراءة المقال كاملا.`,
  ],
  [
    "consent",
    "a banner",
    `We value your privacy\n\nWe and our 812 partners store and/or access information on a device, such as cookies, and process personal data for personalised ads and content, ad measurement and audience research.\n\nAccept all\nReject all\nManage preferences`,
  ],
  [
    "consent",
    "before you continue",
    `Before you continue\n\nWe use cookies and data to deliver our services, to measure how they are used and to show you personalised content. If you choose “Reject all”, we will not use cookies for these purposes.\n\nMore options   Privacy policy   Terms`,
  ],
  [
    "consent",
    "a short line",
    `This website uses cookies to make sure you get the best experience. By clicking Accept you consent to our cookie policy.\n\nI agree`,
  ],
  [
    "consent",
    "in German",
    `Mit Werbung und Tracking weiterlesen\n\nWir und unsere 174 Partner speichern Informationen auf Ihrem Gerät und verarbeiten personenbezogene Daten. Einzelheiten stehen in der Datenschutzerklärung. Sie können Ihre Einwilligung jederzeit widerrufen.\n\nAlle akzeptieren\nAblehnen`,
  ],
  [
    "consent",
    "in French",
    `Avec votre accord, nos 233 partenaires et nous utilisons des cookies pour mesurer l’audience et personnaliser les contenus. Vous pouvez retirer votre consentement à tout moment.\n\nTout accepter\nContinuer sans accepter\nGérer mes choix`,
  ],
  [
    "bot-wall",
    "a check of the browser",
    `Just a moment...\n\nChecking your browser before accessing harbourpost.example.\n\nThis process is automatic. Please wait a few seconds.\n\nRay ID: 8f2c1a77b9d0`,
  ],
  [
    "bot-wall",
    "a check for humans",
    `Please verify you are a human\n\nAccess to this page has been denied because we believe you are using automation tools to browse the website. Press & Hold to confirm.\n\nReference ID #a77b-11`,
  ],
  ["bot-wall", "scripts wanted", `Please enable JavaScript and disable any ad blocker to continue.`],
  [
    "bot-wall",
    "a ban",
    `Sorry, you have been blocked\n\nYou are unable to access harbourpost.example. This website is using a security service to protect itself from attacks.`,
  ],
  [
    "bot-wall",
    "unusual traffic",
    `Our systems have detected unusual traffic from your computer network. Solve the captcha below to show that you are not a robot.`,
  ],
  ["bot-wall", "forbidden", `403 Forbidden\n\nAccess denied.`],
  [
    "bot-wall",
    "in Japanese",
    `お使いのネットワークから通常と異なるアクセスを検出しました。\n\n私はロボットではありません`,
  ],
  [
    "index-page",
    "a front page",
    `Harbour rents rise for the third year in a row\nMayor promises vote on cap before summer break\nLandlords plan to go to court over new rules\nTrams stop for three hours after software fault\nHerring soup returns to the museum on Fridays\nHarbour City win at home for first time since March\nSchool on the hill to close in July, parents told\nPhotographer of the strike of 1962 dies at 91\nShopping site fined over its cookie banner\nBlind users locked out by puzzles, study says`,
  ],
  [
    "index-page",
    "a section with ages",
    `Rents rise again in the harbour district\n2 hours ago\nThe housing office speaks of nine per cent.\nMayor promises a vote\n3 hours ago\nTenants have heard it before.\nTrams stop after fault\n5 hours ago\nSome 60,000 people had to walk.\nSchool to close\n1 day ago\nParents heard by letter.`,
  ],
  [
    "index-page",
    "in Japanese",
    Array.from({ length: 10 }, (_, at) => `港湾地区の家賃が${at + 2}年連続で上昇、市長は採決を約束`).join("\n"),
  ],
  [
    "index-page",
    "headlines with teasers",
    [
      "Rents rise again in the harbour\nThe housing office speaks of nine per cent, the third rise in a row.",
      "Mayor promises a vote on the cap\nTenants have heard it before and bring their own chairs.",
      "Trams stop for three hours\nA wrong line in a program kept 60,000 people waiting.",
      "School on the hill to close in July\nParents heard of it by letter, and have gathered 900 names.",
      "Herring soup returns to the museum\nThe queue is longer than the one for the paintings.",
      "Harbour City win at home at last\nTwo goals by Aino Salmi, one of them with her shoulder.",
    ].join("\n\n"),
  ],
  [
    "video-page",
    "a player and a line",
    `Video Player is loading.\n\n0:00 / 2:31\n\nTenants march through the harbour as the council meets. Watch the full video above.`,
  ],
  ["video-page", "no player", `Your browser does not support the video element.\n\nMayor speaks on rents`],
  [
    "video-page",
    "chapters",
    `The council debate on rents, in full.\n\n0:00 Introduction\n2:15 The mayor speaks\n14:40 Tenants answer\n31:05 The vote\n\nLike and subscribe for more!`,
  ],
  ["too-short", "nothing", ""],
  ["too-short", "a title", "Rents rise again in the harbour"],
  [
    "too-short",
    "a teaser",
    "Rents in the harbour district rose by nine per cent last year, the city’s housing office said on Monday.",
  ],
  ["too-short", "a teaser in Japanese", "港湾地区の家賃は昨年、９％上昇したと市の住宅局が月曜日に発表した。"],
  [
    "cut-off",
    "after an article",
    cut("The council has tried twice to limit rents, in 2014 and in 2019, but each time the"),
  ],
  ["cut-off", "after a comma", cut("The council has tried twice to limit rents,")],
  ["cut-off", "with dots", cut("The council has tried twice to limit rents, and both attempts failed because of…")],
  ["cut-off", "by a feed", cut("The council has tried twice to limit rents, in 2014 and… [+2312 chars]")],
  ["cut-off", "by a button", cut("The council has tried twice to limit rents, in 2014 and in 2019... Read more")],
  ["cut-off", "inside a quotation", cut("“We have seen it twice,” she said, “and both times it was")],
  ["cut-off", "in German", `${stories["german"]}\n\nDie Stadt will im Herbst neue Zahlen vorlegen und dann mit den`],
  ["cut-off", "at a hyphen", cut("The council has tried twice to limit rents with a well-")],
  [
    "not-news",
    "code",
    `import { readFile } from "node:fs/promises";\n\nexport async function rents(path) {\n  const text = await readFile(path, "utf8");\n  const rows = text.split("\\n");\n  return rows.map((row) => row.split(","));\n}\n\nconst all = await rents("rents.csv");\nconsole.log(all.length);`,
  ],
  [
    "not-news",
    "a program in Python",
    `def rents(path):\n    with open(path) as file:\n        rows = file.read().split("\\n")\n    total = 0\n    for row in rows:\n        total += int(row)\n    return total\n\nif __name__ == "__main__":\n    print(rents("rents.csv"))`,
  ],
  [
    "not-news",
    "data",
    `{\n  "city": "Harbour",\n  "rents": [\n    { "year": 2024, "rise": 4 },\n    { "year": 2025, "rise": 9 }\n  ],\n  "cap": null\n}`,
  ],
  [
    "not-news",
    "a log",
    Array.from(
      { length: 12 },
      (_, at) => `2026-05-03 10:15:${10 + at} INFO worker ${at} finished job ${at * 7} in ${at + 3} ms`,
    ).join("\n"),
  ],
  [
    "not-news",
    "a chat",
    `[10:15] anna: did you see the rents thing\n[10:15] ben: lol yeah\n[10:16] anna: nine percent omg\n[10:16] ben: my landlord is gonna love it\n[10:17] cleo: same here tbh\n[10:18] anna: we should go to the meeting\n[10:18] ben: idk, work\n[10:19] cleo: i'm in`,
  ],
  [
    "not-news",
    "a chat copied from Discord",
    `anna — Today at 10:15\ndid you see the rents thing\nben — Today at 10:15\nlol yeah, nine percent\nanna — Today at 10:16\nwe should go\nben — Today at 10:17\nidk, work\ncleo — Today at 10:19\nim in, who else`,
  ],
  [
    "not-news",
    "a recipe",
    `Herring soup\n\nIngredients\n500 g herring\n4 large onions\n1 l milk\n2 tbsp butter\n1 bunch dill\nsalt\n\nMethod\n1. Chop the onions and fry them in the butter until soft.\n2. Add the milk and simmer for ten minutes.\n3. Place the fish in the pot and cook for five minutes more.\n4. Season, sprinkle with dill and serve at once.`,
  ],
  [
    "not-news",
    "a poem",
    `The harbour sleeps beneath its cranes,\nAnd all the gulls have gone to bed;\nA lantern swings on rusted chains\nAbove the water, dull and red.\n\nI counted ships when I was young,\nAnd every ship would carry me\nTo where another, softer tongue\nIs spoken by another sea.\n\nNow I am old, and count the rain,\nAnd do not ask it where it goes;`,
  ],
  [
    "not-news",
    "terms of use",
    `Terms of use\n\nBy using this service you agree to these terms. The service is provided as is, without warranties of any kind, to the fullest extent permitted by law. We shall not be liable for any loss. You agree to indemnify us. These terms are governed by the law of Harbour City, and the courts there have sole jurisdiction. All intellectual property is ours or that of third parties. We may terminate this agreement at our sole discretion. If any part is void, the rest stands; these pages are the entire agreement between us.`,
  ],
  [
    "not-news",
    "filler",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. ".repeat(
      5,
    ),
  ],
  ["not-news", "bytes read as text", "\u0003\uFFFD\u0007K\u0001\uFFFD\uFFFD\u0012ab\uFFFD\u0000\u0005".repeat(30)],
  ["not-news", "base64", `${"TWFueSBhcnRpY2xlcyBhcmUgbm90IGFydGljbGVzIGF0IGFsbCBidXQgYnl0ZXM".repeat(6)}\n`.repeat(4)],
  [
    "not-news",
    "keys hit at random",
    "sdfkj wqlkrj xcvb nmwrt plkjh gfdsq wrtzp lkjhg fdsxc vbnmq wrtpl kjhgf dscxv bnmtr ".repeat(3),
  ],
  ["not-news", "one word over and over", "rent ".repeat(200)],
  [
    "not-news",
    "a shop",
    `Kestrel K2 kettle, steel\n\n€59.00\nIn stock\nAdd to cart\nFree shipping from €40\nQuantity: 1\n\nProduct details\nBoils one litre in two minutes. Cordless. Two years’ warranty.\n\nCustomer reviews (112)`,
  ],
  [
    "not-news",
    "a table",
    Array.from({ length: 20 }, (_, at) => `${2000 + at}; ${at * 3.1}; ${at * 7}; ${at * 11.5}`).join("\n"),
  ],
  [
    "not-news",
    "a page that is gone",
    `404\n\nPage not found\n\nSorry, the page you are looking for may have been moved or deleted. Go back to the home page or search our archive.`,
  ],
  ["paywall", "unlimited access on offer", `${postponed}\n\nGet unlimited access for 99 cents\n\nSubscribe`],
  [
    "paywall",
    "the rest with a free account",
    `${postponed}\n\nRead the rest of this story with a free account.\n\nRegister now`,
  ],
  [
    "paywall",
    "content reserved",
    `${postponed}\n\nThis content is reserved for subscribers. Log in if you already have an account.`,
  ],
  [
    "paywall",
    "no free articles left",
    `${postponed}\n\nYou have 0 free articles remaining this month.\n\nSubscribe for full access`,
  ],
  ["paywall", "the paper's name in the demand", `${postponed}\n\nSubscribe to The Times to read the full article.`],
  ["paywall", "keep reading, signed in", `${postponed}\n\nTo keep reading, please sign in or subscribe`],
  [
    "paywall",
    "a premium subscription",
    "Premium\n\n" + postponed + "\n\nContinue your reading with a Premium subscription\n\nFrom £2 per week",
  ],
  ["paywall", "sign in to read", `${postponed}\n\nSign in to read this article\n\nNew to the Herald? Create account`],
  [
    "paywall",
    "plans that start at a price",
    `${postponed}\n\nGet full access to this article and all our journalism. Plans start at $1.`,
  ],
  [
    "paywall",
    "a subscriber-only story",
    `${postponed}\n\nThis is a subscriber-only story. Thanks for supporting local journalism.`,
  ],
  ["paywall", "join now", `${postponed}\n\nJoin now to read more.`],
  [
    "paywall",
    "in German, with a subscription",
    `${postponed}\n\nDiesen Artikel weiterlesen mit dem Digital-Abo.\n\nJetzt testen`,
  ],
  ["paywall", "in German, with a plus", `${postponed}\n\nLesen Sie den ganzen Artikel mit F+`],
  ["paywall", "in French, the rest", `${postponed}\n\nLa suite de cet article est réservée aux abonnés.`],
  ["paywall", "in Italian", `${postponed}\n\nQuesto articolo è riservato agli abbonati`],
  ["paywall", "in Spanish, a suscriptor", `${postponed}\n\nHazte suscriptor para seguir leyendo`],
  ["paywall", "in Dutch", `${postponed}\n\nDit artikel is alleen voor abonnees`],
  ["paywall", "in Chinese", `${postponed}\n\n登录后继续阅读`],
  [
    "consent",
    "privacy that matters",
    "Your privacy is important to us\n\nWe and our partners use technologies such as cookies to process personal data. You can accept or manage your choices by clicking below, including your right to object where legitimate interest is used.\n\nAGREE\nMORE OPTIONS",
  ],
  [
    "consent",
    "a family of brands",
    "Yahoo is part of the example family of brands. By clicking 'Accept all' you agree that we and our partners store and access information on your device with the use of cookies.\n\nReject all\nManage privacy settings",
  ],
  [
    "consent",
    "a public office's cookies",
    "Cookies on this site\n\nWe use essential cookies to make our site work. We'd also like to set analytics cookies that help us make improvements by measuring how you use the site.\n\nAccept additional cookies\nReject additional cookies\nView cookies",
  ],
  [
    "bot-wall",
    "a security check",
    "Attention Required! | Cloudflare\n\nPlease complete the security check to access the site.\n\nWhy do I have to complete a CAPTCHA?",
  ],
  [
    "bot-wall",
    "an interruption",
    "Pardon Our Interruption\n\nAs you were browsing something about your browser made us think you were a bot. There are a few reasons this might happen: you've disabled JavaScript in your web browser; you're a power user moving through this website with super-human speed.",
  ],
  [
    "bot-wall",
    "a box to click",
    "To continue, please click the box below to let us know you're not a robot.\n\nWhy did this happen? Please make sure your browser supports JavaScript and cookies and that you are not blocking them from loading.",
  ],
  [
    "bot-wall",
    "no permission",
    "Access Denied\n\nYou don't have permission to access this page on this server.\n\nReference #18.2d351ab8.1557333295.a4e16ab",
  ],
  [
    "bot-wall",
    "an error of the guard",
    "Error 1020\nYou do not have access to this site. The site owner may have set restrictions that prevent you from accessing the site.",
  ],
  ["bot-wall", "an app that needs scripts", "You need to enable JavaScript to run this app."],
  [
    "video-page",
    "a clip with its length",
    "Watch: Council debates bridge\n\n1:45\n\nPublished 2 hours ago\n\nSupporters reacted with anger as the vote was postponed.",
  ],
  [
    "video-page",
    "a clip that cannot be played",
    "This video can not be played\n\nMedia caption, Council debates the bridge",
  ],
  [
    "index-page",
    "headlines with credits and dates",
    "Latest news\n\nBridge vote postponed until next spring, council says\nBy Jane Doe | 12 May\nShop owners on the east bank threaten to sue the city\nBy John Roe | 12 May\nFerry service to run longer hours during the summer\nBy Jane Doe | 11 May\nTunnel idea returns after forty years of silence\nBy Ana Silva | 10 May\nCyclists block the old bridge for a second evening\nBy Jane Doe | 9 May\nMayor says she will not stand again next year\nBy John Roe | 9 May\nLibrary opens on Sundays for the first time ever\nBy Ana Silva | 8 May\nFlood wall passes its first test on the north shore\nBy Jane Doe | 7 May",
  ],
  [
    "not-news",
    "pancakes",
    "Ingredients:\n200g flour\n2 eggs\n300 ml milk\n1 pinch of salt\n50 g butter\n\nWhisk the eggs and the milk. Add the flour and salt. Melt the butter and stir it in. Heat a pan and fry the pancakes on both sides until golden. Serve with jam.",
  ],
  [
    "not-news",
    "a privacy policy",
    "Privacy Policy\n\nEffective date: 1 May 2026\n\nWe collect personal information when you use the service. We may disclose personal data to third parties where you have given your consent. Your rights include access and deletion. The data controller is Example Ltd. We process data under governing law. To the fullest extent permitted, our limitation of liability applies to all claims arising hereunder.",
  ],
  [
    "not-news",
    "quarters in figures",
    "Q1 100 200 300 400\nQ2 110 210 310 410\nQ3 120 220 320 420\nQ4 130 230 330 430\n2025 460 860 1260 1660",
  ],
  [
    "not-news",
    "a page's source",
    '<html>\n<head><title>Rents</title></head>\n<body>\n<div class="story">\n<p>Rents rose.</p>\n</div>\n</body>\n</html>',
  ],
  ["not-news", "a row of keys", "asdf qwer zxcv asdf qwer zxcv hjkl uiop bnm asdf qwer zxcv hjkl ".repeat(6)],
  ["too-short", "a flash", "BREAKING: Council postpones bridge vote until spring after four hours of debate."],
  [
    "cut-off",
    "inside a quotation",
    `${postponed} “We were promised a bridge,” said one of them, “and instead we were given a`,
  ],
  ["cut-off", "after that", `${postponed}\n\nThe mayor, who had asked for the delay, told reporters that`],
  [
    "cut-off",
    "a button after dots",
    `${postponed}\n\nThe mayor, who had asked for the delay, told reporters that she… Read more »`,
  ],
];
