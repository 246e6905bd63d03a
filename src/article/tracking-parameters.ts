/**
 * Whether a query parameter only says how a reader came to the page, or in which dress it is shown, and never which
 * story it is. `pathNamesStory`: the path alone tells the story ("/2026/05/rents-rise-again"), so that short names with
 * which other sites find a story ("?mod=news&id=7") can be trusted to be tracking.
 */
export function isTracking(name: string, value: string, pathNamesStory: boolean): boolean {
  const key = name.toLowerCase();
  if (always.has(key) || prefixes.some((prefix) => key.startsWith(prefix))) return true;
  if (dress.get(key)?.test(value) === true) return true;
  return pathNamesStory && beside.has(key);
}

type Family = { readonly why: string; readonly names: string };

// A name that ends in "*" stands for all that begin like it.
const families: readonly Family[] = [
  { why: "campaign tags of web analytics", names: "utm_* at_* pk_* mtm_* matomo_* piwik_* wt_* wt.* ns_* itm_* cmp" },
  { why: "click numbers of search advertising", names: "gclid gclsrc dclid gbraid wbraid msclkid srsltid s_kwcid" },
  { why: "click numbers of social networks", names: "fbclid fb_* twclid ttclid igshid igsh li_fat_id epik rdt_cid" },
  { why: "click numbers of Yandex", names: "yclid ysclid _openstat" },
  {
    why: "mail programs: which letter, which reader",
    names: "mc_cid mc_eid hsa_* _hs* __hs* mkt_tok oly_* vero_* _ke",
  },
  {
    why: "mail programs, by newsroom",
    names: "nlid nl_id newsletter newsletter_id email_id sendid mailid emci emdi ceid",
  },
  {
    why: "mail programs, by newsroom",
    names: "bxid cndid esrc emc instance_id segment_id regi_id recip_id campaign_id",
  },
  { why: "visits carried between sites", names: "_ga _gl cvid sc_cid s_cid trkcampaign dgcid spm" },
  {
    why: "where the reader was before",
    names: "ref ref_* refsrc referrer referer referral reflink rss_source __source",
  },
  {
    why: "where the reader was before, by newsroom",
    names: "cmpid campaign campaignid icid intcmp int_source xtor ocid",
  },
  {
    why: "where the reader was before, by newsroom",
    names: "ncid ftag mbid smid smtyp wprov sref srnd leadsource taid",
  },
  { why: "where the reader was before, by newsroom", names: "soc_src soc_trk tsrc ncrd xid fsrc origin_referrer" },
  {
    why: "shared and given links: who gave it",
    names: "share_id shareid sharetoken share_token giftcopy gift gift_token",
  },
  { why: "shared and given links: who gave it", names: "unlocked_article_code accesstoken access_token" },
  {
    why: "a reader's session",
    names: "phpsessid jsessionid sessionid gaa_* guce_* guccounter _rdr __twitter_impression",
  },
  { why: "traces of an accelerated copy", names: "amp_* usqp" },
  { why: "a place on the page", names: "showcomments comment_sort" },
];

const listed = families.flatMap(({ names }) => names.split(" "));
const always: ReadonlySet<string> = new Set(listed.filter((name) => !name.endsWith("*")));
const prefixes = listed.filter((name) => name.endsWith("*")).map((name) => name.slice(0, -1));

// Tracking in one newsroom, the story's own number or section in another.
const beside: ReadonlySet<string> = new Set(
  "cid s t st si sh src source via from mod nl te rid ito feature partner ei rss spref share sr_share hp itid".split(
    " ",
  ),
);

// The same story in another dress: accelerated, for telephones, for printing.
const yes = /^(?:1|true|yes|y|)$/i;
const dress: ReadonlyMap<string, RegExp> = new Map([
  ["amp", yes],
  ["isamp", yes],
  ["outputtype", /^amp$/i],
  ["output", /^(?:amp|print|mobile)$/i],
  ["format", /^(?:amp|mobile)$/i],
  ["view", /^(?:amp|mobile|print)$/i],
  ["type", /^amp$/i],
  ["mobile", yes],
  ["ismobile", yes],
  ["m", /^1$/],
  ["print", yes],
  ["printable", yes],
]);
