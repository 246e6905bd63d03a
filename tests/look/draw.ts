import { toHTML } from "@odiffey/discord-markdown";
import { ComponentType, type APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import type { Payload } from "../../src/discord/render/parts.ts";
import { style } from "./style.ts";

/** Pictures that are sent along with a message, by name. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** A message or a form as HTML that looks about as Discord draws it. It is our drawing, and no proof of Discord's. */
export function messageHtml(payload: Payload, files: Files = new Map()): string {
  const whispered = (payload.flags & 64) !== 0;
  const note = whispered ? `<div class="only">Only you can see this</div>` : "";
  return `<div class="message"><div class="avatar">OF</div><div class="body"><div class="author">Out of Frame <span class="app">APP</span></div>${payload.components.map((one) => componentHtml(one, files)).join("")}${note}</div></div>`;
}

export function pageHtml(content: string, theme: "dark" | "light"): string {
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><body class="${theme}"><main>${content}</main>`;
}

type Component =
  | Payload["components"][number]
  | Extract<Payload["components"][number], { type: ComponentType.Container }>["components"][number];

function componentHtml(component: Component, files: Files): string {
  switch (component.type) {
    case ComponentType.ActionRow:
      return `<div class="row">${component.components.map((one) => (one.type === ComponentType.Button ? buttonHtml(one) : menuHtml(one))).join("")}</div>`;
    case ComponentType.Section: {
      const beside = component.accessory.type === ComponentType.Button ? buttonHtml(component.accessory) : "";
      return `<div class="section"><div>${component.components.map((one) => textHtml(one.content)).join("")}</div>${beside}</div>`;
    }
    case ComponentType.TextDisplay:
      return textHtml(component.content);
    case ComponentType.MediaGallery:
      return component.items
        .map(({ media, description }) => {
          const bytes = files.get(media.url.replace("attachment://", ""));
          const source = bytes === undefined ? "" : `data:image/png;base64,${Buffer.from(bytes).toString("base64")}`;
          return `<img src="${source}" alt="${(description ?? "").replaceAll(/[<>&"]/g, " ")}">`;
        })
        .join("");
    case ComponentType.Separator:
      return `<hr>`;
    case ComponentType.Container:
      return `<div class="container">${component.components.map((one) => componentHtml(one, files)).join("")}</div>`;
    case ComponentType.File:
      return `<div class="drop">${component.file.url.replace("attachment://", "")}</div>`;
  }
}

/** A menu shows what is chosen, or else what it is for. */
function menuHtml(menu: object): string {
  const options = "options" in menu && Array.isArray(menu.options) ? menu.options : [];
  const on = options.flatMap((one: { readonly label: string; readonly default?: boolean }) =>
    one.default === true ? [one.label] : [],
  );
  const hint = "placeholder" in menu && typeof menu.placeholder === "string" ? menu.placeholder : "Choose";
  return `<div class="input">${on.length === 0 ? hint : on.join(", ")} ▾</div>`;
}

function fieldHtml(field: { readonly type: ComponentType }): string {
  if (field.type === ComponentType.TextInput) {
    const value = "value" in field && typeof field.value === "string" ? field.value : "";
    const hint = "placeholder" in field && typeof field.placeholder === "string" ? field.placeholder : "";
    return `<div class="input">${(value === "" ? hint : value).replaceAll(/[<>&]/g, " ")}</div>`;
  }
  if (field.type === ComponentType.FileUpload) return `<div class="drop">Drop a file here, or browse</div>`;
  if (field.type !== ComponentType.RadioGroup) return menuHtml(field);
  const options = "options" in field && Array.isArray(field.options) ? field.options : [];
  return options
    .map(
      (one: { readonly label: string; readonly description?: string; readonly default?: boolean }) =>
        `<div>${one.default === true ? "◉" : "○"} ${one.label} <span class="aside">${one.description ?? ""}</span></div>`,
    )
    .join("");
}

type Button = { readonly style: number; readonly label?: string; readonly disabled?: boolean };

function buttonHtml(button: object & { readonly style: number; readonly disabled?: boolean }): string {
  const label = "label" in button && typeof button.label === "string" ? button.label : "";
  const { style: kind, disabled }: Button = button;
  const classes = ["button", `style${kind}`, ...(disabled === true ? ["idle"] : [])].join(" ");
  return `<span class="${classes}">${label.replaceAll(/[<>&]/g, " ")}${kind === 5 ? " ↗" : ""}</span>`;
}

function textHtml(markdown: string): string {
  return `<div class="text">${toHTML(markdown)}</div>`;
}

export function formHtml({ title, components }: APIModalInteractionResponseCallbackData): string {
  const fields = components.map((one) => {
    if (one.type !== ComponentType.Label) return "";
    const { label, description, component } = one;
    const field = fieldHtml(component);
    return `<div class="field"><div class="label">${label}</div><div class="aside">${description ?? ""}</div>${field}</div>`;
  });
  return `<div class="form"><h2>${title}</h2>${fields.join("")}<div class="row end"><span class="button style2">Cancel</span><span class="button style1">Submit</span></div></div>`;
}
