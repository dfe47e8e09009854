import { type ZodType, z } from 'zod';
import { type ApiCode, apiCodes } from '@/lib/money/button/codes';
import { DeliveryAnswer } from '@/lib/money/button/delivery/schema';
import { CreatePayOrder } from '@/lib/money/button/schema';
import english from '@/lib/platform/messages/en/button.json';
import * as answers from './answers';
import { anyRefusals, type Operation, operations } from './operations';
import * as requests from './requests';
import { apiVersion, apiVersions } from './version';

type Json = Record<string, unknown>;

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The API as an OpenAPI 3.1 document, made of the very schemas that read its requests, and of those its answers are held to. */
export function describeApi(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Souk Pay',
      version: apiVersion,
      description:
        'For the server of a site that shows the pay button. Amounts are whole minor units, times ISO 8601 in UTC. ' +
        'A request that changes something carries an `Idempotency-Key`; the same key and body have the same answer for 24 hours.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ secretKey: [] }],
    paths: pathsOf(operations),
    webhooks: {
      event: {
        post: {
          operationId: 'event',
          summary: 'What your server is told.',
          requestBody: { required: true, content: { 'application/json': { schema: refTo('WebhookMessage') } } },
          responses: { '2XX': { description: 'Taken. Anything else is tried again; 410 ends it.' } },
        },
      },
    },
    components: {
      callbacks: { delivery: deliveryCallback },
      securitySchemes: { secretKey: { type: 'http', scheme: 'bearer', description: 'The site’s secret key, `sk_…`.' } },
      parameters: { Version: versionParameter, IdempotencyKey: keyParameter },
      schemas: {
        ...schemasOf({ CreatePayOrder, DeliveryAnswer, ...requests }, 'input'),
        ...schemasOf(answers, 'output'),
      },
    },
    'x-refusals': Object.fromEntries(
      (Object.keys(apiCodes) as ApiCode[]).map((code) => [code, english[`code_${code}`]]),
    ),
  };
}

/** What is asked of a site's own server while its shopper waits. */
const deliveryCallback = {
  '{$request.body#/shipping/callback_url}': {
    post: {
      operationId: 'delivery',
      summary:
        'Asks your server how you deliver to a place, and what tax you ask there, as soon as the shopper chose it.',
      description:
        'Once for each place of an order, with a limit of 5 seconds; redirects are not followed. Signed as webhooks are. The ' +
        'signing secret follows from each secret key of yours that works: `whsec_` and the base64 of its SHA-256. Without an ' +
        'answer as described nothing can be paid, and the shopper may try again.',
      requestBody: { required: true, content: { 'application/json': { schema: refTo('DeliveryQuestion') } } },
      responses: {
        200: { description: 'How you deliver.', content: { 'application/json': { schema: refTo('DeliveryAnswer') } } },
      },
    },
  },
};

const versionParameter = {
  ...{ name: 'Souk-Version', in: 'header', required: false, schema: { enum: apiVersions } },
  description: 'The API your program was written for. Every answer repeats it; without it the newest answers.',
};

const keyParameter = {
  ...{ name: 'Idempotency-Key', in: 'header', required: true },
  schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
  description: 'Your own name for this request. Send a request that got no answer again with the same one.',
};

/** Zod's own JSON Schema of each, where those that stand in others are references. */
function schemasOf(named: Record<string, ZodType>, io: 'input' | 'output'): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    ...{ io, unrepresentable: 'any', target: 'draft-2020-12', uri: (id: string) => refTo(id).$ref },
  });
  return Object.fromEntries(
    Object.entries(schemas)
      .map(([id, { $schema, $id, ...schema }]): [string, Json] => [id, schema])
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function pathsOf(all: readonly Operation[]): Json {
  const paths: Record<string, Json> = {};
  for (const one of all) paths[one.path] = { ...paths[one.path], [one.method]: describe(one) };
  return paths;
}

function describe({
  id,
  method,
  path,
  scope,
  says,
  request,
  answer: [status, schema],
  pages,
  refusals,
}: Operation): Json {
  const query = (name: string, of: Json, description: string) => ({
    ...{ name, in: 'query', schema: of, description },
  });
  return {
    operationId: id,
    summary: says,
    'x-scope': scope,
    parameters: [
      { $ref: '#/components/parameters/Version' },
      ...(method === 'get' ? [] : [{ $ref: '#/components/parameters/IdempotencyKey' }]),
      ...(path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : []),
      ...(pages?.map((name) => query(name, { type: 'string' }, `Only those of this ${name}.`)) ?? []),
      ...(pages
        ? [
            query('limit', { type: 'integer', minimum: 1, maximum: 100, default: 20 }, 'How many.'),
            query('starting_after', { type: 'string' }, 'The last id of the page before.'),
          ]
        : []),
    ],
    ...(id === 'createOrder' && { callbacks: { delivery: { $ref: '#/components/callbacks/delivery' } } }),
    ...(request && { requestBody: { required: true, content: { 'application/json': { schema: refTo(request) } } } }),
    responses: {
      [status]: {
        description: says,
        headers: limitHeaders,
        content: { 'application/json': { schema: refTo(schema) } },
      },
      ...refusalsOf(
        method === 'get' ? [anyRefusals.reads, refusals] : [anyRefusals.reads, anyRefusals.writes, refusals],
      ),
    },
  };
}

const limitHeaders = Object.fromEntries(
  ['RateLimit', 'RateLimit-Policy', 'Souk-Version'].map((name) => [name, { schema: { type: 'string' } }]),
);

function refusalsOf(tables: readonly { readonly [status: number]: readonly ApiCode[] }[]): Json {
  const statuses = [...new Set(tables.flatMap((table) => Object.keys(table)))].toSorted();
  return Object.fromEntries(
    statuses.map((status) => {
      const codes = tables.flatMap((table) => table[Number(status)] ?? []);
      const schema = { allOf: [refTo('Problem'), { properties: { code: { enum: codes } } }] };
      return [status, { description: codes.join(', '), content: { 'application/problem+json': { schema } } }];
    }),
  );
}
