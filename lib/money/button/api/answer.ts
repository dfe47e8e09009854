import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payReply } from '@/db/schema/money/button/pay-order';
import type { SystemActor } from '@/lib/identity/actor/model';
import { findMerchant, type Merchant } from '@/lib/money/button/find-merchant';
import type { Scope } from '@/lib/money/button/model';
import { logBug } from '@/lib/platform/log';
import { problem } from '@/lib/platform/problem';

const system: SystemActor = { kind: 'system', name: 'pay-api', locale: 'en' };

/** An answer of the API before it is sent: its status and its document. */
export type ApiAnswer =
  | { status: number; body: Record<string, unknown> }
  | { status: number; code: string; field?: string };

/** Makes a refusal of the API. */
export function refusal(status: number, code: string, field?: string): ApiAnswer {
  return { status, code, ...(field !== undefined && { field }) };
}

/**
 * Answers a request of a site's server: finds out by its key who asks and whether the key allows it (401 `key_missing`, `key_wrong`; 403
 * `scope_missing`). A request that changes something carries an `Idempotency-Key` (400 `idempotency_key_missing`): the same key and body have
 * the same answer for a day, another body is 422 `idempotency_key_reused`, and one that is still at work 409 `idempotency_key_busy`.
 */
export async function answerMerchant(
  request: Request,
  scope: Scope,
  work: (merchant: Merchant, asked: { body: unknown; key: string }) => Promise<ApiAnswer>,
): Promise<Response> {
  try {
    const bearer = /^Bearer (\S{1,200})$/.exec(request.headers.get('authorization') ?? '')?.[1];
    if (!bearer) return problem(401, 'key_missing', { 'WWW-Authenticate': 'Bearer' });
    const merchant = await findMerchant(bearer);
    if (!merchant) return problem(401, 'key_wrong', { 'WWW-Authenticate': 'Bearer' });
    if (!merchant.scopes.includes(scope)) return problem(403, 'scope_missing');
    if (request.method === 'GET') return send(await work(merchant, { body: null, key: '' }));
    const key = request.headers.get('idempotency-key') ?? '';
    if (!/^[\x21-\x7e]{1,255}$/.test(key)) return problem(400, 'idempotency_key_missing');
    const text = await request.text();
    const body = readJson(text);
    if (body === undefined) return problem(400, 'not_json');
    return send(await once(merchant, key, hashOf(request, text), () => work(merchant, { body, key })));
  } catch (error) {
    return problem(500, 'unexpected', {}, undefined, logBug('pay_api_failed', error));
  }
}

function send(answer: ApiAnswer): Response {
  if ('code' in answer) return problem(answer.status, answer.code, {}, answer.field);
  return Response.json(answer.body, { status: answer.status, headers: { 'Cache-Control': 'no-store' } });
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
async function once(merchant: Merchant, key: string, hash: string, work: () => Promise<ApiAnswer>): Promise<ApiAnswer> {
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
    await asActor(system, (tx) =>
      tx
        .update(payReply)
        .set({ status: answer.status, body: JSON.stringify(answer) })
        .where(mine),
    );
    return answer;
  } catch (error) {
    await asActor(system, (tx) => tx.delete(payReply).where(mine));
    throw error;
  }
}
