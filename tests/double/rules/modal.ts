import { ComponentType, TextInputStyle } from "discord-api-types/v10";
import { z } from "zod";
import { customId, selects, textDisplay } from "./components.ts";
import { sentencesOf } from "./sentences.ts";

/** A form as a program sends it: one to five labels or texts (receiving-and-responding; the OpenAPI document says 40). */
export type Modal = z.infer<typeof modal>;
export type Field = z.infer<typeof field>;

const number = z.int().min(0).max(2_147_483_647).exactOptional();
const flag = z.boolean().exactOptional();
const any = { id: number, custom_id: customId, required: flag };

const textInput = z.object({
  ...any,
  type: z.literal(ComponentType.TextInput),
  style: z.enum(TextInputStyle),
  min_length: z.int().min(0).max(4000).exactOptional(),
  max_length: z.int().min(1).max(4000).exactOptional(),
  value: z.string().max(4000).exactOptional(),
  placeholder: z.string().max(100).exactOptional(),
});
const choice = z.object({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  description: z.string().max(100).exactOptional(),
  default: flag,
});
const field = z.discriminatedUnion("type", [
  textInput,
  selects,
  z.object({
    ...any,
    type: z.literal(ComponentType.FileUpload),
    min_values: z.int().min(0).max(10).exactOptional(),
    max_values: z.int().min(1).max(10).exactOptional(),
    file_types: z.array(z.string()).max(10).exactOptional(),
  }),
  z.object({ ...any, type: z.literal(ComponentType.RadioGroup), options: z.array(choice).min(2).max(10) }),
  z.object({
    ...any,
    type: z.literal(ComponentType.CheckboxGroup),
    options: z.array(choice).min(1).max(10),
    min_values: z.int().min(0).max(10).exactOptional(),
    max_values: z.int().min(1).max(10).exactOptional(),
  }),
  z.object({ ...any, type: z.literal(ComponentType.Checkbox), default: flag }),
]);
const label = z.object({
  type: z.literal(ComponentType.Label),
  id: number,
  label: z.string().min(1).max(45),
  description: z.string().max(100).exactOptional(),
  component: field,
});
const oldRow = z.object({
  type: z.literal(ComponentType.ActionRow),
  id: number,
  components: z.array(textInput.extend({ label: z.string().min(1).max(45) })).length(1),
});

export const modal = z.object({
  title: z.string().min(1).max(45),
  custom_id: customId,
  components: z
    .array(z.discriminatedUnion("type", [label, textDisplay, oldRow]))
    .min(1)
    .max(5, "A form has five components at most."),
});

/** What is wrong with a form beyond its shape. */
export function modalFaults(body: unknown): readonly string[] {
  const parsed = modal.safeParse(body);
  if (!parsed.success) return sentencesOf(parsed.error);
  const fields = parsed.data.components.flatMap((one) => (one.type === ComponentType.Label ? [one.component] : []));
  const ids = fields.map((one) => one.custom_id);
  const faults = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `The custom_id “${id}” stands twice.`);
  for (const one of fields) {
    if ("disabled" in one && one.disabled) faults.push(`“${one.custom_id}”: nothing in a form may be disabled.`);
    if ("max_values" in one && (one.min_values ?? 1) > (one.max_values ?? 1)) {
      faults.push(`“${one.custom_id}” wants at least more values than at most.`);
    }
    if (one.type === ComponentType.TextInput && (one.value ?? "").length > (one.max_length ?? 4000)) {
      faults.push(`“${one.custom_id}” is filled with more than it takes.`);
    }
  }
  return faults;
}
