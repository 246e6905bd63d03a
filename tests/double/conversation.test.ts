import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  FileUploadBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  type Interaction,
} from "discord.js";
import { describe, expect, test } from "vitest";
import { logIn } from "./client.ts";
import { startDouble, type Double, type DoubleOptions } from "./discord.ts";

const commands = [
  {
    name: "read",
    description: "Reads",
    options: [
      { type: 3, name: "link", description: "Where", autocomplete: true },
      { type: 11, name: "file", description: "What" },
    ],
  },
  {
    name: "settings",
    description: "Sets",
    default_member_permissions: "32",
    options: [
      {
        type: 1,
        name: "channel",
        description: "Here",
        options: [{ type: 7, name: "where", description: "Where", required: true }],
      },
    ],
  },
  { name: "Read this article", type: ApplicationCommandType.Message },
];

const row = (...buttons: readonly (readonly [string, string])[]) =>
  new ActionRowBuilder<ButtonBuilder>().setComponents(
    buttons.map(([id, label]) => new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary)),
  );

/** Runs a scene with a logged-in client; afterwards no rule may be broken and nothing thrown. */
async function check(
  onInteraction: (interaction: Interaction) => Promise<unknown>,
  scene: (discord: Double) => Promise<unknown>,
  options: DoubleOptions = {},
): Promise<void> {
  await using discord = await startDouble(options);
  discord.register(commands);
  await using session = await logIn(discord, onInteraction);
  await scene(discord);
  expect(session.errors).toEqual([]);
  expect(discord.faults).toEqual([]);
}

describe("of what can be answered to a command", () => {
  test("an ephemeral reply is for one person alone, and a follow-up comes after it", () =>
    check(
      async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.deferReply({ flags: MessageFlags.Ephemeral });
        await interaction.editReply("one");
        await interaction.editReply("two");
        const more = await interaction.followUp({ content: "three", flags: MessageFlags.Ephemeral });
        await interaction.deleteReply(more);
        await interaction.followUp("four");
      },
      async (discord) => {
        const asked = discord.member("ann").slash("read");
        expect(await asked.acknowledged()).toMatchObject({ kind: "thinking", ephemeral: true });
        const reply = await (await asked.reply()).until("two", (seen) => seen.text() === "two");
        expect(() => discord.member("ben").look(reply)).toThrow("ben does not see it");
        const public4 = await discord.until("four", () =>
          discord.messages("news").some((one) => one.text() === "four"),
        );
        expect(public4).toBe(true);
        expect(discord.messages("news")).toHaveLength(1);
      },
    ));

  test("the first follow-up to a deferred reply takes its place", () =>
    check(
      async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.deferReply();
        await interaction.followUp("here");
      },
      async (discord) => {
        expect((await discord.member("ann").slash("read").reply()).text()).toBe("here");
        expect(discord.messages("news")).toHaveLength(1);
      },
    ));

  test("a file comes with the command and can be fetched until its address expires", () =>
    check(
      async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.reply(interaction.options.getAttachment("file", true).url);
      },
      async (discord) => {
        const file = { name: "story.txt", type: "text/plain", bytes: Buffer.from("Rents rose.") };
        const reply = await discord.member("ann").slash("read", { file }).reply();
        const { pathname, search } = new URL(reply.text());
        const fetched = () => fetch(`http://127.0.0.1:${discord.port}${pathname}${search}`);
        expect(await (await fetched()).text()).toBe("Rents rose.");
        expect((await fetch(`http://127.0.0.1:${discord.port}${pathname}`)).status).toBe(403);
        discord.pass(25 * 3_600_000);
        expect((await fetched()).status).toBe(403);
      },
    ));

  test("subcommands, channels and who may use them", () =>
    check(
      async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.reply(
          `${interaction.options.getSubcommand()} ${interaction.options.getChannel("where", true).name}`,
        );
      },
      async (discord) => {
        const set = (name: string) => discord.member(name).slash("settings channel", { where: "news" });
        expect((await set("ann").reply()).text()).toBe("channel news");
        expect(() => set("ben")).toThrow("ben is not offered “settings”");
        expect(() => discord.member("ann").slash("reed")).toThrow("No command “reed” is registered");
        expect(() => discord.member("ann").slash("settings channel")).toThrow("needs the option “where”");
      },
    ));

  test("an option completes itself", () =>
    check(
      async (interaction) => {
        if (interaction.isAutocomplete())
          await interaction.respond([{ name: interaction.options.getFocused(), value: "x" }]);
      },
      async (discord) => {
        const typed = discord.member("ann").complete("read", { option: "link", text: "htt" });
        expect(await typed.choices()).toEqual([{ name: "htt", value: "x" }]);
      },
    ));

  test("a message's menu gives the message with its words and files, whatever the intents", () =>
    check(
      async (interaction) => {
        if (!interaction.isMessageContextMenuCommand()) return;
        const { content, attachments } = interaction.targetMessage;
        await interaction.reply(`${content} ${attachments.first()?.name}`);
      },
      async (discord) => {
        const files = [{ name: "message.txt", type: "text/plain", bytes: Buffer.from("long") }];
        const pasted = discord.member("ben").say("news", "see", { files });
        expect((await discord.member("ann").menu("Read this article", pasted).reply()).text()).toBe("see message.txt");
      },
    ));
});

