/** Whole stories of many kinds and languages, all written for these tests: the gate lets every one of them through. */
export const stories: Readonly<Record<string, string>> = {
  report: `Rents in the harbour district rose by nine per cent last year, the city’s housing office said on Monday, the third increase in a row.

Tenants who came to the town hall with signs and folding chairs said that the figure leaves out those who had already moved away. “We were told that it would be four per cent,” said Ilse Brandt, who has lived on Kaistraße since 1987.

The mayor, Tomas Okafor, promised a vote on a cap before the summer break. Landlords called the promise a threat to building, and their association said that it would go to court.

The council has tried twice to limit rents, in 2014 and in 2019. Both attempts failed by a single vote.`,

  brief: `A freight train came off the rails near Mirfield on Tuesday night, and nobody was hurt. Two wagons loaded with gravel tipped over and blocked the line to the coast. The operator said that trains would run again from noon. An inspector is to look at a set of points that was replaced only last month, a spokeswoman for the railway said.`,

  opinion: `I have rented in this city for thirty years, and I have heard every promise there is. None of them lowered my rent.

Ask yourself who gains when a vote is put off until after the summer. It is not you, and it is certainly not the woman downstairs from me, who works nights and whose lease ends in August. A cap is no miracle. But a council that will not even vote on one has stopped governing, and it should at least say so.

We should stop pretending that this is about building. It is about who may stay.`,

  pressRelease: `HARBOUR CITY, 3 May 2026 – Northquay Homes today announced the opening of its second site in the harbour district, with 214 flats for rent.

“We are proud to bring new homes to families who need them,” said Petra Lindqvist, Chief Executive of Northquay Homes. “This site shows what partnership with the city can do.”

A third of the flats will be let at reduced rents for fifteen years. First tenants are expected in September.

About Northquay Homes
Northquay Homes builds and lets homes in six cities and employs 420 people.

Press contact: Jonas Weil, +49 30 000000, press@northquay.example`,

  liveBlog: `What you need to know
The council votes tonight on a cap for rents. Follow the debate here.

21:40
The vote is over: 31 in favour, 30 against. The cap passes by one vote, and there is applause in the gallery.

21:15
Councillor Hanna Roos says that she will vote against her own party. “I was elected by tenants,” she says to some surprise.

20:52
There is a short break. Landlords and tenants stand in two groups at opposite ends of the corridor.

20:05
The debate begins an hour late. The mayor speaks first and asks for “courage, for once”.

19:00
Around two hundred people have come to the square in front of the town hall. It rains.`,

  interview: `Ilse Brandt has led the tenants’ union for eleven years. She talked to us in her kitchen.

What did the council promise you?

That there would be a vote before the summer. They promised the same thing in 2019, and I still have the letter.

Do you believe it this time?

I believe it when I see hands go up. Until then I count on nothing, and I tell our members to do the same.

Landlords say that a cap would end all building.

They said so before every rule we ever had, and then they built. Look out of the window: those cranes were never meant to be there either.`,

  namedInterview: `Below is an edited transcript of our talk with the mayor.

THE POST: Why has the vote been put off twice?
OKAFOR: Because we did not have the numbers, and I would rather lose a month than lose the vote in front of everybody.
THE POST: Tenants say that you never wanted it.
OKAFOR: Tenants have every right to be angry with me. I have asked for the cap in every speech since I was elected, and you have printed most of them.
THE POST: And if it fails again?
OKAFOR: Then I will put it to the people in the spring. I have said that before, too, and I mean it.`,

  obituary: `Magda Feld, who photographed the harbour and its people for half a century, died on Sunday at her home. She was 91.

Born in 1935 to a crane driver and a seamstress, she bought her first camera with money she had earned by gutting herring. Her pictures of the strike of 1962 hang in three museums; she said that she liked best the one of her mother asleep on a crate.

She never married. “I had the harbour,” she told this newspaper in 2001. She is survived by a sister and by four thousand negatives.`,

  listOfFive: `Five things that change for tenants in June

1. The cap
Rents in existing leases may rise by two per cent a year at most. Until now it was five.

2. The register
Every flat gets a number. Whoever lets one without it pays a fine of up to 10,000 euros, the housing office says.

3. Repairs
A landlord who leaves a heating broken for more than a week loses a tenth of the rent for that month.

4. Deposits
They fall from three months’ rent to two.

5. The hotline
It is open from eight to six, and, the office promises, somebody answers.`,

  results: `Harbour City won at home for the first time since March and moved out of the last place of the league.

Saturday’s results
Harbour City 3–1 Mirfield
Northquay 0–0 Bellin
Orsa 2–4 Kestrel Town

Aino Salmi scored twice before half-time, once with her head and once, she admitted later, with her shoulder. “They all count,” said her coach, who had not smiled since the winter. Mirfield hit the post in the last minute. Harbour City play at Kestrel Town on Wednesday.`,

  markets: `Shares in Northquay Homes fell 7.4% to 31.20 euros on Monday after the council voted to cap rents, wiping 210 million euros off its value. Bellin AG lost 3.1%, Orsa Wohnen 2.8%. The index of 40 companies closed 0.6% lower at 8,114.27 points. Analysts at Kestrel Bank cut their target from 44 to 36 euros and said they expect profit of 118 million euros this year, down from 131 million in 2025.`,

  aboutPaywalls: `The Harbour Post will put most of its articles behind a paywall from June, its editor said on Monday.

Readers who come to the site will then see the words “Subscribe to continue reading” after two paragraphs. A subscription is to cost 9.90 euros a month. “You have reached your limit of free articles is the saddest sentence on the internet,” said Jonas Weil, a reader who runs the tenants’ newsletter.

The paper has lost a third of its advertising income since 2020. Articles about emergencies will stay free, the editor said.`,

  aboutCookies: `The data protection office has fined the city’s largest shopping site 2.1 million euros because its banner for cookies was unfair, it said on Tuesday.

Visitors could press “Accept all” with one click, but had to open three windows to find “Reject all”, the office found. The site and its 800 partners used the data for personalised advertising, it said.

The company said that it would appeal. Ilse Brandt, who had complained, said that she “only ever wanted to buy a kettle”.`,

  aboutCaptchas: `Blind users are locked out of every tenth public website by puzzles that are meant to stop robots, a study said on Thursday.

The authors tried 1,200 sites in six countries. Where a page asked them to prove that they were human by picking out pictures of buses, a spoken version was missing in most cases. “I am not a robot, but the site does not believe me,” said one person who took part. The industry says that newer checks need no puzzles at all.`,

  aboutCode: `A single wrong line stopped the city’s trams on Friday, the operator said on Monday.

The program that sets the signals compared a time with the wrong zone. The line in question read:

if (now < departure) return;

It should have taken summer time into account, the company’s chief engineer said. The fault had been in the program since 2019 and showed only when a timetable began at midnight. Some 60,000 people had to walk or wait, and the operator has promised them a free day in June.`,

  productReview: `The Kestrel K2 is a good kettle with a bad lid. It boils a litre in two minutes and ten seconds, which is as fast as any we have tried, and it is so quiet that you will forget it.

The lid is another matter. It opens wide and then, once in five times, falls shut on the hand that fills it. The maker told us that it knows of the fault and mends it for nothing. At 59 euros (the older K1 costs 39) it is hard to recommend until then. If you can live with the lid, nothing in this price range is better.`,

  recipeStory: `The herring soup of the harbour was nearly forgotten when Aino Salmi, a football player, began to cook it for her team.

She had found her grandmother’s notes in a drawer, she said, and could not read half of them. “It said a lot of onions and then a stain.” So she asked at the fish market, where three women argued for an hour about the dill. Now the town’s museum serves the soup on Fridays, and the queue is longer than the one for the paintings. The council has asked for the dish to be put on the national list.

For four: 500 g herring, 4 onions, 1 l of milk, dill. Boil the onions, add the milk, then the fish.`,

  german: `Die Mieten im Hafenviertel sind im vergangenen Jahr um neun Prozent gestiegen, wie das Wohnungsamt am Montag mitteilte. Es ist die dritte Erhöhung in Folge.

„Uns hat man vier Prozent versprochen“, sagte Ilse Brandt, die seit 1987 in der Kaistraße wohnt. Der Bürgermeister kündigte eine Abstimmung über eine Obergrenze noch vor der Sommerpause an. Der Verband der Vermieter will dagegen klagen. Zwei frühere Versuche waren jeweils an einer einzigen Stimme gescheitert.`,

  french: `Les loyers du quartier du port ont augmenté de neuf pour cent l’an dernier, a annoncé lundi l’office du logement. C’est la troisième hausse de suite.

« On nous avait promis quatre pour cent », a déclaré Ilse Brandt, qui habite la Kaistraße depuis 1987. Le maire a promis un vote sur un plafond avant la pause de l’été. Les propriétaires y voient une menace pour la construction et veulent saisir la justice.`,

  russian: `Арендная плата в портовом районе выросла за прошлый год на девять процентов, сообщило в понедельник жилищное управление города. Это уже третье повышение подряд.

«Нам обещали четыре процента», — сказала Ильзе Брандт, которая живёт на набережной с 1987 года. Мэр пообещал провести голосование о потолке цен до летнего перерыва. Союз владельцев жилья назвал это угрозой строительству и намерен обратиться в суд. Две прежние попытки провалились из-за одного голоса.`,

  japanese: `港湾地区の家賃は昨年、９％上昇したと市の住宅局が月曜日に発表した。上昇は３年連続となる。

市役所には折りたたみ椅子と横断幕を持った住民が集まり、すでに引っ越した人々がこの数字に含まれていないと訴えた。「４％と言われていた」と、１９８７年から住むイルゼ・ブラントさんは話した。市長は夏休み前に上限についての採決を行うと約束した。家主の団体は建設を妨げるとして裁判に訴える構えだ。`,

  chinese: `市住房局周一表示，港区的房租去年上涨了百分之九，这已经是连续第三年上涨。

租户们带着标语和折叠椅来到市政厅，说这个数字没有算上那些已经搬走的人。“他们答应我们只涨百分之四，”自一九八七年起住在码头街的伊尔泽说。市长承诺在夏季休会前就限价进行表决。房东协会称这会威胁到住房建设，并表示将诉诸法院。此前两次限价的尝试都以一票之差失败。`,

  korean: `항만 지구의 임대료가 지난해 9퍼센트 올랐다고 시 주택국이 월요일에 밝혔다. 3년 연속 오른 것이다. 시청에 모인 세입자들은 이미 이사한 사람들이 이 수치에 빠져 있다고 말했다. “4퍼센트라고 들었어요.” 1987년부터 이곳에 산 일제 브란트 씨의 말이다. 시장은 여름 휴회 전에 상한제를 표결에 부치겠다고 약속했다. 임대인 협회는 건설을 위협하는 조치라며 소송을 내겠다고 했다. 앞선 두 번의 시도는 모두 한 표 차이로 부결됐다. 시는 다음 달에 새로운 통계를 내놓을 예정이라고 덧붙였다.`,

  arabic: `قال مكتب الإسكان في المدينة يوم الاثنين إن الإيجارات في حي الميناء ارتفعت بنسبة تسعة في المئة خلال العام الماضي، وهي الزيادة الثالثة على التوالي.

وقال مستأجرون تجمعوا أمام مبنى البلدية إن الرقم لا يشمل من اضطروا إلى الرحيل. وقالت إلزه برانت التي تسكن شارع الرصيف منذ عام 1987: «وعدونا بأربعة في المئة فقط». ووعد رئيس البلدية بالتصويت على سقف للإيجارات قبل عطلة الصيف. فهل يصدق هذه المرة؟ يقول الملاك إنهم سيلجؤون إلى القضاء لأن القرار يهدد البناء.`,

  hindi: `शहर के आवास कार्यालय ने सोमवार को कहा कि बंदरगाह इलाके में पिछले साल किराया नौ प्रतिशत बढ़ा। यह लगातार तीसरी बढ़ोतरी है।

नगर भवन के सामने जुटे किरायेदारों ने कहा कि इस आँकड़े में वे लोग शामिल नहीं हैं जो पहले ही घर छोड़ चुके हैं। “हमसे चार प्रतिशत कहा गया था,” इल्से ब्रांट ने कहा, जो 1987 से यहाँ रहती हैं। महापौर ने गर्मी की छुट्टियों से पहले किराये की सीमा पर मतदान का वादा किया। मकान मालिकों के संघ ने अदालत जाने की बात कही।`,

  thai: `สำนักงานที่อยู่อาศัยของเมืองแถลงเมื่อวันจันทร์ว่าค่าเช่าในย่านท่าเรือเพิ่มขึ้นร้อยละเก้าในปีที่แล้วซึ่งเป็นการเพิ่มขึ้นติดต่อกันเป็นปีที่สาม

ผู้เช่าที่มารวมตัวกันหน้าศาลากลางกล่าวว่าตัวเลขนี้ไม่ได้นับคนที่ย้ายออกไปแล้ว นางอิลเซอ บรันต์ ซึ่งอาศัยอยู่ที่ถนนท่าเรือมาตั้งแต่ปี 1987 กล่าวว่าเคยได้รับสัญญาว่าจะขึ้นเพียงร้อยละสี่ นายกเทศมนตรีสัญญาว่าจะลงมติเรื่องเพดานค่าเช่าก่อนปิดสมัยประชุมฤดูร้อน สมาคมเจ้าของบ้านกล่าวว่าจะฟ้องต่อศาลเพราะมาตรการนี้คุกคามการก่อสร้าง`,

  withoutTheLastStop: `Rents in the harbour district rose by nine per cent last year, the city’s housing office said on Monday. Tenants said that the figure leaves out those who had already moved away. The mayor promised a vote on a cap before the summer break. Landlords called the promise a threat to building, and said that they would fight it in every court of the country`,

  endsInDots: `Nobody in the harbour district believes that the vote will come before the summer, and hardly anybody says so aloud. In the bar on Kaistraße they have heard it three times, in 2014, in 2019 and now.

The first time there was a brass band. Ilse Brandt, who sold the beer that evening, remembers that the band had been paid until ten, and that the count took until eleven. They packed up their trumpets in the middle of a song. The second time there was no band, only a van of the local radio, whose driver had parked on the tram line. The trams rang their bells all through the speeches, and on the tape, which the tenants’ union still keeps, the winning side cannot be heard.

This time nothing at all has been planned. The mayor says that he will be there, that he has the numbers, and that he has counted twice. His party says the same of him, with a shrug. The tenants have put their folding chairs back in the cellar, stacked by colour, the red ones on top.

The landlord of the bar, who is also one of the landlords, wipes the counter and says that hope costs nothing. He has raised the price of a beer to five euros, he adds, but that is another story…`,

  endsInCredit: `Rents in the harbour district rose by nine per cent last year, the city’s housing office said on Monday. Tenants said that the figure leaves out those who had already moved away. The mayor promised a vote on a cap before the summer break. Landlords called the promise a threat to building.

Reporting by Jane Doe in Harbour City; editing by John Roe and Ana Silva

Follow the author on X: @janedoe`,

  wrapped: `HARBOUR CITY (Agency) - Rents in the harbour district rose by
nine per cent last year, the city's housing office said on Monday,
the third increase in a row.

Tenants who came to the town hall with signs and folding chairs said
that the figure leaves out those who had already moved away. "We were
told that it would be four per cent," said Ilse Brandt, who has lived
on Kaistrasse since 1987. The mayor promised a vote on a cap before
the summer break.`,

  withoutBlankLines: `The school on the hill will close in July.
Parents heard of it on Monday, by letter.
The letter gives two reasons: money, and a roof.
“They had eleven years to mend that roof,” said Hanna Roos, who has three children there.
The city says that it would cost 2.4 million euros, and that a new school in the valley has room.
A petition had 900 names by Tuesday evening.
The council meets on Thursday, and the school is not on its list.`,

  subscriptionPrices: `Kestrel Music will raise the price of its subscription from 9.99 to 11.99 euros a month in July. Students will pay 5.99 euros. Members who subscribe for a year get two months free and can cancel any time. The service has 40 million subscribers in 30 countries, and lost two million of them after the last increase in 2024. A rival, Orsa, asks 10.99 euros.`,

  membersOnlyPool: `The open-air pool on the north shore is open to members only until the end of June, the club decided on Thursday. A membership costs 120 euros a year. The city, which pays a third of the pool's costs, had asked for it to be open to all from May. Those who want to swim before then can join at the gate and get full access at once. There are 300 places left.`,

  registerOnline: `Passengers can now register online to see their train's delay record. The new page shows every train since 2019. To access it, travellers create an account with their ticket number. The railway was told to publish the data by a court in March after a case brought by a pensioner from Mirfield. It says that 100,000 people used the page on its first day.`,

  police: `Two men were arrested on Friday after a chase through the harbour. Police said the men, 24 and 31, had taken a van loaded with herring. Nobody was hurt. The herring was returned to its owner, who said that it could no longer be sold. The men are to appear in court on Monday. It is the third theft of fish this year, and the first in which anybody was caught.`,

  explainer: `What is a rent cap? It is a limit on how much more a landlord may ask. How does it work? The city sets a share, say two per cent, and rents in existing leases may not rise faster. Does it help? Studies disagree: some find that tenants stay longer, others that fewer flats are built. Who decides? In Harbour City it is the council, which votes on Thursday.`,

  weather: `WEATHER: A cold front reaches the coast on Tuesday morning and brings rain, heavy at times in the west. Temperatures fall from 19 to 11 degrees by the evening. Wednesday stays dry with long sunny spells, and winds from the north-west reach 60 kilometres an hour on the islands. The outlook for the weekend is mild. Farmers have been waiting for the rain since the end of March.`,

  letter: `Dear editor,\n\nYour report on the school on the hill left out one thing. The roof did not fall in by itself. I sat on the parents' council when the city was first told of it, in 2015, and I remember that the mayor's office never wrote back.\n\nClosing a school is easy. You only have to wait.\n\nHanna Roos, Harbour City`,

  privacySettings: `The privacy settings of Kestrel phones can be changed without a password, researchers said on Wednesday. Anyone who holds the phone can accept all cookies, allow tracking and turn on personalised ads in two steps. The maker said it will mend the fault in the next update. Until then, users should manage their settings with a second password, the researchers said.`,

  scooterRules: `Starting today you need to enable location to ride the city's scooters. The company says this is to protect itself against abuse: riders had left scooters in the river. Those who do not allow it will see a message that the ride is blocked. A tenants' group called the rule absurd. "I only want to ride to work," said one rider, who has used the scooters since 2021.`,

  match: `LIVERPOOL 2 (Salmi 12, 80)\nHARBOUR 1 (Okafor 44)\n\nA late goal spoiled Harbour's evening. For an hour they were the better side, and when Okafor scored just before the break their supporters sang. But they tired, and ten minutes from the end Salmi was left alone at the far post. "We have to be honest with ourselves," the coach said. Harbour stay third.`,

  films: `The watch list: five films to see this week\n\nThe Crane, a slow story about a crane driver who cannot climb down, opens on Friday. It is funny in places.\n\nFour Onions is better than its title. Watch the scene in the fish market twice.\n\nThe others, two sequels and a cartoon, can wait until they stream. None of them is as good as its trailer, and one is worse than its poster.`,

  deathNotice: `Magda Feld, photographer. Born 3 May 1935, died 1 May 2026. She leaves a sister and four thousand negatives. The funeral is on Friday at ten in the seamen's church; the family asks for no flowers. Her last pictures, of the cranes coming down, will be shown in the museum in autumn, its director said. A fund in her name will buy cameras for the school on the hill.`,

  toTheReader: `You have used your car less since the bridge closed. That is what the city's count shows, and what your neighbours say too: on the east bank traffic fell by a third. We asked twelve of you how you get to work now. Seven cycle. Three take the ferry, which is late. One works from home, and one, a baker, gets up at two and drives when nobody else is awake.`,

  swissGerman: `«Wir wissen nicht, wann der Unterricht wieder beginnt», sagt die Rektorin. Das Dach der Schule auf dem Hügel ist gesperrt, die Kinder werden im Tal unterrichtet. Die Stadt will bis Juli entscheiden, ob sie saniert oder schliesst. Eltern haben 900 Unterschriften gesammelt. Eine Sanierung kostete 2,4 Millionen Franken. Im neuen Schulhaus im Tal wären Plätze frei.`,

  japaneseMembers: `今月から市営バスの会員登録が必要になる。市交通局によると、スマートフォンのアプリで登録すると運賃が一割引きになる。有料会員は月額五百円で乗り放題となる見込みだ。一方、高齢者団体は「アプリを使えない人が取り残される」と批判している。市は窓口での登録も受け付けるとしており、開始から一週間で約二万人が登録したという。`,
};
