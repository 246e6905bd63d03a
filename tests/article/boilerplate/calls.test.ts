import { describe, expect, test } from "vitest";
import { isCall } from "../../../src/article/boilerplate/calls.ts";

describe("lines that ask the reader to do something", () => {
  const check = (line: string): void => test(line, () => expect(isCall(line)).toBe(true));
  check("Sign up for our morning newsletter and never miss a story");
  check("Get the best of the Post in your inbox every weekday");
  check("Subscribe to the Harbour Post");
  check("Follow Ana Horvat on Twitter");
  check("Follow @harbourpost");
  check("Click here for more pictures");
  check("12 comments");
  check("Leave a comment");
  check("Post Comment (+)");
  check("Advertisement");
  check("Story continues below the picture");
  check("Loading…");
  check("skip past newsletter promotion");
  check("Tags: bridges, ferries");
  check("This post may contain affiliate links");
  check("Do you have information on this story? Write to us.");
  check("Kommentare");
});

describe("sentences that only look like one", () => {
  const check = (line: string): void => test(line, () => expect(isCall(line)).toBe(false));
  check("Subscribers will pay two crowns more from January, the publisher said.");
  check("Sign up for an account with any bank and you will be asked for a passport.");
  check("Follow the money, he said, and you will find the people who let it rust.");
  check("Loading docks were empty on Monday and the cranes stood still.");
  check("To comment on the case would be improper, the minister said.");
  check("Do you have a plan for the winter? Most people in Elmsworth do not.");
  check("Tags on the birds showed that they had crossed the sea in four days.");
  check("Contact tracing was stopped in June because nobody answered the phone.");
  check("Email is how most of them heard of it, she said.");
});
