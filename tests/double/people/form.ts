import {
  ComponentType,
  InteractionType,
  type APIInteractionDataResolved,
  type APIModalSubmission,
  type APIModalSubmissionComponent,
} from "discord-api-types/v10";
import type { Field, Modal } from "../rules/modal.ts";
import { attach, type Upload } from "../state/attachments.ts";
import { messageIn, shownMessage } from "../state/messages.ts";
import type { Channel, Interaction, World } from "../state/world.ts";
import { optionNamed } from "./components.ts";
import { idNamed, raise, resolve } from "./raise.ts";
import type { Use } from "./use.ts";

/** What somebody puts into a field: a text or a radio's option, a check mark, chosen options, files. */
export type FieldValue = string | boolean | readonly string[] | readonly Upload[];

/** A form that was opened. */
export type Form = {
  readonly title: string;
  /** The texts that stand between the fields. */
  readonly texts: readonly string[];
  readonly fields: readonly {
    readonly label: string;
    readonly kind: string;
    readonly customId: string;
    readonly value: string;
    readonly required: boolean;
  }[];
  /** Sends it, fields named by label or custom_id; throws where the client would not let it go. */
  readonly submit: (values: Readonly<Record<string, FieldValue>>) => Use;
};

type Labelled = { readonly label: string; readonly id: number; readonly field: Field; readonly old: boolean };

export function formOf(
  world: World,
  interaction: Interaction,
  modal: Modal,
  follow: (raised: Interaction) => Use,
): Form {
  const fields = labelled(modal);
  return {
    title: modal.title,
    texts: modal.components.flatMap((one) => (one.type === ComponentType.TextDisplay ? [one.content] : [])),
    fields: fields.map(({ label, field }) => ({
      label,
      kind: ComponentType[field.type],
      customId: field.custom_id,
      value: field.type === ComponentType.TextInput ? (field.value ?? "") : "",
      required: field.required ?? true,
    })),
    submit: (values) => follow(submit(world, interaction, modal, values)),
  };
}

function labelled({ components }: Modal): readonly Labelled[] {
  return components.flatMap((one, at): readonly Labelled[] => {
    if (one.type === ComponentType.Label) return [{ label: one.label, id: at + 1, field: one.component, old: false }];
    if (one.type === ComponentType.TextDisplay) return [];
    return one.components.map((field) => ({ label: field.label, id: at + 1, field, old: true }));
  });
}

function submit(
  world: World,
  interaction: Interaction,
  modal: Modal,
  values: Readonly<Record<string, FieldValue>>,
): Interaction {
  const channel = world.channels.get(interaction.channelId);
  const user = world.users.get(interaction.userId);
  if (!channel || !user) throw new Error("The channel or the person is gone.");
  const fields = labelled(modal);
  const strange = Object.keys(values).find((name) => !fields.some((one) => isNamed(one, name)));
  if (strange !== undefined)
    throw new Error(`The form has no “${strange}”, only: ${fields.map(({ label }) => label).join(", ")}.`);
  const resolved: APIInteractionDataResolved = {};
  const components: APIModalSubmissionComponent[] = modal.components.flatMap((one, at) =>
    one.type === ComponentType.TextDisplay ? [{ type: one.type, id: at + 1 }] : [],
  );
  for (const one of fields) {
    const [, value] = Object.entries(values).find(([name]) => isNamed(one, name)) ?? [];
    components.push(filled(world, channel, one, value, resolved));
  }
  const inOrder = components.toSorted((one, other) => (one.id ?? 0) - (other.id ?? 0));
  const data: APIModalSubmission = { custom_id: modal.custom_id, components: inOrder, resolved };
  const from = interaction.messageId === null ? null : messageIn(world, channel.id, interaction.messageId);
  const raised = {
    type: InteractionType.ModalSubmit,
    user,
    channel,
    name: modal.custom_id,
    messageId: interaction.messageId,
  };
  return raise(world, raised, (frame) => ({
    ...frame,
    type: InteractionType.ModalSubmit,
    data,
    ...(from ? { message: shownMessage(world, from) } : {}),
  }));
}

function isNamed({ label, field }: Labelled, name: string): boolean {
  return label === name || field.custom_id === name;
}

function filled(
  world: World,
  channel: Channel,
  { label, id, field, old }: Labelled,
  value: FieldValue | undefined,
  resolved: APIInteractionDataResolved,
): APIModalSubmissionComponent {
  const wrong = (why: string): Error => new Error(`The form’s “${label}” ${why}.`);
  const { custom_id } = field;
  const required = field.required ?? true;
  const inner = { id: id + 100, custom_id };
  if (field.type === ComponentType.TextInput) {
    const text = value ?? field.value ?? "";
    if (typeof text !== "string") throw wrong("takes a text");
    if (required && text === "") throw wrong("must be filled in");
    if (text.length > (field.max_length ?? 4000)) throw wrong(`takes ${field.max_length ?? 4000} characters at most`);
    if (text !== "" && text.length < (field.min_length ?? 0))
      throw wrong(`takes ${field.min_length} characters at least`);
    const component = { ...inner, type: field.type, value: text };
    return old
      ? { type: ComponentType.ActionRow, id, components: [component] }
      : { type: ComponentType.Label, id, component };
  }
  const label18 = { type: ComponentType.Label, id } as const;
  if (field.type === ComponentType.Checkbox) {
    return {
      ...label18,
      component: { ...inner, type: field.type, value: value === undefined ? (field.default ?? false) : value === true },
    };
  }
  if (field.type === ComponentType.RadioGroup) {
    const chosen = value ?? field.options.find((one) => one.default === true)?.value ?? null;
    if (chosen !== null && typeof chosen !== "string") throw wrong("takes one option");
    if (chosen === null && required) throw wrong("must be chosen");
    return {
      ...label18,
      component: { ...inner, type: field.type, value: chosen === null ? null : optionNamed(field, chosen) },
    };
  }
  const many = value ?? defaultsOf(field);
  if (typeof many !== "object") throw wrong("takes a list");
  const [least, most] = [
    required ? Math.max(1, field.min_values ?? 1) : 0,
    field.max_values ?? (field.type === ComponentType.CheckboxGroup ? field.options.length : 1),
  ];
  if (many.length < least || many.length > most) throw wrong(`takes ${least} to ${most} values, not ${many.length}`);
  const names = many.filter((one) => typeof one === "string");
  if (field.type === ComponentType.FileUpload) {
    const files = many
      .filter((one) => typeof one === "object")
      .map((file) => attach(world, channel.id, { ...file, description: null }, true));
    resolved.attachments = { ...resolved.attachments, ...Object.fromEntries(files.map((file) => [file.id, file])) };
    return { ...label18, component: { ...inner, type: field.type, values: files.map((file) => file.id) } };
  }
  if (field.type === ComponentType.StringSelect || field.type === ComponentType.CheckboxGroup) {
    return {
      ...label18,
      component: { ...inner, type: field.type, values: names.map((name) => optionNamed(field, name)) },
    };
  }
  const ids = names.map((name) => idNamed(world, channel, name));
  const found = resolve(world, channel, ids);
  resolved.users = { ...resolved.users, ...found.users };
  resolved.members = { ...resolved.members, ...found.members };
  resolved.roles = { ...resolved.roles, ...found.roles };
  resolved.channels = { ...resolved.channels, ...found.channels };
  return { ...label18, component: { ...inner, type: field.type, values: ids } };
}

function defaultsOf(field: Field): readonly string[] {
  if (!("options" in field)) return [];
  return field.options.filter((one) => one.default === true).map(({ value }) => value);
}
