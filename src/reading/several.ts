import type { Lexicon } from "./lexicon.ts";

const agents = /^.{3,}(?:ers|ors|ists|ians|eers|ees|men|women|folk|ants|mates)$/;
const things =
  /^(?:numbers|papers|members|offers|orders|powers|waters|winters|summers|letters|matters|papers|quarters|centers|centres|factors|errors|doors|floors|colours|colors|doctors’|fees|trees|committees|employees’|computers|servers|towers|rivers|corners|chapters|posters|covers|dinners|flowers|shoulders|fingers|answers|borders|disasters|figures|trackers|boosters|sensors|monitors|vectors|sectors|mirrors|motors|reactors|tractors|corridors|restaurants|plants|grants|variants|elephants|giants|lists|trailers|containers|newspapers|headquarters|others|hers|theirs|ours)$/;

/** Whether a noun, in lower case, calls several people by what they are: "librarians", "objectors", "residents". */
export function callsSeveralPeople(noun: string, lexicon: Lexicon): boolean {
  if (lexicon.roles.get(noun)?.plural === true || lexicon.groups.has(noun)) return true;
  return agents.test(noun) && !things.test(noun);
}
