import { z } from "zod";
import { decoded, decodedList, time } from "./codec.ts";
import type { PromptAssignment, PromptDraft, PromptVersion } from "./rows.ts";
import type { Db, Run, Schema } from "./schema.ts";
import type { Prompts } from "./store.ts";

export function promptsTable(run: Run): Prompts {
  return {
    publish: (prompt) =>
      run(async (db) => {
        const { server, name, words, author, why, at } = prompt;
        const version = await nextOf(db, server, name);
        await db.insertInto("prompt_version").values({ server, name, version, words, author, why, at }).execute();
        return version;
      }),

    next: (server, name) => run(async (db) => await nextOf(db, server, name)),

    versions: (server, name) =>
      run(async (db) => {
        const all = db.selectFrom("prompt_version").selectAll().where("server", "=", server).where("name", "=", name);
        const rows = await all.orderBy("version", "desc").execute();
        return decodedList(versionShape, rows, ({ version }) => String(version));
      }),

    ofServer: (server) =>
      run(async (db) => {
        const all = db.selectFrom("prompt_version").selectAll().where("server", "=", server);
        const listed = await all.orderBy("name").orderBy("version", "desc").execute();
        const { rows } = decodedList(versionShape, listed, idOf);
        const newest = rows.filter(({ name }, index) => rows[index - 1]?.name !== name);
        const isNewer = ({ name, version }: Row): boolean =>
          newest.every((one) => one.name !== name || version > one.version);
        return { rows: newest, damaged: listed.filter(isNewer).map(idOf) };
      }),

    draft: ({ server, name, author }) =>
      run(async (db) => {
        const drafts = db.selectFrom("prompt_draft").selectAll().where("server", "=", server).where("name", "=", name);
        const row = await drafts.where("author", "=", author).executeTakeFirst();
        return row === undefined ? null : decoded(draftShape, row, { table: "prompt draft", id: name });
      }),

    draftsBy: ({ server, author }) =>
      run(async (db) => {
        const drafts = db.selectFrom("prompt_draft").select("name").where("server", "=", server);
        const rows = await drafts.where("author", "=", author).orderBy("name").execute();
        return rows.map(({ name }) => name);
      }),

    putDraft: ({ server, name, author, words, at }) =>
      run(async (db) => {
        await db
          .insertInto("prompt_draft")
          .values({ server, name, author, words, at })
          .onConflict((conflict) => conflict.columns(["server", "name", "author"]).doUpdateSet({ words, at }))
          .execute();
      }),

    deleteDraft: ({ server, name, author }) =>
      run(async (db) => {
        const drafts = db.deleteFrom("prompt_draft").where("server", "=", server).where("name", "=", name);
        return (await drafts.where("author", "=", author).executeTakeFirst()).numDeletedRows === 1n;
      }),

    assign: ({ server, channel, name }) =>
      run(async (db) => {
        await db
          .insertInto("prompt_assignment")
          .values({ server, channel: channel ?? wholeServer, name })
          .onConflict((conflict) => conflict.columns(["server", "channel"]).doUpdateSet({ name }))
          .execute();
      }),

    unassign: ({ server, channel }) =>
      run(async (db) => {
        const assigned = db.deleteFrom("prompt_assignment").where("server", "=", server);
        const here = assigned.where("channel", "=", channel ?? wholeServer);
        return (await here.executeTakeFirst()).numDeletedRows === 1n;
      }),

    assignments: (server) =>
      run(async (db) => {
        const assigned = db.selectFrom("prompt_assignment").selectAll().where("server", "=", server);
        const rows = await assigned.orderBy("channel").execute();
        return rows.map((row): PromptAssignment => ({
          ...row,
          channel: row.channel === wholeServer ? null : row.channel,
        }));
      }),
  };
}

const wholeServer = "";

async function nextOf(db: Db, server: string, name: string): Promise<number> {
  const newest = await db
    .selectFrom("prompt_version")
    .select(({ fn }) => fn.max("version").as("version"))
    .where("server", "=", server)
    .where("name", "=", name)
    .executeTakeFirst();
  return (newest?.version ?? 0) + 1;
}

type Row = Schema["prompt_version"];

function idOf({ name, version }: Row): string {
  return `${name} ${version}`;
}

const draft = { server: z.string(), name: z.string(), author: z.string(), words: z.string(), at: time };
const draftShape: z.ZodType<PromptDraft> = z.object(draft);
const versionShape: z.ZodType<PromptVersion> = z.object({ ...draft, version: z.int(), why: z.string() });
