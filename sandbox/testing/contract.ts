import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import { isRecord } from '../core/values';
import { FILE_SCHEMA } from './file-schema';
import type { Exchange } from './recording-client';
import { TAX_CALCULATION_SCHEMA } from './tax-schema';

interface Schema {
  [key: string]: unknown;
}
interface Operation {
  responses: Record<string, { content: { 'application/json': { schema: Schema } } }>;
  requestBody?: { content: Record<string, { schema: { $ref: string } }> };
  'x-query-schema'?: { $ref: string };
}
interface Specification {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const FILE = 'stripe-openapi/stripe-2026-10-28.endive.subset.openapi.json';

/** The published description of the provider's API, when it lies beside the project; undefined when not. */
export function openContract(): Contract | undefined {
  const file = path.resolve(process.env.SOUK_REFERENCE ?? '../shared', FILE);
  return existsSync(file) ? new Contract(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** Validates answers and events against it, refusing any field it does not know. */
export class Contract {
  private readonly specification: Specification;
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(specification: Specification) {
    this.specification = specification;
    const schemas = closed(specification.components.schemas);
    this.ajv.addSchema({ $id: 'stripe', components: { schemas } });
  }

  /** What is wrong with an answer; empty when nothing is. */
  problems(exchange: Exchange): string[] {
    if (/^\/(v1|v2\/core)\/events/.test(exchange.path) && exchange.status === 200)
      return this.eventsProblems(exchange.body);
    const operation = this.operation(exchange.method, exchange.path);
    const whole = fractions(exchange.body, '');
    if (/^\/v1\/files(\/|$)/.test(exchange.path) && exchange.status === 200)
      return [...whole, ...this.check('file', FILE_SCHEMA, exchange.body)];
    if (exchange.path === '/v1/tax/calculations' && exchange.status === 200)
      return [...whole, ...this.check('tax.calculation', TAX_CALCULATION_SCHEMA, exchange.body)];
    if (operation === undefined) return [...whole, ...this.searchProblems(exchange)];
    const schema = operation.responses[exchange.status === 200 ? '200' : 'default']?.content['application/json'].schema;
    if (schema === undefined) return [`${exchange.method} ${exchange.path} describes no such answer`];
    const name = `${exchange.method} ${exchange.path} ${exchange.status}`;
    return [...whole, ...this.check(JSON.stringify(schema), schema, exchange.body).map((text) => `${name} ${text}`)];
  }

  /** What is wrong with an event. Of `previous_attributes` the description has no partial form, so only its names are checked. */
  eventProblems(event: unknown): string[] {
    if (!isRecord(event) || !isRecord(event.data) || !isRecord(event.data.object)) return ['not an event'];
    const { previous_attributes: previous, ...data } = event.data;
    const strange = Object.keys(isRecord(previous) ? previous : {}).filter(
      (key) => !(key in (event.data as { object: object }).object),
    );
    const name = this.eventSchemas().get(String(event.type));
    if (name === undefined) return [`unknown event type ${String(event.type)}`];
    const problems = this.check(name, { $ref: `#/components/schemas/${name}` }, { ...event, data });
    return [
      ...strange.map((key) => `previous_attributes.${key} is not in the object`),
      ...problems,
      ...fractions(event, ''),
    ];
  }

  /** What is wrong with an event of the second version, as fetched. */
  thinEventProblems(event: unknown): string[] {
    const type = isRecord(event) ? String(event.type) : '';
    const name = this.eventSchemas().get(type);
    return name === undefined ? [`unknown event type ${type}`] : this.schemaProblems(name, event);
  }

  private eventsProblems(body: unknown): string[] {
    const list = isRecord(body) && Array.isArray(body.data) ? body.data : [body];
    return list.flatMap((event) =>
      isRecord(event) && event.object === 'v2.core.event' ? this.thinEventProblems(event) : this.eventProblems(event),
    );
  }

  schemaProblems(name: string, value: unknown): string[] {
    return this.check(name, { $ref: `#/components/schemas/${name}` }, value);
  }

  /** Whether no field was cut from what the description says of it. */
  isWhole(name: string): boolean {
    return !('x-trimmed-properties' in (this.specification.components.schemas[name] ?? {}));
  }

  requiredOf(name: string): string[] {
    return (this.specification.components.schemas[name]?.required as string[] | undefined) ?? [];
  }

  /** Names of the parameters the description gives an operation, and whether keys were cut from it. */
  parameters(method: string, requestPath: string): { names: string[]; cut: boolean } | undefined {
    const operation = this.operation(method, requestPath);
    if (operation === undefined) return undefined;
    const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema.$ref;
    const ref = body ?? operation['x-query-schema']?.$ref;
    const schema = this.specification.components.schemas[ref?.split('/').pop() ?? ''];
    if (schema === undefined) return { names: [], cut: false };
    return {
      names: Object.keys((schema.properties as object | undefined) ?? {}),
      cut: 'x-trimmed-properties' in schema,
    };
  }

  private eventSchemas(): Map<string, string> {
    const schemas = this.specification.components.schemas;
    const names = Object.keys(schemas).filter((name) => /^(V2\.Core\.)?[A-Za-z0-9]+Event$/.test(name));
    const typeOf = (name: string) =>
      (schemas[name]?.properties as { type?: { const?: string; enum?: string[] } } | undefined)?.type;
    return new Map(names.map((name) => [typeOf(name)?.const ?? typeOf(name)?.enum?.[0] ?? '', name]));
  }

  private searchProblems(exchange: Exchange): string[] {
    if (exchange.path !== '/v1/payment_intents/search' || !isRecord(exchange.body))
      return ['no such operation in the description'];
    if (exchange.status !== 200) return [];
    const data = Array.isArray(exchange.body.data) ? exchange.body.data : [];
    return data.flatMap((item) => this.schemaProblems('PaymentIntent', item));
  }

  private operation(method: string, requestPath: string): Operation | undefined {
    const parts = requestPath.split('/');
    const fits = (template: string) => {
      const wanted = template.split('/');
      return (
        wanted.length === parts.length && wanted.every((part, index) => part.startsWith('{') || part === parts[index])
      );
    };
    if (requestPath === '/v1/payment_intents/search') return undefined;
    const template = Object.keys(this.specification.paths).find(fits);
    return template === undefined ? undefined : this.specification.paths[template]?.[method.toLowerCase()];
  }

  private check(key: string, schema: Schema, value: unknown): string[] {
    let validate = this.compiled.get(key);
    if (validate === undefined) {
      validate = this.ajv.compile(rooted(closed(schema)) as Schema);
      this.compiled.set(key, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
    );
  }
}

/** Every object whose fields are listed takes no others, unless the description says that some were cut. */
function closed<Kind>(schema: Kind): Kind {
  if (Array.isArray(schema)) return schema.map(closed) as Kind;
  if (!isRecord(schema)) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const open = 'x-trimmed-properties' in inner || 'additionalProperties' in inner;
  const lists = isRecord(inner.properties) && inner.type === 'object';
  return (lists && !open ? { ...inner, additionalProperties: false } : inner) as Kind;
}

function rooted(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(rooted);
  if (!isRecord(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, key === '$ref' ? `stripe${String(value)}` : rooted(value)]),
  );
}

/** The description cannot tell integers from fractions; every number of this API is whole. */
function fractions(value: unknown, place: string): string[] {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? [] : [`${place} is not a whole number: ${value}`];
  if (Array.isArray(value)) return value.flatMap((item, index) => fractions(item, `${place}/${index}`));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => fractions(item, `${place}/${key}`));
}