describe("of what components can do", () => {
  test("a button updates its message, silently or at once", () =>
    check(
      async (interaction) => {
        if (interaction.isChatInputCommand())
          await interaction.reply({ content: "page 1", components: [row(["next", "Next"], ["slow", "Slow"])] });
        if (!interaction.isButton()) return;
        if (interaction.customId === "next") return interaction.update("page 2");
        await interaction.deferUpdate();
        return interaction.editReply({ content: "page 3", components: [] });
      },
      async (discord) => {
        const page = await discord.member("ann").slash("read").reply();
        expect(await page.press("Next").acknowledged()).toMatchObject({ kind: "update" });
        expect(page.text()).toBe("page 2");
        expect(await page.press("Slow").acknowledged()).toMatchObject({ kind: "silent" });
        await page.until("page 3", (seen) => seen.text() === "page 3");
        expect(() => page.press("Next")).toThrow("There is no “Next” here");
      },
    ));

  test("a select menu gives what was chosen", () =>
    check(
      async (interaction) => {
        const menu = new StringSelectMenuBuilder()
          .setCustomId("when")
          .setPlaceholder("When")
          .setOptions([
            { label: "Only when asked", value: "asked" },
            { label: "Automatic", value: "automatic" },
          ]);
        if (interaction.isChatInputCommand())
          await interaction.reply({
            content: "?",
            components: [new ActionRowBuilder<StringSelectMenuBuilder>().setComponents(menu)],
          });
        if (interaction.isStringSelectMenu())
          await interaction.update({ content: interaction.values.join(), components: [] });
      },
      async (discord) => {
        const asked = await discord.member("ann").slash("read").reply();
        expect(() => asked.choose("When", ["Never"])).toThrow("has no option “Never”");
        await asked.choose("When", ["Automatic"]).acknowledged();
        expect(asked.text()).toBe("automatic");
      },
    ));

  test("a form takes texts and files and may not be sent incomplete", () =>
    check(
      async (interaction) => {
        if (interaction.isChatInputCommand()) {
          const text = new TextInputBuilder().setCustomId("text").setStyle(TextInputStyle.Paragraph).setRequired(false);
          await interaction.showModal(
            new ModalBuilder()
              .setCustomId("read")
              .setTitle("Read")
              .addTextDisplayComponents((shown) => shown.setContent("Paste it, or attach it."))
              .addLabelComponents((label) => label.setLabel("Text").setTextInputComponent(text))
              .addLabelComponents((label) =>
                label.setLabel("File").setFileUploadComponent(new FileUploadBuilder().setCustomId("file")),
              ),
          );
        }
        if (!interaction.isModalSubmit()) return;
        const file = interaction.fields.getUploadedFiles("file", true).first();
        await interaction.reply(`${interaction.fields.getTextInputValue("text")} and ${file?.name}`);
      },
      async (discord) => {
        const form = await discord.member("ann").slash("read").form();
        expect(form.texts).toEqual(["Paste it, or attach it."]);
        expect(() => form.submit({ Text: "a" })).toThrow("“File” takes 1 to 1 values, not 0");
        const files = [{ name: "b.pdf", type: "application/pdf", bytes: Buffer.from("%PDF") }];
        expect((await form.submit({ Text: "a", File: files }).reply()).text()).toBe("a and b.pdf");
      },
    ));
});
