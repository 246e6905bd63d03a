import type { Channel } from "./call.ts";
import type { App } from "./command.ts";
import type { Action } from "./custom-id.ts";

const dayMs = 24 * 3_600_000;
const buttonMs = 30 * dayMs; // as long as reports are kept

/** Custom ids of what belongs to one answered request, for where the caller is. */
export function actionIds(
  request: string,
  { server, channel }: { readonly server: string | null; readonly channel: Pick<Channel, "id"> },
  { ids }: Pick<App, "ids">,
): (action: Action, page?: number) => string {
  return (action, page = 0) =>
    ids.write({ delivery: request, action, page }, { server, channel: channel.id }, buttonMs);
}
