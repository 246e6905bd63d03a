import { describe, expect, test } from "vitest";
import { detectLanguage } from "../../src/article/language.ts";

const english =
  "The council voted on Tuesday to close the old bridge for nine months, as its piers could not be trusted through another winter.";
const german =
  "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke für neun Monate zu sperren, weil ihre Pfeiler den Winter nicht überstehen.";
const texts: Readonly<Record<string, string>> = {
  fr: "Le conseil municipal a décidé mardi de fermer le vieux pont pendant neuf mois, car ses piles ne résisteraient pas à un autre hiver.",
  es: "El ayuntamiento decidió el martes cerrar el puente viejo durante nueve meses, porque sus pilares no resistirían otro invierno.",
  pt: "A câmara decidiu na terça-feira fechar a ponte velha durante nove meses, porque os seus pilares não aguentariam outro inverno.",
  it: "Il consiglio comunale ha deciso martedì di chiudere il vecchio ponte per nove mesi, perché i suoi piloni non reggerebbero un altro inverno.",
  ru: "Городской совет во вторник решил закрыть старый мост на девять месяцев, потому что его опоры не выдержат ещё одной зимы.",
  ja: "市議会は火曜日、古い橋を九か月間閉鎖することを決めた。橋脚がもう一冬もたないと判断したためである。技師は調査の結果を市民に説明した。",
};

const check = (name: string, text: string, declared: string | null, expected: string): void =>
  test(name, () => expect(detectLanguage(text, declared)).toBe(expected));

describe("the language of a text", () => {
  check("as declared, where the text bears it out", english, "en-GB", "en-GB");
  check("as declared with an underline", english, "en_US", "en-US");
  check("as declared, in German", german, "de", "de");
  check("of the text, where the declaration is wrong", english, "de", "en");
  check("of the text, the other way round", german, "en", "de");
  check("of the text, where nothing is declared", english, null, "en");
  check("as declared, where the text is too short", "Guten Tag", "de-AT", "de-AT");
  check(
    "as declared, where it is not one that the detector knows",
    "Udruga je u utorak odlučila zatvoriti stari most na devet mjeseci jer stupovi ne bi izdržali zimu.",
    "hsb",
    "hsb",
  );
  check("unknown, where nothing tells it", "Hm.", null, "und");
  check("unknown, where the declaration is nonsense", "Hm.", "not a language", "und");
});

describe("told from the text alone", () => {
  for (const [language, text] of Object.entries(texts)) check(language, text, null, language);
});
