import { readFileSync } from "node:fs";
import { z } from "zod";

/** A piece of the document. */
export type Json = Readonly<Record<string, unknown>>;

export type Document = {
  readonly schemas: Readonly<Record<string, Json>>;
  readonly operations: ReadonlyMap<string, Operation>;
};

/** What a route takes and gives, by status; null where the document says nothing. */
export type Operation = { readonly request: Json | null; readonly answers: Readonly<Record<string, Json>> };

const json = z.record(z.string(), z.unknown());
const content = z.object({ "application/json": z.object({ schema: json }).optional() }).optional();
const operation = z.object({
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ content }).loose()).default({}),
});
const methods = z.object({
  get: operation.optional(),
  post: operation.optional(),
  put: operation.optional(),
  patch: operation.optional(),
  delete: operation.optional(),
});
const document = z.object({
  paths: z.record(z.string(), methods),
  components: z.object({ schemas: z.record(z.string(), json) }),
});

export function readDocument(path: string): Document {
  const { paths, components } = document.parse(JSON.parse(readFileSync(path, "utf8")));
  const operations = new Map<string, Operation>();
  for (const [route, byMethod] of Object.entries(paths)) {
    for (const [method, one] of Object.entries(byMethod)) {
      if (one === undefined) continue;
      operations.set(`${method.toUpperCase()} ${route}`, {
        request: one.requestBody?.content?.["application/json"]?.schema ?? null,
        answers: Object.fromEntries(
          Object.entries(one.responses).flatMap(([status, answer]) => {
            const schema = answer.content?.["application/json"]?.schema;
            return schema ? [[status, schema]] : [];
          }),
        ),
      });
    }
  }
  return { schemas: components.schemas, operations };
}

/** Every schema of the document, for ajv: as requests or as answers are to be judged. */
export function rewritten({ schemas }: Document, whose: "requests" | "answers"): Json {
  const write = writer(schemas, whose);
  const defs = Object.entries(schemas).map(([name, schema]) => [name, write(schema, false)]);
  return { $id: whose, $defs: Object.fromEntries(defs) };
}

/** One schema that stands in an operation itself. */
export function rewrittenOne({ schemas }: Document, whose: "requests" | "answers", schema: Json): Json {
  return json.parse(writer(schemas, whose)(schema, false));
}

const prefix = "#/components/schemas/";

/**
 * The document as ajv can judge by it:
 * - a union whose members carry a tag of their own (`type`, an integer) becomes if/then, for ajv's discriminator wants
 *   strings, and so that what is said of a wrong member is about that member alone;
 * - in requests an integer may come as a string, as permissions do, but not inside a union, where it would fit two;
 * - in requests what is not named is refused, so that a misspelt field is found.
 */
function writer(schemas: Readonly<Record<string, Json>>, whose: "requests" | "answers") {
  const resolve = (schema: unknown): Json => {
    const one = json.safeParse(schema).data ?? {};
    const name = typeof one["$ref"] === "string" ? one["$ref"].slice(prefix.length) : null;
    return name === null ? one : (schemas[name] ?? {});
  };

  const write = (schema: unknown, inUnion: boolean): unknown => {
    if (Array.isArray(schema)) return schema.map((one: unknown) => write(one, inUnion));
    const parsed = json.safeParse(schema);
    if (!parsed.success) return schema;
    const { discriminator: _, ["x-discord-union"]: __, ...given } = parsed.data;
    if (typeof given["$ref"] === "string") return { $ref: `${whose}#/$defs/${given["$ref"].slice(prefix.length)}` };
    const union = given["oneOf"] ?? given["anyOf"];
    if (Array.isArray(union)) {
      const tagged = tags(union);
      const { oneOf: ___, anyOf: ____, ...rest } = given;
      const one = union.filter((member) => resolve(member)["type"] !== "null");
      if (one.length === 1 && union.length === 2) {
        // “null or this”: what is not null is judged as this alone, and the fault named is in it.
        return { ...properties(rest, inUnion), ...when({ not: { type: "null" } }, write(one[0], false)) };
      }
      if (tagged) return { ...properties(rest, inUnion), ...cases(union, tagged) };
    }
    return strict(properties(given, inUnion || Array.isArray(union)));
  };

  const properties = (schema: Json, inUnion: boolean): Json =>
    Object.fromEntries(
      Object.entries(schema).map(([key, value]) => {
        if (key === "type" && schema["enum"] === undefined && !inUnion && whose === "requests") {
          return [key, [value].flat().includes("integer") ? [...[value].flat(), "string"] : value];
        }
        if (key === "properties") {
          const named = Object.entries(json.parse(value)).map(([name, one]) => [name, write(one, false)]);
          return [key, Object.fromEntries(named)];
        }
        return [key, key === "enum" || key === "const" || key === "required" ? value : write(value, inUnion)];
      }),
    );

  const strict = (schema: Json): Json =>
    whose === "requests" && schema["properties"] !== undefined && schema["additionalProperties"] === undefined
      ? { ...schema, additionalProperties: false }
      : schema;

  /** The tags of each member of a union, null for one that is `null`; null altogether where a member has none. */
  const tags = (union: readonly unknown[]): readonly (readonly unknown[] | null)[] | null => {
    const found = union.map((member) => {
      const one = resolve(member);
      if (one["type"] === "null") return null;
      const type = json.safeParse(json.safeParse(one["properties"]).data?.["type"]).data;
      return Array.isArray(type?.["enum"]) ? type["enum"] : [];
    });
    const all = found.flatMap((one) => one ?? []);
    const isTagged = found.every((one) => one === null || one.length > 0) && new Set(all).size === all.length;
    return isTagged && all.length > 0 ? found : null;
  };

  const cases = (union: readonly unknown[], tagged: readonly (readonly unknown[] | null)[]): Json => {
    const isNull = tagged.includes(null);
    const allOf = union.flatMap((member, at) => {
      const values = tagged[at] ?? null;
      if (values === null) return [];
      const tag = { type: "object", required: ["type"], properties: { type: { enum: values } } };
      return [when(tag, write(member, false))];
    });
    const object = {
      type: "object",
      required: ["type"],
      properties: { type: { enum: tagged.flatMap((one) => one ?? []) } },
    };
    return isNull ? when({ not: { type: "null" } }, { ...object, allOf }) : { ...object, allOf };
  };

  return write;
}

/** An object with a literal `then` would pass for a promise. */
function when(condition: Json, schema: unknown): Json {
  const values = [condition, schema];
  return Object.fromEntries(["if", "then"].map((key, at) => [key, values[at]]));
}
