import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import { isRecord } from '../core/values';

interface Schema {
  [key: string]: unknown;
}
interface Operation {
  responses: Record<string, Schema>;
  requestBody?: { content?: { 'application/json'?: { schema: Schema } } };
}
interface Specification {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; responses?: Record<string, Schema> };
}
export interface PayPalExchange {
  method: string;
  path: string;
  status: number;
  body: unknown;
}

const FILES = ['checkout_orders_v2', 'payments_payment_v2', 'vault_payment_tokens_v3', 'notifications_webhooks_v1'];

/** PayPal's own descriptions, when they lie beside the project; undefined when not. */
export function openPayPalContract(): PayPalContract | undefined {
  const folder = path.resolve(process.env.SOUK_REFERENCE ?? '../shared', 'paypal-openapi');
  if (!existsSync(folder)) return undefined;
  return new PayPalContract(FILES.map((name) => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'))));
}

/** Validates answers against them, refusing any field they do not know. */
export class PayPalContract {
  private readonly specifications: Specification[];
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(specifications: Specification[]) {
    this.specifications = specifications;
    for (const [index, { components }] of specifications.entries()) {
      this.ajv.addSchema({
        $id: `paypal${index}`,
        components: { ...components, schemas: sealedAll(components.schemas) },
      });
    }
  }

  /** What is wrong with an answer; empty when nothing is. */
  problems({ method, path: requestPath, status, body }: PayPalExchange): string[] {
    const name = `${method} ${requestPath} ${status}`;
    const found = this.operation(method, requestPath);
    if (found === undefined) return [`${name}: no such operation in the description`];
    const answers = found.operation.responses;
    const described = answers[String(status)] ?? answers.default;
    if (described === undefined) return [`${name}: no such answer in the description`];
    const schema = this.contentOf(found.index, described);
    if (schema === undefined) return body === null || status >= 500 ? [] : [`${name}: a body where none is described`];
    return this.check(found.index, JSON.stringify(schema), schema, body).map((text) => `${name} ${text}`);
  }

  /** What is wrong with what somebody asks; empty when nothing is. */
  askProblems({ method, path: requestPath, body }: Omit<PayPalExchange, 'status'>): string[] {
    const name = `${method} ${requestPath}`;
    const found = this.operation(method, requestPath);
    if (found === undefined) return [`${name}: no such operation in the description`];
    const schema = found.operation.requestBody?.content?.['application/json']?.schema;
    if (schema === undefined) return body === null ? [] : [`${name}: a body where none is described`];
    // Where a body may be left out, none was sent.
    if (body === null) return [];
    return this.check(found.index, `asked ${name}`, schema, body).map((text) => `${name} ${text}`);
  }

  schemaProblems(index: number, name: string, body: unknown): string[] {
    return this.check(index, name, { $ref: `#/components/schemas/${name}` }, body);
  }

  private contentOf(index: number, answer: Schema): Schema | undefined {
    const ref = answer.$ref;
    const named = this.specifications[index]?.components.responses?.[String(ref).split('/').pop() ?? ''];
    const whole = typeof ref === 'string' ? named : answer;
    const content = whole?.content as { 'application/json'?: { schema: Schema } } | undefined;
    return content?.['application/json']?.schema;
  }

  private operation(method: string, requestPath: string) {
    const parts = requestPath.split('/');
    for (const [index, { paths }] of this.specifications.entries()) {
      const fitting = Object.keys(paths).find((template) => {
        const wanted = template.split('/');
        const fits = wanted.every((part, place) => part.startsWith('{') || part === parts[place]);
        return wanted.length === parts.length && fits && method.toLowerCase() in (paths[template] ?? {});
      });
      const operation = fitting === undefined ? undefined : paths[fitting]?.[method.toLowerCase()];
      if (operation !== undefined) return { index, operation };
    }
    return undefined;
  }

  private check(index: number, key: string, schema: Schema, value: unknown): string[] {
    const name = `${index} ${key}`;
    let validate = this.compiled.get(name);
    if (validate === undefined) {
      validate = this.ajv.compile(seal(rooted(sealed(schema), index) as Schema));
      this.compiled.set(name, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
    );
  }
}

function rooted(schema: unknown, index: number): unknown {
  if (Array.isArray(schema)) return schema.map((one) => rooted(one, index));
  if (!isRecord(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === '$ref' ? `paypal${index}${value}` : rooted(value, index),
    ]),
  );
}

/** The lists of issues only narrow what another part says of an error, so they cannot say which fields there are. */
const NARROWS = /(^|-)\d{3}$/;

function sealedAll(schemas: Record<string, Schema>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, NARROWS.test(name) ? schema : sealed(schema)]),
  );
}

/**
 * Refuses unknown fields wherever an object stands: in a property, a list, or alone. Their objects are put together from
 * parts, so a part cannot refuse what the next one allows; only the place where they meet can.
 */
function sealed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(sealed);
  if (!isRecord(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key === 'items' && isRecord(value)) return [key, seal(sealed(value) as Schema)];
      if (key !== 'properties' || !isRecord(value)) return [key, sealed(value)];
      const properties = Object.entries(value).map(([name, one]) => [name, seal(sealed(one) as Schema)]);
      return [key, Object.fromEntries(properties)];
    }),
  );
}

function seal(schema: Schema): Schema {
  const object = ['$ref', 'allOf', 'anyOf', 'oneOf', 'properties'].some((key) => key in schema);
  return object && !('additionalProperties' in schema) ? { ...schema, unevaluatedProperties: false } : schema;
}
