import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDispute } from '@/db/testing/disputes';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { stripe } from '@/lib/platform/stripe';
import { answerDispute } from './answer-dispute';
import { recordDispute } from './record-dispute';
import { sayDispute } from './say-dispute';
import { sweepDisputes } from './sweep-disputes';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** The state of rows made without the guard that stamps them. */
async function unguarded(work: () => Promise<unknown>): Promise<void> {
  await ownerDb().execute(sql`alter table money.dispute disable trigger dispute_state_guard`);
  await work();
  await ownerDb().execute(sql`alter table money.dispute enable trigger dispute_state_guard`);
}
const restSince = (dispute: string, since: string) =>
  unguarded(() =>
    ownerDb().execute(
      sql`update money.dispute set updated_at = now() - ${since}::interval where provider_dispute = ${dispute}`,
    ),
  );
/** More open disputes than one round asks about, none of which its provider knows any more: they stay open. */
const lost = (of: string, many: number) =>
  ownerDb().execute(sql`
    insert into money.dispute (id, provider_dispute, order_id, owner, page_id, order_was, reason, currency, amount_minor, updated_at)
    select gen_random_uuid(), 'du_lost_' || n, d.order_id, d.owner, d.page_id, d.order_was, d.reason, d.currency, 1, now() - interval '2 hours'
    from money.dispute d, generate_series(1, ${many}::int) n where d.provider_dispute = ${of}`);
const waitingSince = async (interval: string) => {
  const [row] = await ownerDb().execute<{ waiting: string }>(
    sql`select count(*) as waiting from money.dispute where updated_at < now() - ${interval}::interval`,
  );
  return Number(row?.waiting);
};

describe('the sweeper', () => {
  test('looks at every open dispute in its turn, however many there are that it can do nothing about', async () => {
    const one = await aDispute(sandbox);
    await recordDispute(one.id);
    await stripe().disputes.update(one.id, { evidence: { uncategorized_text: 'It arrived' }, submit: true });
    await restSince(one.id, '1 hour');
    await lost(one.id, 201);
    // The one that the provider still knows has rested for the shortest time.
    for (const [asked, waiting] of [
      [100, 102],
      [100, 2],
      [2, 0],
    ]) {
      expect(await sweepDisputes()).toBe(asked);
      expect(await waitingSince('30 minutes')).toBe(waiting);
    }
    const [row] = await ownerDb().execute<{ state: string }>(
      sql`select state from money.dispute where provider_dispute = ${one.id}`,
    );
    expect(row?.state).toBe('under_review');
    await ownerDb().execute(sql`delete from money.dispute where provider_dispute like 'du\_lost\_%'`);
  });

  test('does not take for complete an answer of which one seller’s part has not rested yet', async () => {
    const one = await aDispute(sandbox, undefined, 2);
    await recordDispute(one.id);
    const [first] = one.parts;
    if (!first) throw new Error('no seller');
    const said = { orderId: first.orderId, key: randomBytes(18).toString('base64url'), words: 'It arrived' };
    await sayDispute(first.seller, 'seller', said);
    expect(await answerDispute(first.seller, first)).toEqual({ ok: true, value: 'waiting' });
    await unguarded(() =>
      ownerDb().execute(
        sql`update money.dispute set updated_at = now() - interval '1 hour' where provider_dispute = ${one.id} and answered_at is not null`,
      ),
    );
    await sweepDisputes();
    expect((await stripe().disputes.retrieve(one.id)).status).toBe('needs_response');
  });
});
