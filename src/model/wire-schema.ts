/**
 * A schema as servers take it: the strictest subset that all of them share. Every object closed, every property
 * required, no bounds of numbers or strings, `anyOf` in place of `oneOf`. Throws a TypeError where the schema cannot be
 * put so: an optional property, a map, a tuple, a root that is no object. That is a mistake in our own code.
 */
export function wireSchema(json: Schema): Schema {
  if (json["type"] !== "object") throw new TypeError("The root of an answer's schema is an object.");
  return convert(json, "");
}

type Schema = Readonly<Record<string, unknown>>;

/**
 * Known to break servers, or to be refused by them: llama.cpp cut integers with bounds to one digit, vLLM's engine
 * crashed on them, and several refuse `default`, `pattern` or `format`.
 */
const notSent: ReadonlySet<string> = new Set(
  `$schema default examples format pattern minLength maxLength
   minimum maximum exclusiveMinimum exclusiveMaximum multipleOf`.split(/\s+/),
);

const unknownToServers = ["allOf", "not", "if", "prefixItems", "patternProperties", "propertyNames"];

function convert(schema: Schema, path: string): Schema {
  const unknown = unknownToServers.find((keyword) => keyword in schema);
  if (unknown !== undefined) throw new TypeError(`${at(path)} uses ${unknown}, which no server understands.`);
  if (isObject(schema)) checkObject(schema, path);

  const converted = Object.entries(schema)
    .filter(([keyword]) => !notSent.has(keyword))
    .map(([keyword, value]) => convertKeyword(keyword, value, path));
  const closed = isObject(schema) ? { additionalProperties: false } : {};
  return { ...Object.fromEntries(converted), ...closed };
}

function convertKeyword(keyword: string, value: unknown, path: string): readonly [string, unknown] {
  switch (keyword) {
    case "properties":
    case "$defs":
    case "definitions":
      return [keyword, convertEach(value, path)];
    case "items":
      return [keyword, isSchema(value) ? convert(value, `${path}[]`) : value];
    case "anyOf":
    case "oneOf":
      return ["anyOf", Array.isArray(value) ? value.map((one) => (isSchema(one) ? convert(one, path) : one)) : value];
    default:
      return [keyword, value];
  }
}

function convertEach(named: unknown, path: string): unknown {
  if (!isSchema(named)) return named;
  return Object.fromEntries(
    Object.entries(named).map(([name, one]) => [name, isSchema(one) ? convert(one, `${path}.${name}`) : one]),
  );
}

function checkObject(schema: Schema, path: string): void {
  const properties = isSchema(schema["properties"]) ? Object.keys(schema["properties"]) : [];
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  const optional = properties.find((name) => !required.includes(name));
  if (optional !== undefined) throw new TypeError(`${at(`${path}.${optional}`)} is optional; make it nullable.`);
  if ((schema["additionalProperties"] ?? false) !== false)
    throw new TypeError(`${at(path)} is open to other properties.`);
}

/** Also one that may be null: {"type": ["object", "null"]}. */
function isObject({ type }: Schema): boolean {
  return type === "object" || (Array.isArray(type) && type.includes("object"));
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function at(path: string): string {
  return path === "" ? "The answer's schema" : `"${path.slice(1)}" of the answer's schema`;
}
