import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { toUuid } from '@/lib/kernel/ids';
import type { ApiCode } from '@/lib/money/button/codes';
import { findMerchant, type Merchant } from '@/lib/money/button/find-merchant';
import { noteRefusal } from '@/lib/money/button/health/note-refusal';
import type { Scope } from '@/lib/money/button/model';
import { env } from '@/lib/platform/env';
import { logBug } from '@/lib/platform/log';
import { problem } from '@/lib/platform/problem';
import { countTry, type Tally } from '@/lib/platform/rate-limit';
import { apiVersion, apiVersions } from './version';

/** An answer of the API before it is sent: its status and its document. What is said `once` is not kept for a repeated request. */
export type ApiAnswer =
  | { status: number; body: Record<string, unknown>; once?: Record<string, unknown> }
  | { status: number; code: ApiCode; field?: string };

/** Makes a refusal of the API. */
export function refusal(status: number, code: ApiCode, field?: string): ApiAnswer {
  return { status, code, ...(field !== undefined && { field }) };
}

/** What is done for a site's server. */
export type Work = (merchant: Merchant, asked: { body: unknown; key: string }) => Promise<ApiAnswer>;

/** What follows from the key of a request and is said with every answer to it, though it is kept nowhere. */
type Again = (merchant: Merchant, key: string) => Record<string, unknown>;

/**
 * Answers a request of a site's server: finds out by its key who asks and whether the key allows it (401 `key_missing`, `key_wrong`; 403
 * `scope_missing`; 429 `rate_limited`), and by `Souk-Version` which API it was written for (400 `version_unknown`). A request that changes
 * something carries an `Idempotency-Key` (400 `idempotency_key_missing`): the same key and body have the same answer for a day, another
 * body is 422 `idempotency_key_reused`, and one that is still at work 409 `idempotency_key_busy`.
 */
export async function answerMerchant(request: Request, scope: Scope, work: Work, again?: Again): Promise<Response> {
  const headers: Record<string, string> = { 'Souk-Version': apiVersion };
  try {
    return send(await answer(request, scope, work, headers, again), headers);
  } catch (error) {
    return problem(500, 'unexpected', headers, undefined, logBug('pay_api_failed', error), meaningOf('unexpected'));
  }
}

async function answer(
  request: Request,
  scope: Scope,
  work: Work,
  headers: Record<string, string>,
  again?: Again,
): Promise<ApiAnswer> {
  const version = request.headers.get('souk-version') ?? apiVersion;
  if (!(apiVersions as readonly string[]).includes(version)) return refusal(400, 'version_unknown');
  headers['Souk-Version'] = version;
  const bearer = /^Bearer (\S{1,200})$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const merchant = bearer ? await findMerchant(bearer) : null;
  if (!bearer || !merchant) {
    headers['WWW-Authenticate'] = 'Bearer';
    return refusal(401, bearer ? 'key_wrong' : 'key_missing');
  }
  const tally = await countTry('pay-api', bearer);
  Object.assign(headers, sayLimit(tally));
  if (!tally.within) return refusal(429, 'rate_limited');
  if (!merchant.scopes.includes(scope)) return refusal(403, 'scope_missing');
  if (request.method === 'GET' || request.method === 'HEAD') return work(merchant, { body: null, key: '' });
  const key = request.headers.get('idempotency-key') ?? '';
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) return refusal(400, 'idempotency_key_missing');
  const text = await request.text();
  const body = readJson(text);
  if (body === undefined) return refusal(400, 'not_json');
  const said = await once(merchant, { key, body, hash: hashOf(request, text) }, () => work(merchant, { body, key }));
  return 'body' in said && again ? { ...said, once: again(merchant, key) } : said;
}

/** Answers what asks for an address that the API does not have: 404 `not_found`. */
export function answerUnknown(): Response {
  return problem(404, 'not_found', { 'Souk-Version': apiVersion }, undefined, undefined, meaningOf('not_found'));
}

/** Answers what asks an address of the API in a way that it does not have: 405 `method_not_allowed`. */
export function answerWrongMethod(allowed: readonly string[]): Response {
  const headers = { 'Souk-Version': apiVersion, Allow: allowed.join(', ') };
  return problem(405, 'method_not_allowed', headers, undefined, undefined, meaningOf('method_not_allowed'));
}

/** How much is left, as draft-ietf-httpapi-ratelimit-headers has it. */
function sayLimit({ within, count, seconds, left, resetSeconds }: Tally): Record<string, string> {
  return {
    'RateLimit-Policy': `"key";q=${count};w=${seconds}`,
    RateLimit: `"key";r=${left};t=${resetSeconds}`,
    ...(!within && { 'Retry-After': `${resetSeconds}` }),
  };
}

/** Where a refusal's meaning is written down. */
function meaningOf(code: ApiCode): string {
  return `${env().SOUK_ORIGIN}/developers/api#${code}`;
}

function send(answer: ApiAnswer, headers: Record<string, string>): Response {
  if ('code' in answer)
    return problem(answer.status, answer.code, headers, answer.field, undefined, meaningOf(answer.code));
  const { status, body, once: said } = answer;
  return Response.json({ ...body, ...said }, { status, headers: { ...headers, 'Cache-Control': 'no-store' } });
}

function readJson(text: string): unknown {
  if (text === '') return {};
  try {
    // What no text can hold, neither ours nor a database's, is no text: half a letter, and the letter that ends others.
    return JSON.parse(text, (name, value) => {
      const words = typeof value === 'string' ? [name, value] : [name];
      if (words.some((word) => word.includes('\0') || /\p{Cs}/u.test(word))) throw new SyntaxError('no text');
      return value;
    });
  } catch {
    return undefined;
  }
}

function hashOf(request: Request, text: string): string {
  return createHash('sha256')
    .update(`${request.method} ${new URL(request.url).pathname}\n${text}`)
    .digest('hex');
}

/** How long a request may be at work before its key is free again: every verb behind it finds what an earlier one did. */
const workSeconds = 60;

/** Does the work of a key once, and answers the same again. What failed on our side is not kept: it may be asked again. */
async function once(
  merchant: Merchant,
  { key, body, hash }: { key: string; body: unknown; hash: string },
  work: () => Promise<ApiAnswer>,
): Promise<ApiAnswer> {
  const begun = await callMoney(
    Begun,
    sql`money.begin_reply(${toUuid(merchant.siteId)}::uuid, ${key}, ${hash}, ${workSeconds})`,
  );
  if (begun) {
    if (begun.requestHash !== hash) return refusal(422, 'idempotency_key_reused');
    if (begun.status === null || begun.body === null) return refusal(409, 'idempotency_key_busy');
    return JSON.parse(begun.body) as ApiAnswer;
  }
  try {
    const answer = await work();
    if ('code' in answer) noteRefusal(merchant, answer.code, body);
    const kept = JSON.stringify('once' in answer ? { status: answer.status, body: answer.body } : answer);
    await endReply(merchant, key, { status: answer.status, body: kept });
    return answer;
  } catch (error) {
    await endReply(merchant, key, null);
    throw error;
  }
}

/** Keeps what was answered to a key; null frees the key. */
async function endReply(merchant: Merchant, key: string, kept: { status: number; body: string } | null): Promise<void> {
  const { status, body } = kept ?? { status: null, body: null };
  await callMoney(z.boolean(), sql`money.end_reply(${toUuid(merchant.siteId)}::uuid, ${key}, ${status}, ${body})`);
}

const Begun = z
  .object({ requestHash: z.string(), status: z.number().nullable(), body: z.string().nullable() })
  .nullable();
