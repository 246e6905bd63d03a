import { articleFromText } from "../../src/article/from-text.ts";
import type { Article } from "../../src/article/article.ts";

const japanese = `横浜市議会は火曜日、家賃の値上げを年3％までに制限する条例を可決した。「借りる人を守るためだ」と山田花子市長は述べた。家主の団体は「修理をする余裕がなくなる」と批判した。

市の統計によると、家賃は5年で31％上がり、賃金は14％上がった。佐藤健教授は「住み続ける人は得をし、部屋を探す人は損をする」と話した。条例は1月から施行される。違反した家主には最大50万円の過料が科される。

傍聴席では約200人が5時間の審議を見守った。「9月に家賃が9％上がった。もう払えない」と看護師の鈴木美咲さんは語った。一方、家主の田中一郎さんは「借入金の利息が2倍になった。値上げなしでは屋根も直せない」と訴えた。

条例は2020年より後に建てられた住宅には適用されない。修理に1年分を超える家賃を使ったことを示せる家主も対象外になる。市の法律顧問は「同じような条例が別の市で裁判になっている」と説明した。住宅課は来月、相談の窓口を3か所に開く。議会は1年後に効果を調べ、続けるかどうかを決める。反対した議員は9人、棄権は2人だった。市は予算に4億円を積み、古い住宅の修理を助けるとしている。`;

const arabic = `قرر مجلس المدينة يوم الثلاثاء ألا يزيد الإيجار على ثلاثة في المئة سنويا. وقالت رئيسة البلدية سلمى حداد: «هذا القرار يحمي المستأجرين». وقال اتحاد الملاك: «لن نستطيع إصلاح البيوت».

وتشير أرقام البلدية إلى أن الإيجارات ارتفعت بنسبة 31 في المئة خلال خمس سنوات، بينما ارتفعت الأجور بنسبة 14 في المئة. ويبدأ العمل بالقرار في يناير، وتصل غرامة المخالفين إلى خمسة آلاف.

وتابع نحو مئتي شخص الجلسة التي استمرت خمس ساعات. وقالت الممرضة ليلى منصور: «ارتفع إيجاري تسعة في المئة في مارس ولم أعد أستطيع الدفع». أما المالك كريم ناصر فقال: «تضاعفت أقساط القرض، ولا أستطيع إصلاح السقف دون زيادة».

ولا يشمل القرار البيوت التي بنيت بعد عام 2020. وستفتح إدارة الإسكان ثلاثة مكاتب للاستشارة في الشهر المقبل، ويراجع المجلس أثر القرار بعد عام. وعارضه تسعة أعضاء وامتنع اثنان عن التصويت.`;

const emoji = `🚢🚢 The harbour 👩‍👩‍👧 stood still on Monday 🏴󠁧󠁢󠁥󠁮󠁧󠁿, the port said. “We 🙅 won’t pay 💸,” said Ms Hill, the mayor 🏛️. Rents rose by 5 per cent 📈 in May. The union called the plan a disgrace 😡 and said that it would strike again on Friday. “My rent 🏠 went up by 9 per cent,” said Ana Ruiz, a nurse 👩🏽‍⚕️. ${"🎉".repeat(40)} Critics warned that families 👨‍👩‍👧‍👦 would leave the city. Owners declined to comment 🤐. The council 🏛️ votes on the plan on 3 May, and the mayor said that she expected a narrow majority. ${"🚧🏗️ The works begin in June. ".repeat(8)}`;

/** Made-up articles in scripts that the font of the picture does not have. */
export const otherScripts: readonly (readonly [string, Article])[] = [
  ["japanese", made(japanese, "家賃の値上げ、年3％までに")],
  ["arabic", made(arabic, "مجلس المدينة يحدد سقف الإيجار")],
  ["emoji", made(emoji, "🚢 Harbour 🚢 stands still")],
];

function made(text: string, title: string): Article {
  return articleFromText({ text, title, url: "https://www.news.example/rents", by: "text" });
}
