import { z } from 'zod';
import { describeApi } from '@/lib/money/button/api/describe-api';

const Part = z.looseObject({
  type: z.union([z.string(), z.array(z.string()).transform((types) => types.join(' | '))]).optional(),
  $ref: z.string().optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
});
type Part = z.output<typeof Part> & {
  items?: unknown;
  anyOf?: unknown[];
  oneOf?: unknown[];
  properties?: Record<string, unknown>;
  required?: string[];
};

/** A document of the API, as it is read by people. */
export type ReadSchema = {
  name: string;
  says: string;
  fields: { name: string; type: string; optional: boolean; says: string }[];
};

const Schemas = z.object({ components: z.object({ schemas: z.record(z.string(), z.unknown()) }) });

/** Every document of the API, with what stands inside another as `outer.inner`. */
export function schemasToRead(): ReadSchema[] {
  const { schemas } = Schemas.parse(describeApi()).components;
  return Object.entries(schemas).map(([name, given]) => {
    const schema = partOf(given);
    return { name, says: schema.description ?? '', fields: fieldsOf(schema, '') };
  });
}

const partOf = (given: unknown): Part => Part.parse(given ?? {}) as Part;

function fieldsOf({ properties = {}, required = [] }: Part, before: string): ReadSchema['fields'] {
  return Object.entries(properties).flatMap(([name, given]) => {
    const part = partOf(given);
    const inner = part.type === 'array' ? partOf(part.items) : part;
    const path = `${before}${name}`;
    return [
      { name: path, type: typeOf(part), optional: !required.includes(name), says: part.description ?? '' },
      ...fieldsOf(inner, `${path}${part.type === 'array' ? '[]' : ''}.`),
    ];
  });
}

function typeOf(part: Part): string {
  if (part.$ref) return part.$ref.replace(/^.*\//, '');
  if (part.enum) return part.enum.join(' | ');
  if (part.const !== undefined) return String(part.const);
  const either = part.anyOf ?? part.oneOf;
  if (either) return [...new Set(either.map((one) => typeOf(partOf(one))))].join(' | ');
  if (part.type === 'array') return `${typeOf(partOf(part.items))}[]`;
  return part.format ?? part.type ?? 'object';
}
