import {
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  TextInputBuilder,
  TextInputStyle,
  type Interaction,
} from "discord.js";
import { expect, test } from "vitest";
import { logIn } from "./client.ts";
import { startDouble } from "./discord.ts";

const read = new SlashCommandBuilder()
  .setName("read")
  .setDescription("Reads an article")
  .addStringOption((option) => option.setName("link").setDescription("Where it stands"))
  .toJSON();

test("a slash command is deferred, answered with a card, paged by a button and asked by a form", async () => {
  await using discord = await startDouble();
  discord.register([read]);
  await using session = await logIn(discord, answer);
  const asked = discord.member("ann").slash("read", { link: "https://news.example/a" });
  expect(await asked.acknowledged()).toMatchObject({ kind: "thinking", ephemeral: false });
  const card = await asked.reply();
  expect(card.text()).toBe("Read https://news.example/a");
  expect(card.buttons().map(({ label }) => label)).toEqual(["Claims", "Ask"]);
  const page = await card.press("Claims", "ben").reply();
  expect([page.text(), page.isEphemeral()]).toEqual(["Three claims", true]);
  expect(() => page.press("Claims", "ann")).toThrow("ann does not see this message");
  const form = await card.press("Ask").form();
  expect(form.fields).toMatchObject([{ label: "Your question", kind: "TextInput", required: true }]);
  const told = await form.submit({ "Your question": "Who pays?" }).reply();
  expect(told.text()).toBe("You ask: Who pays?");
  expect(session.errors).toEqual([]);
  expect(discord.faults).toEqual([]);
});

async function answer(interaction: Interaction): Promise<unknown> {
  if (interaction.isChatInputCommand()) {
    await interaction.deferReply();
    const button = (id: string, label: string) =>
      new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Secondary);
    const card = new ContainerBuilder()
      .addTextDisplayComponents((text) => text.setContent(`Read ${interaction.options.getString("link")}`))
      .addActionRowComponents((row) => row.setComponents(button("claims", "Claims"), button("ask", "Ask")));
    return interaction.editReply({ components: [card], flags: MessageFlags.IsComponentsV2 });
  }
  if (interaction.isButton() && interaction.customId === "claims") {
    return interaction.reply({ content: "Three claims", flags: MessageFlags.Ephemeral });
  }
  if (interaction.isButton()) {
    const input = new TextInputBuilder().setCustomId("question").setStyle(TextInputStyle.Paragraph);
    return interaction.showModal(
      new ModalBuilder()
        .setCustomId("ask")
        .setTitle("Ask")
        .addLabelComponents((label) => label.setLabel("Your question").setTextInputComponent(input)),
    );
  }
  if (!interaction.isModalSubmit()) return null;
  return interaction.reply(`You ask: ${interaction.fields.getTextInputValue("question")}`);
}
