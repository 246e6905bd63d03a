import { describe, expect, test } from "vitest";
import { z } from "zod";
import { wireSchema } from "../../src/model/wire-schema.ts";

function check(fact: string, schema: z.ZodType, sent: object): void {
  test.each([fact])("%s", () => {
    const { properties } = wireSchema(z.toJSONSchema(z.object({ it: schema })));
    expect(properties).toEqual({ it: sent });
  });
}

describe("bounds and the like are left out", () => {
  check("of whole numbers, whose bounds zod always writes", z.int(), { type: "integer" });
  check("of numbers", z.number().min(0).max(1).multipleOf(0.1), { type: "number" });
  check("of strings", z.string().min(1).max(20).regex(/a/), { type: "string" });
  check("of addresses", z.url(), { type: "string" });
  check("defaults", z.string().default("none"), { type: "string" });
  check("in lists and objects", z.array(z.object({ n: z.int().max(9) })).max(8), {
    type: "array",
    maxItems: 8,
    items: { type: "object", properties: { n: { type: "integer" } }, required: ["n"], additionalProperties: false },
  });
});

describe("the rest is kept", () => {
  const object = {
    type: "object",
    properties: { n: { type: "integer" } },
    required: ["n"],
    additionalProperties: false,
  };
  const nullable = { anyOf: [object, { type: "null" }] };
  check("what a field is for", z.string().describe("The claimer."), { type: "string", description: "The claimer." });
  check("choices", z.enum(["a", "b"]), { type: "string", enum: ["a", "b"] });
  check("what may be missing", z.string().nullable(), { type: ["string", "null"] });
  check("what may be missing and is closed", z.object({ n: z.int() }).nullable(), nullable);
  check(
    "variants, which zod may write as oneOf",
    z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") }), z.object({ kind: z.literal("b"), n: z.int() })]),
    {
      anyOf: [
        {
          type: "object",
          properties: { kind: { type: "string", const: "a" } },
          required: ["kind"],
          additionalProperties: false,
        },
        {
          type: "object",
          properties: { kind: { type: "string", const: "b" }, n: { type: "integer" } },
          required: ["kind", "n"],
          additionalProperties: false,
        },
      ],
    },
  );
  check(
    "fields that are called like a bound",
    z.object({ format: z.string(), default: z.int(), minimum: z.string() }),
    {
      type: "object",
      properties: { format: { type: "string" }, default: { type: "integer" }, minimum: { type: "string" } },
      required: ["format", "default", "minimum"],
      additionalProperties: false,
    },
  );
});

test("shared definitions are converted, too", () => {
  const point = z.object({ sentence: z.int() }).meta({ id: "Point" });
  const schema = wireSchema(z.toJSONSchema(z.object({ from: point, to: point })));
  expect(schema["$defs"]).toMatchObject({ Point: { properties: { sentence: { type: "integer" } } } });
  expect(JSON.stringify(schema)).not.toMatch(/minimum|maximum|\$schema/);
});

describe("what servers cannot promise is refused when the schema is made", () => {
  test.each([
    [
      "an optional field",
      z.object({ a: z.object({ b: z.string().optional() }) }),
      '"a.b" of the answer\'s schema is optional; make it nullable.',
    ],
    [
      "a map",
      z.object({ a: z.array(z.record(z.string(), z.string())) }),
      '"a[]" of the answer\'s schema uses propertyNames',
    ],
    ["an open object", z.looseObject({ a: z.string() }), "The answer's schema is open to other properties."],
    ["a tuple", z.object({ a: z.tuple([z.string()]) }), '"a" of the answer\'s schema uses prefixItems'],
    ["a list at the root", z.array(z.string()), "The root of an answer's schema is an object."],
  ])("%s", (_, schema, message) => {
    const made = (): unknown => wireSchema(z.toJSONSchema(schema));
    expect(made).toThrow(message);
    expect(made).toThrow(TypeError);
  });
});
