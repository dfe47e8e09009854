/** Writes the client of the pay API from its OpenAPI document: an ES module without dependencies, and its types. */

type Json = Record<string, unknown>;
type Parameter = { name?: string; in?: string; required?: boolean; schema?: Json; description?: string; $ref?: string };
type Described = {
  operationId: string;
  summary: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { content: Record<string, { schema: Json }> }>;
};
type Call = {
  id: string;
  method: string;
  path: string;
  says: string;
  query: Parameter[];
  body: string;
  answer: string;
};

const nameOf = (schema: Json | undefined) => String(schema?.$ref ?? '').replace(/^.*\//, '');

/** The calls a document describes, in its order. */
function callsOf(document: Json): Call[] {
  const paths = document.paths as Record<string, Record<string, Described>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => {
      const done = Object.entries(one.responses).find(([status]) => status.startsWith('2'))?.[1];
      return {
        ...{ id: one.operationId, method: method.toUpperCase(), path, says: one.summary },
        query: one.parameters.filter((parameter) => parameter.in === 'query'),
        body: nameOf(one.requestBody?.content['application/json']?.schema),
        answer: nameOf(done?.content['application/json']?.schema),
      };
    }),
  );
}

const written = '// Written by `npm run pay-api` from docs/api/pay.openapi.json. Change that, not this.\n';

const frame = `import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** Why a request was refused: \`code\` for programs, \`type\` where its meaning is written down, \`field\` what is at fault. */
export class SoukPayError extends Error {
  constructor(problem) {
    super(\`\${problem.status} \${problem.code}\${problem.field ? \` (\${problem.field})\` : ''}\`);
    this.name = 'SoukPayError';
    Object.assign(this, problem);
  }
}

/** A client of one site, by its secret key. */
export function soukPay({ key, origin, fetch: ask = fetch, retries = 2, version = API_VERSION }) {
  async function call(method, path, { query, body, idempotencyKey = randomUUID() } = {}) {
    const url = new URL(path, origin);
    for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) url.searchParams.set(name, value);
    const headers = { authorization: \`Bearer \${key}\`, 'souk-version': version };
    if (method !== 'GET') Object.assign(headers, { 'idempotency-key': idempotencyKey, 'content-type': 'application/json' });
    const request = { method, headers, redirect: 'error', ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }) };
    for (let tries = 0; ; tries += 1) {
      const last = tries >= retries;
      const answer = await ask(url.href, request).catch((error) => {
        if (last) throw error;
      });
      // The same key again: what was done is not done twice.
      if (!answer || (!last && (answer.status >= 500 || answer.status === 429))) {
        await new Promise((done) => setTimeout(done, Number(answer?.headers.get('retry-after') ?? 2 ** tries / 4) * 1000));
        continue;
      }
      const said = await answer.json();
      if (answer.ok) return said;
      throw new SoukPayError(said);
    }
  }
  return {
CALLS
  };
}

/** Reads a message to your server: its event's id and what it says. Throws when we did not sign it, or not within five minutes. */
export function readMessage(secret, headers, body, now = Date.now()) {
  const of = (name) => (typeof headers.get === 'function' ? headers.get(name) : headers[name]) ?? '';
  const id = of('webhook-id');
  const timestamp = of('webhook-timestamp');
  if (!/^\\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > 300) throw new Error('an old message');
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const mine = createHmac('sha256', key).update(\`\${id}.\${timestamp}.\${body}\`).digest();
  const signed = of('webhook-signature')
    .split(' ')
    .map((one) => Buffer.from(one.replace(/^v1,/, ''), 'base64'))
    .some((theirs) => theirs.length === mine.length && timingSafeEqual(theirs, mine));
  if (!signed) throw new Error('not signed with this secret');
  return { id, ...JSON.parse(body) };
}
`;

/** The module. */
export function writeModule(document: Json): string {
  const calls = callsOf(document).map(({ id, method, path, query, body }) => {
    const takes = [
      ...(path.includes('{id}') ? ['id'] : []),
      ...(body ? ['body'] : query.length > 0 ? ['query'] : []),
      ...(method === 'GET' ? [] : ['options']),
    ];
    const place = path.includes('{id}') ? `\`${path.replace('{id}', `\${encodeURIComponent(id)}`)}\`` : `'${path}'`;
    const more = [
      ...(body ? ['body'] : query.length > 0 ? ['query'] : []),
      ...(method === 'GET' ? [] : ['...options']),
    ];
    return `    ${id}: (${takes.join(', ')}) => call('${method}', ${place}${more.length > 0 ? `, { ${more.join(', ')} }` : ''}),`;
  });
  const { version } = document.info as { version: string };
  return written + frame.replace('CALLS', calls.join('\n')).replace('API_VERSION', `'${version}'`);
}

/** The module's types. */
export function writeTypes(document: Json): string {
  const { schemas } = document.components as { schemas: Record<string, Json> };
  const types = Object.entries(schemas).map(([name, schema]) => {
    const says = schema.description ? `/** ${schema.description} */\n` : '';
    return `${says}export type ${name} = ${typeOf(schema, '')};\n`;
  });
  const calls = callsOf(document).map(({ id, method, path, says, query, body, answer }) => {
    const parameters = [
      ...(path.includes('{id}') ? ['id: string'] : []),
      ...(body ? [`body: ${body}`] : []),
      ...(query.length > 0
        ? [`query?: { ${query.map((one) => `${one.name}?: ${typeOf(one.schema ?? {}, '')}`).join('; ')} }`]
        : []),
      ...(method === 'GET' ? [] : ['options?: { idempotencyKey?: string }']),
    ];
    return `  /** ${says} */\n  ${id}(${parameters.join(', ')}): Promise<${answer}>;`;
  });
  return `${written}
${types.join('\n')}
/** Why a request was refused. */
export declare class SoukPayError extends Error {
  readonly type: string;
  readonly status: number;
  readonly code: Problem['code'];
  readonly field?: string;
}

export type SoukPay = {
${calls.join('\n')}
};

/** A client of one site, by its secret key. What got no answer, 429 or 5xx is sent again under the same key. */
export declare function soukPay(options: {
  key: string;
  origin: string;
  fetch?: typeof fetch;
  retries?: number;
  version?: string;
}): SoukPay;

/** Reads a message to your server. Throws when we did not sign it, or not within five minutes. Take each id once. */
export declare function readMessage(
  secret: string,
  headers: Headers | Record<string, string | string[] | undefined>,
  body: string,
  now?: number,
): WebhookMessage & { id: string };
`;
}

/** A JSON Schema as a type of TypeScript. */
function typeOf(schema: Json, indent: string): string {
  if (schema.$ref) return nameOf(schema);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  const either = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (either) return either.map((one) => typeOf(one, indent)).join(' | ');
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return `Array<${typeOf((schema.items ?? {}) as Json, indent)}>`;
    case 'object':
      return objectOf(schema, indent);
    default:
      return 'unknown';
  }
}

function objectOf({ properties, required, additionalProperties }: Json, indent: string): string {
  if (!properties) return `Record<string, ${typeOf((additionalProperties ?? {}) as Json, indent)}>`;
  const must = new Set((required ?? []) as string[]);
  const inner = `${indent}  `;
  const lines = Object.entries(properties as Record<string, Json>).flatMap(([name, schema]) => [
    ...(schema.description ? [`${inner}/** ${schema.description} */`] : []),
    `${inner}${name}${must.has(name) ? '' : '?'}: ${typeOf(schema, inner)};`,
  ]);
  return `{\n${lines.join('\n')}\n${indent}}`;
}
