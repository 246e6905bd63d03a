import { attribute, type Branch } from "../tree.ts";

const classes =
  / (?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|fb-post|reddit-embed-bq|text-post-media) /u;

/** The element that a social network's embedding code puts around the text of a post. */
export function isPost(node: Branch): boolean {
  return node.tag === "blockquote" && classes.test(` ${attribute(node, "class")} `);
}
