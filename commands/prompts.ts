import {
  ApplicationCommandOptionType as Type,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type APIApplicationCommandBasicOption,
} from "discord-api-types/v10";
import { asEditor } from "../src/app/moderator.ts";
import { openDraft } from "../src/app/words/drafts.ts";
import { exportWords } from "../src/app/words/publish-words.ts";
import { listWords } from "../src/app/words/list-words.ts";
import { actionIds } from "../src/discord/action-ids.ts";
import type { Call } from "../src/discord/call.ts";
import type { Answer, App, Command } from "../src/discord/command.ts";
import { commandPart, whereOption } from "../src/discord/command-options.ts";
import { moderatorOf, whereNamed } from "../src/discord/moderating.ts";
import { wordsListed, wordsShown } from "../src/discord/render/words.ts";
import { assigned, assignedBack, difference, exported, history, imported, tried, trialOn } from "../src/discord/words-compare.ts"; // prettier-ignore
import { chosen, draftBefore, draftDropped, edited, editForm, nameIn, openedDesk, versionOf } from "../src/discord/words-desk.ts"; // prettier-ignore
import { askWhy, goBack, published, wentBack } from "../src/discord/words-publish.ts";
import { reportWishes } from "../src/report/house-lines.ts";
import { lintWords } from "../src/report/lint-words.ts";
import { reportRules } from "../src/report/prompt.ts";
import { trialNames } from "../src/seeds.ts";
import { shippedWords } from "../prompts/index.ts";

const text = (name: string, description: string, most = 32): APIApplicationCommandBasicOption => ({ type: Type.String, name, description, max_length: most }); // prettier-ignore
const set = text("name", "Which set of words; left out: the one that holds here");
const version = (name: string, description: string, required = false): APIApplicationCommandBasicOption => ({ type: Type.Integer, name, description, min_value: 0, max_value: 32_000, required }); // prettier-ignore

/** /prompts: what the bot looks for, in the words of this server's moderators. */
export const prompts: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: "prompts",
    // Shown to everybody, for a role that was named may use it; who may is asked of the settings.
    description: "What I look for in an article, in your words; for moderators",
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    options: [
      commandPart("list", "All sets of words, and where each holds"),
      commandPart("show", "A set of words as it holds, with the rules that stand around it", [set]),
      commandPart("edit", "Edit a set of words as your draft", [
        set,
        text("from", "For a new set: which one it begins with"),
      ]),
      commandPart("try", "Read an article with your draft and with what holds, side by side", [
        set,
        {
          type: Type.String,
          name: "on",
          description: "Which article; left out: a sample",
          choices: [
            { name: "the latest that was read here", value: "latest" },
            ...trialNames.map((name) => ({ name: `sample: ${name}`, value: name })),
          ],
        },
        text("message", "A link to an answer of mine: its article", 200),
      ]),
      commandPart("publish", "Have your draft hold from the next article on", [set]),
      commandPart("history", "All versions: who, when and why", [set]),
      commandPart("diff", "What differs between two versions", [
        set,
        version("from", "Version; 0: as shipped"),
        version("to", "Version; left out: your draft, or the newest"),
      ]),
      commandPart("rollback", "Go back to an earlier version", [
        version("version", "Which version", true),
        set,
        text("why", "For the history", 300),
      ]),
      commandPart("assign", "Choose which words hold where; without a name: what holds around", [
        text("name", "Which set of words"),
        whereOption,
      ]),
      commandPart("reset", "Go back to the shipped words", [set, text("why", "For the history", 300)]),
      commandPart("export", "A set of words as a file", [set, version("version", "An earlier version")]),
      commandPart("import", "Take a file as your draft", [
        { type: Type.Attachment, name: "file", description: "A Markdown file such as export makes", required: true },
        text("name", "Under another name"),
      ]),
    ],
  },

  answer: async (call, app, signal) => {
    if (call.act.kind !== "slash") throw new TypeError("a slash command was called in another way");
    const { part: asked, options } = call.act;
    const { texts, numbers } = options;
    await asEditor(moderatorOf(call.caller), app.flow.store);
    const name = await nameIn(call, app, signal);
    switch (asked) {
      case "list":
        return list(call, app);
      case "show":
        return show(call, name, app);
      case "edit":
        return editForm(call, texts["from"] === undefined ? { name } : { name, from: texts["from"] }, app);
      case "try":
        return tried(call, { name, on: trialOn({ on: trialNames[0], ...texts }) }, app);
      case "publish":
        return askWhy(call, { name, page: 0 }, app);
      case "history":
        return history(call, name, app);
      case "diff":
        return difference(call, { name, from: numbers["from"], to: numbers["to"] }, app);
      case "rollback":
        return goBack(call, { name, to: numbers["version"] ?? 0, why: texts["why"] ?? "" }, app);
      case "reset":
        return goBack(call, { name, to: 0, why: texts["why"] ?? "" }, app);
      case "assign":
        return assigned(call, { name: texts["name"]?.trim() ?? null, where: whereNamed(texts["where"], "here") }, { app, signal }); // prettier-ignore
      case "export":
        return exported(call, name, numbers["version"] ?? null, app);
      case "import":
        return imported(call, app);
      case null:
      default:
        throw new TypeError(`there is no /prompts ${asked ?? ""}`);
    }
  },

  parts: {
    "words-desk": openedDesk,
    "words-edit": edited,
    "words-kinds": async (call, app) => chosen("kinds", call, app),
    "words-length": async (call, app) => chosen("length", call, app),
    "words-publish": published,
    "words-draft-undo": draftBefore,
    "words-drop": draftDropped,
    "words-try": async (call, app) =>
      tried(call, { name: call.press.delivery, on: trialOn({ on: trialNames[0] }) }, app),
    "words-back": wentBack,
    "words-assign": assignedBack,
  },
};

async function list(call: Call, app: App): Promise<Answer> {
  const all = await listWords(moderatorOf(call.caller), app.flow);
  const open = actionIds("list", call.caller, app)("words-desk");
  return { kind: "show", payload: wordsListed(all, { named: app.named, open }) };
}

/** What holds, and in a file all that a model is told with it: the rules around it, and where the article comes in. */
async function show(call: Call, name: string, app: App): Promise<Answer> {
  const by = moderatorOf(call.caller);
  await openDraft(by, { name }, app.flow);
  const newest = await versionOf(by, name, app);
  const { file } = await exportWords(by, { name }, app.flow);
  const linted = lintWords(file, []);
  const words = shippedWords().report;
  const told = reportRules({ words, house: reportWishes(linted.words), marker: "MARK", language: "en", outside: true });
  const fileName = `prompt-with-${name}.md`;
  const data = Buffer.from(`${told}\n\n${slots}\n`);
  const edit = actionIds(name, call.caller, app)("words-edit");
  return {
    kind: "later",
    work: async () => ({
      payload: wordsShown({ name, linted }, newest, { fileName, edit }),
      file: { name: fileName, data, contentType: "text/markdown" },
    }),
  };
}

const slots =
  "[slot: the article, as numbered sentences between marks that are made afresh each time]\n\n[slot: the ledger of its voices, between the same marks]";
