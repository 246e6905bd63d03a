import { createHmac } from "node:crypto";
import type { APIAttachment } from "discord-api-types/v10";
import type { Stored, World } from "./world.ts";

/** A file on its way in. */
export type Upload = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

export const cdnHost = "cdn.discordapp.com";
const secret = "signs the addresses of the double";

/** Keeps an uploaded file, and says it as the API does. */
export function attach(
  world: World,
  channelId: string,
  upload: Upload & { readonly description: string | null },
  ephemeral: boolean,
): APIAttachment {
  const id = world.newId();
  const path = `/${ephemeral ? "ephemeral-attachments" : "attachments"}/${channelId}/${id}/${encodeURIComponent(upload.name)}`;
  const url = `https://${cdnHost}${path}?${signature(world, path)}`;
  const attachment = {
    id,
    filename: upload.name,
    size: upload.bytes.byteLength,
    url,
    proxy_url: url.replace(cdnHost, "media.discordapp.net"),
    content_type: upload.type,
    ...(upload.description === null ? {} : { description: upload.description }),
    ...(ephemeral ? { ephemeral } : {}),
    ...pngSize(upload.bytes),
  } satisfies APIAttachment;
  world.files.set(id, { bytes: upload.bytes, contentType: upload.type, attachment });
  return attachment;
}

/** The same attachment under an address that is fresh for a while, as every answer of the API gives it. */
export function refreshed(world: World, attachment: APIAttachment): APIAttachment {
  const { pathname } = new URL(attachment.url);
  const url = `https://${cdnHost}${pathname}?${signature(world, pathname)}`;
  return { ...attachment, url, proxy_url: url.replace(cdnHost, "media.discordapp.net") };
}

/** ex and is: when it expires and was issued, seconds in hexadecimal; hm: the signature over both and the path. */
function signature(world: World, path: string): string {
  const seconds = Math.floor(world.time.now() / 1000);
  const [ex, is] = [seconds + Math.ceil(world.limits.attachmentLifeMs / 1000), seconds].map((at) => at.toString(16));
  return `ex=${ex}&is=${is}&hm=${sign(path, String(ex), String(is))}&`;
}

function sign(path: string, ex: string, is: string): string {
  return createHmac("sha256", secret).update(`${path} ${ex} ${is}`).digest("hex");
}

/** What the content network answers: the file, or why not (403 and 404 are what Discord's gives). */
export function servedFile(world: World, url: URL): { readonly status: number; readonly id: string | null } {
  const [, kind, , id] = url.pathname.split("/");
  if ((kind !== "attachments" && kind !== "ephemeral-attachments") || id === undefined)
    return { status: 404, id: null };
  const [ex, is, hm] = ["ex", "is", "hm"].map((name) => url.searchParams.get(name) ?? "");
  if (hm !== sign(url.pathname, ex ?? "", is ?? "")) return { status: 403, id: null };
  if (Number.parseInt(ex ?? "", 16) * 1000 < world.time.now()) return { status: 403, id: null };
  return world.files.has(id) ? { status: 200, id } : { status: 404, id: null };
}

export function forgetFiles(world: World, { message }: Stored): void {
  for (const { id } of message.attachments) world.files.delete(id);
}

function pngSize(bytes: Uint8Array): { readonly width?: number; readonly height?: number } {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPng = view.length > 24 && view.readUInt32BE(0) === 0x89_50_4e_47;
  return isPng ? { width: view.readUInt32BE(16), height: view.readUInt32BE(20) } : {};
}
