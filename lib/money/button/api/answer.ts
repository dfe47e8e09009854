import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payReply } from '@/db/schema/money/button/pay-order';
import type { SystemActor } from '@/lib/identity/actor/model';
import type { ApiCode } from '@/lib/money/button/codes';
import { findMerchant, type Merchant } from '@/lib/money/button/find-merchant';
import { noteRefusal } from '@/lib/money/button/health/note-refusal';
import type { Scope } from '@/lib/money/button/model';
import { env } from '@/lib/platform/env';
import { logBug } from '@/lib/platform/log';
import { problem } from '@/lib/platform/problem';
import { countTry, type Tally } from '@/lib/platform/rate-limit';
import { apiVersion, apiVersions } from './version';

const system: SystemActor = { kind: 'system', name: 'pay-api', locale: 'en' };

/** An answer of the API before it is sent: its status and its document. What is said `once` is not kept for a repeated request. */
export type ApiAnswer =
  | { status: number; body: Record<string, unknown>; once?: Record<string, unknown> }
  | { status: number; code: ApiCode; field?: string };

/** Makes a refusal of the API. */
export function refusal(status: number, code: ApiCode, field?: string): ApiAnswer {
  return { status, code, ...(field !== undefined && { field }) };
}

type Work = (merchant: Merchant, asked: { body: unknown; key: string }) => Promise<ApiAnswer>;

/**
 * Answers a request of a site's server: finds out by its key who asks and whether the key allows it (401 `key_missing`, `key_wrong`; 403
 * `scope_missing`; 429 `rate_limited`), and by `Souk-Version` which API it was written for (400 `version_unknown`). A request that changes
 * something carries an `Idempotency-Key` (400 `idempotency_key_missing`): the same key and body have the same answer for a day, another
 * body is 422 `idempotency_key_reused`, and one that is still at work 409 `idempotency_key_busy`.
 */
export async function answerMerchant(request: Request, scope: Scope, work: Work): Promise<Response> {
  const headers: Record<string, string> = { 'Souk-Version': apiVersion };
  try {
    return send(await answer(request, scope, work, headers), headers);
  } catch (error) {
    return problem(500, 'unexpected', headers, undefined, logBug('pay_api_failed', error), meaningOf('unexpected'));
  }
}

async function answer(request: Request, scope: Scope, work: Work, headers: Record<string, string>): Promise<ApiAnswer> {
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
  if (request.method === 'GET') return work(merchant, { body: null, key: '' });
  const key = request.headers.get('idempotency-key') ?? '';
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) return refusal(400, 'idempotency_key_missing');
  const text = await request.text();
  const body = readJson(text);
  if (body === undefined) return refusal(400, 'not_json');
  return once(merchant, { key, body, hash: hashOf(request, text) }, () => work(merchant, { body, key }));
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
    return JSON.parse(text);
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
  const mine = and(eq(payReply.siteId, merchant.siteId), eq(payReply.key, key));
  const begun = await asActor(system, async (tx) => {
    await tx.delete(payReply).where(and(mine, sql`${payReply.createdAt} < now() - interval '24 hours'`));
    const [taken] = await tx
      .insert(payReply)
      .values({ siteId: merchant.siteId, key, requestHash: hash })
      .onConflictDoUpdate({
        target: [payReply.siteId, payReply.key],
        set: { createdAt: sql`now()` },
        setWhere: sql`pay_reply.status is null and pay_reply.request_hash = ${hash} and pay_reply.created_at < now() - make_interval(secs => ${workSeconds})`,
      })
      .returning({ key: payReply.key });
    if (taken) return null;
    const [known] = await tx.select().from(payReply).where(mine);
    return known ?? null;
  });
  if (begun) {
    if (begun.requestHash !== hash) return refusal(422, 'idempotency_key_reused');
    if (begun.status === null || begun.body === null) return refusal(409, 'idempotency_key_busy');
    return JSON.parse(begun.body) as ApiAnswer;
  }
  try {
    const answer = await work();
    if ('code' in answer) noteRefusal(merchant, answer.code, body);
    const kept = JSON.stringify('once' in answer ? { status: answer.status, body: answer.body } : answer);
    await asActor(system, (tx) => tx.update(payReply).set({ status: answer.status, body: kept }).where(mine));
    return answer;
  } catch (error) {
    await asActor(system, (tx) => tx.delete(payReply).where(mine));
    throw error;
  }
}
