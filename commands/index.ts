import type { Command } from "../src/discord/command.ts";
import { ask } from "./ask.ts";
import { help } from "./help.ts";
import { privacy } from "./privacy.ts";
import { prompts } from "./prompts.ts";
import { readThisArticle } from "./read-this-article.ts";
import { read } from "./read.ts";
import { settings } from "./settings.ts";
import { voices } from "./voices.ts";

/** Every command there is. Adding one: a file here and a line in this list. */
export const commands: readonly Command[] = [read, readThisArticle, ask, voices, privacy, prompts, settings, help];
