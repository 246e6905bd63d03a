import {
  SelectMenuDefaultValueType,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
} from "discord-api-types/v10";
import type { Settings } from "../../app/settings/settings.ts";
import { limits } from "../limits.ts";
import * as say from "../wording-settings.ts";

type Form = APIModalInteractionResponseCallbackData;
type Texts = Readonly<Record<string, string>>;

/** How the fields of these forms are called when they come back: by the settings they are for. */
export function sitesForm(id: string, values: Settings, typed: Texts | null): Form {
  return {
    custom_id: id,
    title: say.sites.title,
    components: [
      area("sitesAllowed", say.sites.allowed, say.sites.allowedAside, typed?.["sitesAllowed"] ?? values.sitesAllowed.join("\n")), // prettier-ignore
      area("sitesRefused", say.sites.refused, say.sites.refusedAside, typed?.["sitesRefused"] ?? values.sitesRefused.join("\n")), // prettier-ignore
    ],
  };
}

export function rolesForm(id: string, values: Settings): Form {
  const { use, private: alone, spend, edit, nobody, editAside } = say.roles;
  return {
    custom_id: id,
    title: say.roles.title,
    components: [
      roleField("rolesUse", use, nobody, values.rolesUse),
      roleField("rolesPrivate", alone, nobody, values.rolesPrivate),
      roleField("rolesSpend", spend, nobody, values.rolesSpend),
      roleField("rolesEdit", edit, editAside, values.rolesEdit),
    ],
  };
}

export function budgetsForm(id: string, values: Settings, typed: Texts | null): Form {
  const { member, server, aside, exempt, exemptAside } = say.budgets;
  return {
    custom_id: id,
    title: say.budgets.title,
    components: [
      line("memberTokens", member, aside, typed?.["memberTokens"] ?? String(values.memberTokens ?? "")),
      line("serverTokens", server, aside, typed?.["serverTokens"] ?? String(values.serverTokens ?? "")),
      roleField("budgetExempt", exempt, exemptAside, values.budgetExempt),
    ],
  };
}

function area(name: string, label: string, description: string, value: string): APILabelComponent {
  return {
    type: 18,
    label,
    description,
    component: { type: 4, custom_id: name, style: 2, required: false, max_length: limits.formText, ...filled(value) },
  };
}

function line(name: string, label: string, description: string, value: string): APILabelComponent {
  return {
    type: 18,
    label,
    description,
    component: { type: 4, custom_id: name, style: 1, required: false, max_length: 40, ...filled(value) },
  };
}

function filled(value: string): { readonly value?: string } {
  return value === "" ? {} : { value: value.slice(0, limits.formText) };
}

const rolesMost = 25; // Discord takes no more from one menu

function roleField(name: string, label: string, description: string, ids: readonly string[]): APILabelComponent {
  return {
    type: 18,
    label,
    description,
    component: {
      type: 6,
      custom_id: name,
      required: false,
      min_values: 0,
      max_values: rolesMost,
      default_values: ids.slice(0, rolesMost).map((id) => ({ id, type: SelectMenuDefaultValueType.Role })),
    },
  };
}
