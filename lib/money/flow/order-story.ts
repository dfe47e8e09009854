import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import type { Actor, SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import { isLookingAt } from './queries';

/**
 * What kind of thing happened: an event of the order, a try at paying, money going back, a dispute, what its seller is due, a payout, what a provider
 * told of any of these, what we told a side of it by mail, and what the worker has still to do about it or could not (what it has done leaves the queue).
 */
export type StoryPart =
  | 'event'
  | 'attempt'
  | 'refund'
  | 'dispute'
  | 'settlement'
  | 'payout'
  | 'webhook'
  | 'mail'
  | 'job';

/** Something that happened around an order; `word` is the state it has now, of an event its kind, of what a provider told its type, of a mail what it told, of a job its task. */
export type StoryLine = {
  readonly part: StoryPart;
  readonly word: string;
  readonly at: Date;
  readonly amount: Money | null;
  /** Why, as a code of ours or of the provider, of a mail the side it went to; empty where there is none. */
  readonly why: string;
};

const system: SystemActor = { kind: 'system', name: 'order-story', locale: 'en' };

/**
 * All that happened around an order, from placing it to the payout, the earliest first; for support and money while a look at it is open
 * (`look-at-order.ts`). Nothing for everybody else. What was bought, by whom and where it went is not in it.
 */
export async function orderStory(actor: Actor, orderId: Id<'order'>): Promise<readonly StoryLine[]> {
  if (!(await isLookingAt(actor, orderId))) return [];
  const id = sql`${toUuid(orderId)}::uuid`;
  const rows = await asActor(system, (tx) =>
    tx.execute<{ part: StoryPart; word: string; at: string; amount: string | null; currency: string; why: string }>(sql`
      with o as (select * from money."order" where id = ${id}), happened as (
        select 'event' as part, e.kind as word, e.at, null::bigint as amount, '' as why from money.order_event e where e.order_id = ${id}
        union all select 'attempt', a.state, a.created_at, null, coalesce(a.problem, '') from money.attempt a join o on a.purchase_id = o.purchase_id
        union all select 'refund', r.state, r.created_at, r.amount_minor, '' from money.refund r where r.order_id = ${id}
        union all select 'dispute', d.state, d.created_at, d.amount_minor, d.reason from money.dispute d where d.order_id = ${id}
        union all select 'settlement', s.state, coalesce(s.sent_at, s.captured_at), s.total_minor, coalesce(s.hold_reason, s.problem, '')
          from money.settlement s where s.order_id = ${id}
        union all select 'payout', p.state, p.created_at, i.amount_minor, coalesce(p.problem, '') from money.payout_item i
          join money.payout p on p.id = i.payout_id join money.settlement s on s.id = i.settlement_id where s.order_id = ${id}
        union all select 'webhook', w.type, w.received_at, null, coalesce(w.last_error, case when w.processed_at is null then 'waiting' else '' end)
          from money.webhook_event w where w.object_id in (select a.provider_intent from money.attempt a join o on a.purchase_id = o.purchase_id
            union select r.provider_refund from money.refund r where r.order_id = ${id}
            union select d.provider_dispute from money.dispute d where d.order_id = ${id})
        union all select 'mail', m.kind, m.at, null, m.side from money.told_mail m where m.order_id = ${id}
        union all select 'job', j.task, j.added_at, null, coalesce(j.last_error, '')
          from o, queue.jobs_about(array(select o.id union select o.purchase_id union select a.id from money.attempt a where a.purchase_id = o.purchase_id
            union select r.id from money.refund r where r.order_id = o.id union select d.id from money.dispute d where d.order_id = o.id)) j)
      select h.part, h.word, h.at::text as at, h.amount::text as amount, o.currency, h.why from happened h cross join o order by h.at, h.part limit 300`),
  );
  return rows.map(({ amount, currency, at, ...row }) => ({
    ...row,
    at: new Date(at),
    amount: amount !== null && isCurrency(currency) ? money(BigInt(amount), currency) : null,
  }));
}
