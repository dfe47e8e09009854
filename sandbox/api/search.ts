import { type Call, endpoint } from '../core/call';
import { invalidRequest } from '../core/errors';
import { integer, list, required, text } from '../core/params';
import { publicView } from '../core/store';
import type { PaymentIntent } from './payment-records';

interface Query {
  metadata: Record<string, string>;
  equal: Record<string, string>;
}

const CLAUSE = /^(?:metadata\[(["'])(.{1,40}?)\1\]|(status|customer|currency)):(["'])((?:(?!\4).)*)\4$/;

/** `metadata['key']:'value' AND status:'requires_capture'`: the part of the search language the app speaks. */
export function parseQuery(query: string): Query {
  const parsed: Query = { metadata: {}, equal: {} };
  for (const clause of query.trim().split(/\s+AND\s+/i)) {
    const match = CLAUSE.exec(clause);
    if (match === null)
      throw invalidRequest(`We were unable to parse your search query: ${clause}`, { param: 'query' });
    const [, , key, field, , value] = match;
    if (key !== undefined) parsed.metadata[key] = value ?? '';
    if (field !== undefined) parsed.equal[field] = value ?? '';
  }
  return parsed;
}

const search = endpoint(
  'GET',
  '/v1/payment_intents/search',
  { query: text(), limit: integer(1, 100), page: text(), expand: list(text()) },
  async (call: Call, params) => {
    const where = parseQuery(required(params.query, 'query'));
    const filter = {
      equal: where.equal,
      ...(Object.keys(where.metadata).length > 0 ? { metadata: where.metadata } : {}),
    };
    const request = {
      limit: params.limit ?? 10,
      ...(params.page === undefined ? {} : { starting_after: params.page }),
    };
    const page = await call.store.page<PaymentIntent>('payment_intent', filter, request);
    const last = page.data.at(-1);
    return {
      status: 200,
      body: {
        object: 'search_result',
        data: page.data.map(publicView),
        has_more: page.has_more,
        next_page: page.has_more && last !== undefined ? last.id : null,
        url: '/v1/payment_intents/search',
      },
    };
  },
);

export const searchEndpoints = [search];
