import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { isCurrency, type Money, money, subtract } from '@/lib/kernel/money';
import {
  type HoldReason,
  holdReasonOf,
  type SellerShare,
  type SettlementState,
  sellerShare,
  settlementStateOf,
} from '../model';

/**
 * One order in a statement, or what came back of one (`kind`). Goods, delivery and tax sum to the order's total unless the tax is
 * contained in the prices; the total less both fees and what was refunded is `net`, what the seller gets of it. What a bank has given
 * the buyer is refunded too. Fees are those of what was not refunded; the provider's is null while it is not known, and then not in
 * `net` either. What came back has no total, only what was refunded since, and below zero the fees that she bears no longer.
 */
export type StatementRow = {
  kind: 'order' | 'taken_back';
  orderId: Id<'order'>;
  paidAt: Date;
  state: SettlementState;
  /** After what discounts took off them, `discount`, below zero. */
  goods: Money;
  discount: Money;
  delivery: Money;
  tax: Money;
  /** Whether any of it is contained in the prices, and how much of it is. */
  taxIncluded: boolean;
  taxInPrices: Money;
  total: Money;
  platformFee: Money;
  providerFee: Money | null;
  refunded: Money;
  net: Money;
  hold: { reason: HoldReason; until: Date | null } | null;
};

type Row = {
  order_id: string;
  paid_at: string;
  state: string;
  currency: string;
  taken_back: boolean;
  goods: string;
  discount: string;
  delivery: string;
  tax: string;
  included: boolean;
  in_prices: string;
  total: string;
  platform_fee: string;
  provider_fee: string | null;
  refunded: string;
  sent: string | null;
  reason: string | null;
  until: string | null;
};

/**
 * Rows of a statement that answer a condition over `s` (settlements) and `i` (items of payouts), newest first, all of
 * them: totals are made from them. The transaction's actor sees them only as an owner of their page.
 */
export async function readRows(tx: MoneyTransaction, where: SQL): Promise<StatementRow[]> {
  const rows = await tx.execute<Row>(sql`
    select s.order_id, s.captured_at as paid_at, s.state, s.currency, i.reversal_id is not null as taken_back,
      l.goods::text, l.discount::text, l.delivery::text, l.tax::text, l.included, l.in_prices::text, s.total_minor::text as total,
      s.platform_fee_minor::text as platform_fee, s.provider_fee_minor::text as provider_fee,
      (case when i.reversal_id is not null then r.refunded_minor when s.sent_at is null then least(o.total_minor, o.refunded_minor + k.lost)
            else s.refunded_minor end)::text as refunded,
      (case when i.id is not null then i.amount_minor when s.sent_at is not null then s.sent_minor end)::text as sent,
      s.hold_reason as reason, s.hold_until as until
    from money.settlement s
    join money."order" o on o.id = s.order_id
    left join (money.payout_item i left join money.settlement_reversal r on r.id = i.reversal_id)
      on coalesce(i.settlement_id, r.settlement_id) = s.id
    cross join lateral (
      select coalesce(sum(amount_minor) filter (where kind in ('goods', 'discount')), 0) as goods,
             coalesce(sum(amount_minor) filter (where kind = 'discount'), 0) as discount,
             coalesce(sum(amount_minor) filter (where kind = 'delivery'), 0) as delivery,
             coalesce(sum(amount_minor) filter (where kind = 'tax'), 0) as tax,
             coalesce(bool_or(included = 1) filter (where kind = 'tax'), false) as included,
             coalesce(sum(amount_minor) filter (where kind = 'tax' and included = 1), 0) as in_prices
      from money.order_line where order_id = s.order_id and i.reversal_id is null) l
    cross join lateral (
      select coalesce(sum(amount_minor), 0)::bigint as lost
      from money.dispute where order_id = s.order_id and withdrawn and state not in ('needs_response', 'under_review')) k
    where ${where} order by s.captured_at desc, s.id`);
  return rows.map(viewOf);
}

function viewOf(row: Row): StatementRow {
  const { currency } = row;
  if (!isCurrency(currency)) throw new Error('Invariant broken: unknown currency in the books');
  const of = (amount: string) => money(BigInt(amount), currency);
  const refunded = of(row.refunded);
  const { total, platformFee, providerFee, net } = row.taken_back ? takenBack(row, of) : stands(row, of);
  const reason = holdReasonOf(row.reason);
  return {
    ...{
      kind: row.taken_back ? 'taken_back' : 'order',
      orderId: fromUuid('order', row.order_id),
      paidAt: new Date(row.paid_at),
    },
    ...{
      state: settlementStateOf(row.state),
      goods: of(row.goods),
      discount: of(row.discount),
      delivery: of(row.delivery),
      tax: of(row.tax),
      taxInPrices: of(row.in_prices),
    },
    ...{ taxIncluded: row.included, total, platformFee, refunded, net },
    providerFee: row.provider_fee === null ? null : providerFee,
    hold: reason && { reason, until: row.until === null ? null : new Date(row.until) },
  };
}

type Amounts = SellerShare & { total: Money };

/** An order: what of it was not refunded, as it was sent or would be now. */
function stands(row: Row, of: (amount: string) => Money): Amounts {
  const total = of(row.total);
  const share = sellerShare({
    ...{ total, refunded: BigInt(row.refunded), platformFee: BigInt(row.platform_fee) },
    ...{ providerFee: BigInt(row.provider_fee ?? 0), ...(row.sent !== null && { sent: of(row.sent) }) },
  });
  return { total, ...share };
}

/** What came back: what was refunded since is no longer hers, and the fees of it are not either. */
function takenBack(row: Row, of: (amount: string) => Money): Amounts {
  const [none, refunded, net] = [of('0'), of(row.refunded), of(row.sent ?? '0')];
  const platformFee = of(String(-(BigInt(row.platform_fee) * refunded.amount) / BigInt(row.total)));
  return { total: none, platformFee, providerFee: [refunded, platformFee, net].reduce(subtract, none), net };
}
