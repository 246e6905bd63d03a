import { createRequire } from "node:module";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { VoicesPicture } from "./voices-picture.ts";

/**
 * The picture as PNG. It takes some 20 ms, in which nothing else runs. The library and its font are loaded with the
 * first picture, for most processes never draw one.
 */
export async function voicesPicturePng({ svg }: Pick<VoicesPicture, "svg">): Promise<Uint8Array> {
  const { Resvg } = await import("@resvg/resvg-js");
  const draw = (): Uint8Array => new Resvg(svg, { font: { ...font, fontFiles: [fontFile()] } }).render().asPng();
  const png = draw();
  sweepYoung();
  await setImmediate(); // what was swept is freed in the loop's next turn
  return png;
}

const font = { loadSystemFonts: false, defaultFontFamily: "Noto Sans", sansSerifFamily: "Noto Sans" } as const;

/** SIL Open Font License 1.1, from a pinned package. */
function fontFile(): string {
  return createRequire(import.meta.url).resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf");
}

/**
 * The library keeps 3 MB of pixels behind an object that weighs nothing to V8, which therefore leaves it lying about: a
 * hundred pictures took 350 MB, and take 25 MB with this, which is 0.4 ms a picture. (On the library's own thread they
 * took 60 MB, for each thread keeps a heap of its own.)
 */
function sweepYoung(): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect({ type: "minor" });
}
