import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import type { Actor, SystemActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { type Currency, isCurrency, type Money, money } from '@/lib/kernel/money';
import { mayOnPage } from '@/lib/money/orders/seller-may';
import { type PayoutState, payoutStateOf, type SellerAccountState, sellerAccountStateOf } from './model';
import { readRows, type StatementRow } from './stored/queries';

/** A payout in the list of a page's. `arrivesOn` is `YYYY-MM-DD`, null before the provider has said so. */
export type PayoutView = {
  id: Id<'payout'>;
  state: PayoutState;
  amount: Money;
  at: Date;
  arrivesOn: string | null;
  problem: string | null;
};

/**
 * The money of a page, for who may see it: how far verification has come, what may be sold before it (null once verified), what is due
 * of each order, newest first, and what was paid out. `owed` is what has to come back and could not yet be taken.
 */
export type SellerMoney = {
  state: SellerAccountState;
  bankRefused: boolean;
  limit: { used: Money; limit: Money } | null;
  due: StatementRow[];
  /** What is due in all, by currency. */
  dueTotals: Money[];
  /** What of it is held because its payment is disputed, by currency. */
  disputedTotals: Money[];
  owed: Money[];
  payouts: PayoutView[];
};

/** A payout with what it consists of. `rows` are empty for one that failed before it left. */
export type PayoutStatement = PayoutView & { rows: StatementRow[] };

const system: SystemActor = { kind: 'system', name: 'seller-money', locale: 'en' };
const minor = z.string().transform(BigInt);
const Limit = z.object({ currency: z.custom<Currency>(isCurrency), limit: minor, used: minor }).nullable();

/** What a page is due and was paid; null for who may not see it. Every order that waits, and the latest 100 payouts. */
export async function sellerMoney(actor: Actor, pageId: Id<'page'>): Promise<SellerMoney | null> {
  const own = await asActor(actor, async (tx) => {
    if (!(await mayOnPage(tx, pageId, 'see_money'))) return null;
    const page = sql`${toUuid(pageId)}::uuid`;
    const [account] = await tx.execute<{ state: string; refused: boolean }>(
      sql`select state, bank_refused_at is not null as refused from money.seller_account where page_id = ${page}`,
    );
    const due = await readRows(tx, sql`s.page_id = ${page} and s.state not in ('sent', 'reversed')`);
    const owed = await tx.execute<{ currency: string; amount: string }>(sql`
      select currency, sum(amount_minor)::text as amount from money.settlement_reversal
      where page_id = ${page} and state = 'pending' group by currency`);
    return {
      ...{ state: sellerAccountStateOf(account?.state ?? 'none'), bankRefused: account?.refused ?? false },
      ...{ due, dueTotals: totalsOf(due), disputedTotals: totalsOf(due.filter(isDisputed)) },
      payouts: await readPayouts(tx, sql`p.page_id = ${page}`),
      owed: owed.map((row) => moneyOf(row.amount, row.currency)),
    };
  });
  if (own === null) return null;
  return { ...own, limit: own.state === 'active' ? null : await readLimit(pageId) };
}

/** A payout of a page of the actor's with its orders; null for everybody else. */
export async function payoutStatement(
  actor: Actor,
  payoutId: Id<'payout'>,
): Promise<(PayoutStatement & { pageId: Id<'page'> }) | null> {
  return asActor(actor, async (tx) => {
    const id = sql`${toUuid(payoutId)}::uuid`;
    const [found] = await tx.execute<{ page: string }>(
      sql`select page_id as page from money.payout where id = ${id} and money.may(page_id, 'see_money')`,
    );
    const [payout] = found ? await readPayouts(tx, sql`p.id = ${id}`) : [];
    if (!found || !payout) return null;
    return { ...payout, pageId: fromUuid('page', found.page), rows: await readRows(tx, sql`i.payout_id = ${id}`) };
  });
}

/** What waits of a page's orders, as the statement of a payout has them; null for who may not see it. */
export async function dueStatement(actor: Actor, pageId: Id<'page'>): Promise<StatementRow[] | null> {
  return (await sellerMoney(actor, pageId))?.due ?? null;
}

/** How much of its limit a page has sold. It counts orders that are being paid, which its owners do not see yet. */
async function readLimit(pageId: Id<'page'>): Promise<SellerMoney['limit']> {
  const row = await asActor(system, async (tx) => {
    const [found] = await tx.execute<{ found: unknown }>(
      sql`select money.seller_limit_of(${toUuid(pageId)}::uuid) as found`,
    );
    return Limit.parse(found?.found);
  });
  return row && { used: money(row.used, row.currency), limit: money(row.limit, row.currency) };
}

async function readPayouts(tx: MoneyTransaction, where: ReturnType<typeof sql>): Promise<PayoutView[]> {
  const rows = await tx.execute<{
    id: string;
    state: string;
    currency: string;
    amount: string;
    at: string;
    arrives: string | null;
    problem: string | null;
  }>(sql`
    select p.id, p.state, p.currency, p.amount_minor::text as amount, p.created_at as at, p.arrives_on::text as arrives, p.problem
    from money.payout p where ${where} order by p.created_at desc limit 100`);
  return rows.map((row) => ({
    ...{ id: fromUuid('payout', row.id), state: payoutStateOf(row.state), amount: moneyOf(row.amount, row.currency) },
    ...{ at: new Date(row.at), arrivesOn: row.arrives, problem: row.problem },
  }));
}

function isDisputed({ state, hold }: StatementRow): boolean {
  return state === 'held' && hold?.reason === 'disputed';
}

function totalsOf(rows: readonly StatementRow[]): Money[] {
  const totals = new Map<Currency, bigint>();
  for (const { net } of rows) totals.set(net.currency, (totals.get(net.currency) ?? 0n) + net.amount);
  return [...totals].map(([currency, amount]) => money(amount, currency));
}

function moneyOf(amount: string, currency: string): Money {
  if (!isCurrency(currency)) throw new Error('Invariant broken: unknown currency in the books');
  return money(BigInt(amount), currency);
}
