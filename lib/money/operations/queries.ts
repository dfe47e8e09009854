import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { type Actor, holds, isOperator, type SystemActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import type { DisputeState } from '@/lib/money/disputes/model';
import { type HoldReason, holdReasonOf, type PayoutState, payoutStateOf } from '@/lib/money/payouts/model';

const system: SystemActor = { kind: 'system', name: 'operations', locale: 'en' };

/** Rows shown at once. */
const shownMax = 100;

/** A dispute that is not over, as those who run Souk see it: what it waits for, and what lies ready for the bank. Nothing that was said. */
export type OpenDispute = {
  readonly id: Id<'dispute'>;
  readonly orderId: Id<'order'>;
  readonly pageName: string;
  readonly provider: 'stripe' | 'paypal';
  readonly state: DisputeState;
  readonly inquiry: boolean;
  readonly amount: Money;
  readonly dueBy: Date | null;
  readonly openedAt: Date;
  readonly answered: boolean;
  /** Files of both sides, and how many of the seller's the provider has. */
  readonly files: number;
  readonly filesSent: number;
};

/** Disputes that are open, those first that are to be answered first; for support and money, none for everybody else. */
export async function openDisputes(actor: Actor): Promise<readonly OpenDispute[]> {
  if (!isOperator(actor, ['support', 'money'])) return [];
  const rows = await asActor(system, (tx) =>
    tx.execute<{
      id: string;
      order: string;
      page: string;
      provider: 'stripe' | 'paypal';
      state: DisputeState;
      inquiry: boolean;
      amount: string;
      currency: string;
      due: string | null;
      opened: string;
      answered: boolean;
      files: number;
      sent: number;
    }>(sql`
    select d.id, d.order_id as "order", o.page_name as page, d.provider, d.state, d.inquiry, d.amount_minor::text as amount, d.currency,
      d.due_by::text as due, d.created_at::text as opened, d.answered_at is not null as answered,
      (select count(*)::int from money.dispute_file f where f.dispute_id = d.id and f.stored_at is not null) as files,
      (select count(*)::int from money.dispute_file f where f.dispute_id = d.id and f.provider_file is not null) as sent
    from money.dispute d join money."order" o on o.id = d.order_id
    where d.state in ('needs_response', 'under_review') order by d.state, d.due_by nulls last, d.created_at limit ${shownMax}`),
  );
  return rows.map((row) => ({
    ...{ id: fromUuid('dispute', row.id), orderId: fromUuid('order', row.order), pageName: row.page },
    ...{ provider: row.provider, state: row.state, inquiry: row.inquiry, amount: amountOf(row.amount, row.currency) },
    ...{ dueBy: row.due === null ? null : new Date(row.due), openedAt: new Date(row.opened), answered: row.answered },
    ...{ files: row.files, filesSent: row.sent },
  }));
}

/** A payout that came back or that nobody heard of, and what of an order could not be sent; `problem` in the provider's word. */
export type StuckMoney = {
  readonly id: string;
  readonly what: 'payout' | 'settlement';
  readonly orderId: Id<'order'> | null;
  readonly pageName: string;
  readonly state: PayoutState;
  readonly amount: Money;
  readonly at: Date;
  readonly problem: string;
};

/** What of the sellers' money waits for a reason: how many orders and how much of a currency; `until` is the first of them that ends. */
export type HeldMoney = {
  readonly reason: HoldReason;
  readonly orders: number;
  readonly amount: Money;
  readonly until: Date | null;
};

/** Payouts and settlements that are stuck, the latest first; for money, none for everybody else. */
export async function stuckMoney(actor: Actor): Promise<readonly StuckMoney[]> {
  if (!holds(actor, 'money')) return [];
  const rows = await asActor(system, (tx) =>
    tx.execute<{
      id: string;
      what: 'payout' | 'settlement';
      order: string | null;
      page: string;
      state: string;
      amount: string;
      currency: string;
      at: string;
      problem: string;
    }>(sql`
    select p.id, 'payout' as what, null::uuid as "order", g.name as page, p.state, p.amount_minor::text as amount, p.currency,
      p.updated_at::text as at, coalesce(p.problem, '') as problem
    from money.payout p join shop.page g on g.id = p.page_id
    where p.state = 'unknown' or p.state = 'failed' and p.updated_at > now() - interval '30 days'
    union all select s.id, 'settlement', s.order_id, g.name, s.state, s.total_minor::text, s.currency, s.updated_at::text, coalesce(s.problem, '')
    from money.settlement s join shop.page g on g.id = s.page_id where s.state in ('failed', 'unknown')
    order by at desc limit ${shownMax}`),
  );
  return rows.map(({ id, what, order, page, state, amount, currency, at, problem }) => ({
    ...{ id, what, orderId: order === null ? null : fromUuid('order', order), pageName: page, problem },
    ...{ state: payoutStateOf(state), amount: amountOf(amount, currency), at: new Date(at) },
  }));
}

/** What is held of the sellers' money and why, by currency; for money, none for everybody else. */
export async function heldMoney(actor: Actor): Promise<readonly HeldMoney[]> {
  if (!holds(actor, 'money')) return [];
  const rows = await asActor(system, (tx) =>
    tx.execute<{
      reason: string;
      orders: number;
      amount: string;
      currency: string;
      until: string | null;
    }>(sql`
    select hold_reason as reason, currency, count(*)::int as orders, sum(total_minor)::text as amount, min(hold_until)::text as until
    from money.settlement where state = 'held' group by 1, 2 order by 3 desc`),
  );
  return rows.flatMap(({ reason, orders, amount, currency, until }) => {
    const known = holdReasonOf(reason);
    return known
      ? [{ reason: known, orders, amount: amountOf(amount, currency), until: until === null ? null : new Date(until) }]
      : [];
  });
}

/** How the providers' events stand: how many of a day came, how many wait, and since when the oldest does. */
export type InboxCount = {
  readonly provider: 'stripe' | 'paypal';
  readonly received: number;
  readonly open: number;
  readonly failed: number;
  readonly last: Date | null;
};
/** An event that was tried and not worked yet. */
export type FailedEvent = {
  readonly id: string;
  readonly provider: 'stripe' | 'paypal';
  readonly type: string;
  readonly at: Date;
  readonly tries: number;
  readonly error: string;
};

/** The inbox of the providers' events, with those that failed, the oldest first; for money, null for everybody else. */
export async function inboxNow(
  actor: Actor,
): Promise<{ counts: readonly InboxCount[]; failed: readonly FailedEvent[] } | null> {
  if (!holds(actor, 'money')) return null;
  const [counts, failed] = await Promise.all([
    asActor(system, (tx) =>
      tx.execute<Omit<InboxCount, 'last'> & { last: string | null }>(sql`
      select provider, count(*) filter (where received_at > now() - interval '24 hours')::int as received,
        count(*) filter (where processed_at is null)::int as open,
        count(*) filter (where processed_at is null and tries > 1)::int as failed, max(received_at)::text as last
      from money.webhook_event group by provider order by provider`),
    ),
    asActor(system, (tx) =>
      tx.execute<Omit<FailedEvent, 'at'> & { at: string }>(sql`
      select id, provider, type, received_at::text as at, tries, left(coalesce(last_error, ''), 200) as error
      from money.webhook_event where processed_at is null and received_at < now() - interval '1 minute'
      order by received_at limit ${shownMax}`),
    ),
  ]);
  return {
    counts: counts.map(({ last, ...row }) => ({ ...row, last: last === null ? null : new Date(last) })),
    failed: failed.map(({ at, ...row }) => ({ ...row, at: new Date(at) })),
  };
}

/** How a provider answered within a day; `good` is its last payment that went through. */
export type ProviderHealth = {
  readonly provider: 'stripe' | 'paypal';
  readonly asked: number;
  readonly declined: number;
  /** Nobody heard the answer, yet or ever. */
  readonly unheard: number;
  readonly good: Date | null;
  readonly event: Date | null;
};

/** How the providers answer, from our own tries at paying; for money, none for everybody else. */
export async function providersNow(actor: Actor): Promise<readonly ProviderHealth[]> {
  if (!holds(actor, 'money')) return [];
  const rows = await asActor(system, (tx) =>
    tx.execute<Omit<ProviderHealth, 'good' | 'event'> & { good: string | null; event: string | null }>(sql`
    select p.provider, count(a.id) filter (where a.created_at > now() - interval '24 hours')::int as asked,
      count(a.id) filter (where a.created_at > now() - interval '24 hours' and a.state = 'declined')::int as declined,
      count(a.id) filter (where a.created_at > now() - interval '24 hours' and a.state in ('unknown', 'expired'))::int as unheard,
      max(a.updated_at) filter (where a.state in ('authorized', 'capturing', 'captured', 'settling'))::text as good,
      (select max(w.received_at)::text from money.webhook_event w where w.provider = p.provider) as event
    from (values ('stripe'), ('paypal')) p (provider) left join money.attempt a on a.provider = p.provider
    group by p.provider order by p.provider desc`),
  );
  const when = (text: string | null) => (text === null ? null : new Date(text));
  return rows.map(({ good, event, ...row }) => ({ ...row, good: when(good), event: when(event) }));
}

/** How many meet each of the limits of money within a day: counts, and nobody. */
export type MoneyLimitCounts = {
  /** Pages that sold as much as they may before they are verified. */
  readonly sellers: number;
  /** People with limits of their own. */
  readonly people: number;
  /** Payments that waited for their person, by why. */
  readonly asked: readonly { readonly reason: string; readonly count: number }[];
};

/** Who meets the limits of money, as counts; for support, null for everybody else. */
export async function moneyLimits(actor: Actor): Promise<MoneyLimitCounts | null> {
  if (!holds(actor, 'support')) return null;
  const [[row], asked] = await Promise.all([
    asActor(system, (tx) =>
      tx.execute<{ sellers: number; people: number }>(sql`
      select (select count(*)::int from money.seller_account where limit_told_at is not null and state <> 'active') as sellers,
        (select count(distinct owner)::int from money.spending_limit) as people`),
    ),
    asActor(system, (tx) =>
      tx.execute<{ reason: string; count: number }>(sql`
      select r.reason, count(*)::int as count from money.payment_confirmation c cross join unnest(c.reasons) r (reason)
      where c.created_at > now() - interval '24 hours' group by 1 order by 2 desc, 1`),
    ),
  ]);
  return { sellers: row?.sellers ?? 0, people: row?.people ?? 0, asked };
}

function amountOf(amount: string, currency: string): Money {
  if (!isCurrency(currency)) throw new Error('Invariant broken: unknown currency in the books');
  return money(BigInt(amount), currency);
}
