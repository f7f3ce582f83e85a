/** What a schema says of itself: the keys below a path, the text and the default of a setting. */
import { z } from 'zod';

export type Path = readonly (string | number)[];

/** The schema inside wrappers: what a user's value is held against. */
function inner(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault || schema instanceof z.ZodNonOptional) {
    return inner(schema.unwrap());
  }
  return schema instanceof z.ZodPipe ? inner(schema.in) : schema;
}

function child(schema: z.core.$ZodType, key: string | number): z.core.$ZodType | undefined {
  const bare = inner(schema);
  if (bare instanceof z.ZodObject) {
    return bare.shape[key];
  }
  if (bare instanceof z.ZodArray) {
    return bare.element;
  }
  if (bare instanceof z.ZodRecord) {
    return bare.valueType;
  }
  if (bare instanceof z.ZodUnion) {
    return bare.options.map((option) => child(option, key)).find((found) => found !== undefined);
  }
  return undefined;
}

/** The schema at a path, or undefined when the schema has no such place. */
export function schemaAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType | undefined {
  return path.reduce<z.core.$ZodType | undefined>((at, key) => at && child(at, key), schema);
}

/** The keys a mapping at this path may have; none where it is not a mapping of fixed keys. */
export function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  const at = schemaAt(schema, path);
  const bare = at === undefined ? undefined : inner(at);
  const candidates = bare instanceof z.ZodUnion ? bare.options.map(inner) : [bare];
  return candidates.flatMap((candidate) => (candidate instanceof z.ZodObject ? Object.keys(candidate.shape) : []));
}

/** Description, default (as a user would write it) and allowed words of the setting at a path. */
export function describeSetting(schema: z.core.$ZodType, path: Path) {
  const at = schemaAt(schema, path);
  if (!(at instanceof z.ZodType) || at.description === undefined) {
    throw new TypeError(`the schema has no description at ${path.join('.')}`);
  }
  const bare = inner(at);
  const words = bare instanceof z.ZodArray ? inner(bare.element) : bare;
  return {
    description: at.description,
    default: at instanceof z.ZodPrefault ? at.def.defaultValue : undefined,
    choices: words instanceof z.ZodEnum ? words.options.map(String) : undefined,
  };
}
