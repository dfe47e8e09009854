import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import { type ConfirmReason, confirmReasons } from '@/lib/money/limits/model';
import { type HoldReason, holdReasonOf } from '@/lib/money/payouts/model';

/** That this browser has not paid from her wallet: the first payment from it asks her. */
export type MoneySignals = {
  readonly unknownDevice: boolean;
  /** Orders that count as not taken at the door, since the first of them. */
  readonly noShows: { readonly count: number; readonly since: Date } | null;
  /** Payments that wait for her, and why. */
  readonly asked: readonly {
    readonly amount: Money;
    readonly reasons: readonly ConfirmReason[];
    readonly since: Date;
    readonly until: Date;
  }[];
  /** Money of pages whose money she may see that waits, by why; `until` is null where what it waits for has no day. */
  readonly held: readonly {
    readonly page: string;
    readonly handle: string;
    readonly reason: HoldReason;
    readonly amount: Money;
    readonly since: Date;
    readonly until: Date | null;
  }[];
  /** Pages of hers that have sold what they may before they are verified. */
  readonly limited: readonly { readonly page: string; readonly handle: string; readonly since: Date }[];
};

/** What is noted of the actor's payments and of the money of her pages, from the rows that decide it; herself alone reads it. */
export function moneySignals(actor: PersonActor): Promise<MoneySignals> {
  const owner = actorKey(actor) ?? '';
  const hers = sql`(select m.page_id from shop.page_member m where m.person_id = ${toUuid(actor.personId)}::uuid and money.may(m.page_id, 'see_money'))`;
  return asActor(actor, async (tx) => {
    const [row] = await tx.execute<{ unknown: boolean; count: number; since: string | null }>(sql`
      select not exists (select from money.payer_device d where d.owner = ${owner} and d.device in ('*', ${actor.device})) as unknown,
        count(*)::int as count, min(at)::text as since from money.no_show n
      where n.owner = ${owner} and n.contested_at is null and n.withdrawn_at is null and n.at > now() - interval '12 months'`);
    const asked = await tx.execute<{
      amount: string;
      currency: string;
      reasons: string[];
      since: string;
      until: string;
    }>(sql`
      select total_minor::text as amount, currency, to_jsonb(reasons) as reasons, created_at::text as since, expires_at::text as until
      from money.payment_confirmation where owner = ${owner} and state = 'asked' and expires_at > clock_timestamp() order by created_at`);
    const held = await tx.execute<{
      page: string;
      handle: string;
      reason: string;
      amount: string;
      currency: string;
      since: string;
      until: string | null;
    }>(sql`
      select g.name as page, g.handle, s.hold_reason as reason, s.currency, sum(s.total_minor)::text as amount, min(s.captured_at)::text as since,
        max(s.hold_until)::text as until
      from money.settlement s join shop.page g on g.id = s.page_id
      where s.state = 'held' and s.page_id in ${hers} group by 1, 2, 3, 4 order by 6`);
    const limited = await tx.execute<{ page: string; handle: string; since: string }>(sql`
      select g.name as page, g.handle, a.limit_told_at::text as since from money.seller_account a join shop.page g on g.id = a.page_id
      where a.limit_told_at is not null and a.state <> 'active' and a.page_id in ${hers} order by 3`);
    return {
      unknownDevice: row?.unknown ?? false,
      noShows: row?.since ? { count: row.count, since: new Date(row.since) } : null,
      asked: asked.map(({ amount, currency, reasons, since, until }) => ({
        ...{ amount: amountOf(amount, currency), since: new Date(since), until: new Date(until) },
        reasons: confirmReasons.filter((reason) => reasons.includes(reason)),
      })),
      held: held.flatMap(({ reason, amount, currency, since, until, ...page }) => {
        const known = holdReasonOf(reason);
        const times = { since: new Date(since), until: until === null ? null : new Date(until) };
        return known ? [{ ...page, ...times, reason: known, amount: amountOf(amount, currency) }] : [];
      }),
      limited: limited.map(({ since, ...page }) => ({ ...page, since: new Date(since) })),
    };
  });
}

function amountOf(amount: string, currency: string): Money {
  if (!isCurrency(currency)) throw new Error('Invariant broken: unknown currency in the books');
  return money(BigInt(amount), currency);
}
