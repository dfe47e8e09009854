import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor, readMoney } from '@/db/client/money';
import { type Actor, actorKey, isOperator, type SystemActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency } from '@/lib/kernel/money';
import { type HoldReason, holdReasonOf, type SettlementState, settlementStateOf } from '@/lib/money/payouts/model';
import { type Flow, type FlowAccount, type FlowKind, type FlowPart, type FlowState, flowOf } from './model';

/**
 * The money of an order with where it is, for its buyer, for who may see money of the page that sold it, and for those who run Souk, once they said why they look: the same for all three.
 * Whose it is, what was bought and how it was paid are not in it; what one payer's bank wants back of a share is not told to the buyer. `settlement` is null until the money is taken; `arrivesOn` is
 * `YYYY-MM-DD`, the day on which the seller's bank has it, null while no payout holds it.
 */
export type OrderMoney = {
  orderId: Id<'order'>;
  pageId: Id<'page'>;
  pageName: string;
  pageHandle: string;
  placedAt: Date;
  provider: 'stripe' | 'paypal';
  flow: Flow;
  /** `YYYY-MM-DD`: by when a bank that takes days has answered; null for every other payment. */
  settlesBy: string | null;
  settlement: {
    state: SettlementState;
    hold: { reason: HoldReason; until: Date | null } | null;
    arrivesOn: string | null;
  } | null;
};

const system: SystemActor = { kind: 'system', name: 'order-money', locale: 'en' };

/** As what somebody asks for an order's money. */
export type MoneySide = 'buyer' | 'seller' | 'operator';

/** The money of an order; null for a missing one, for one without postings yet, and for whoever is not its `side`. */
export async function orderMoney(actor: Actor, orderId: Id<'order'>, side: MoneySide): Promise<OrderMoney | null> {
  return (await isOn(side, actor, orderId)) ? readFlow(orderId, side) : null;
}

async function isOn(side: MoneySide, actor: Actor, orderId: Id<'order'>): Promise<boolean> {
  const owner = actorKey(actor);
  if (actor.kind === 'system' || owner === null) return false;
  if (side === 'operator') return isLookingAt(actor, orderId);
  return asActor(actor, async (tx) => {
    const [row] = await tx.execute<{ bought: boolean; sold: boolean }>(sql`
      select owner = ${owner} as bought, money.may(page_id, 'see_money') and state not in ('pending', 'authorized', 'failed', 'expired', 'canceled') as sold
      from money."order" where id = ${toUuid(orderId)}::uuid`);
    return (side === 'buyer' ? row?.bought : row?.sold) ?? false;
  });
}

/** Whether support or money opened an order within half an hour, and said why (`look-at-order.ts`). */
export async function isLookingAt(actor: Actor, orderId: Id<'order'>): Promise<boolean> {
  if (!isOperator(actor, ['support', 'money'])) return false;
  const [row] = await readMoney<{ looks: boolean }>(
    sql`select identity.looking(${toUuid(actor.personId)}::uuid, 'order', ${toUuid(orderId)}) as looks`,
  );
  return row?.looks ?? false;
}

type Facts = {
  page_id: string;
  page_name: string;
  page_handle: string;
  currency: string;
  placed_at: string;
  provider: 'stripe' | 'paypal';
  settlement: string | null;
  reason: string | null;
  until: string | null;
  arrives_on: string | null;
  settles_by: string | null;
};
type Row = {
  txn: string;
  kind: FlowKind;
  state: FlowState;
  at: string;
  account: FlowAccount;
  part: FlowPart | null;
  amount: string;
};

async function readFlow(orderId: Id<'order'>, side: MoneySide): Promise<OrderMoney | null> {
  const id = toUuid(orderId);
  const [facts, rows] = await asActor(system, async (tx) => {
    const [found] = await tx.execute<Facts>(sql`
      select o.page_id, o.page_name, o.page_handle, o.currency, o.created_at as placed_at, case when o.state = 'settling' then o.settles_by::text end as settles_by, a.provider, s.state as settlement,
        case when s.hold_reason = 'disputed' and ${side} = 'buyer' and not money.is_disputed_whole(o.id) and o.state <> 'disputed' then 'new_order' else s.hold_reason end as reason, s.hold_until as until, p.arrives_on::text as arrives_on
      from money."order" o
      join lateral (
        -- Of what several people paid: who took the money of the shares, one of them where they are two.
        select case when t.provider <> 'split' then t.provider else (select min(x.provider) from money.split_part q
          join money.attempt x on x.id = q.attempt_id where q.purchase_id = o.purchase_id) end as provider
        from money.attempt t where t.purchase_id = o.purchase_id order by t.created_at desc limit 1) a on true
      left join money.settlement s on s.order_id = o.id
      left join lateral (select p.arrives_on from money.payout_item i join money.payout p on p.id = i.payout_id
                         where i.settlement_id = s.id and p.state <> 'failed' order by p.created_at desc limit 1) p on true
      where o.id = ${id}::uuid`);
    // Of a hold the postings that made it are read, whatever became of it: its state says that.
    const entries = await tx.execute<Row>(sql`
      select t.id as txn, t.kind, t.state, t.created_at as at, case when a.kind in ('split', 'fx') then 'psp' else a.kind end as account, e.part,
        (case e.side when 'debit' then e.amount_minor else -e.amount_minor end)::text as amount
      from ledger.txn t join ledger.entry e on e.txn_id = t.id join ledger.account a on a.code = e.account
      where t.meta ->> 'order' = ${id} and (t.meta ->> 'part' is null or ${side} <> 'buyer') and e.phase = case t.kind when 'authorize' then 'pending' else 'posted' end
      order by t.created_at, e.id`);
    return [found, [...entries]] as const;
  });
  if (!facts || !isCurrency(facts.currency)) return null;
  const flow = flowOf(
    rows.map((row) => ({ ...row, at: new Date(row.at), amount: BigInt(row.amount) })),
    facts.currency,
  );
  if (!flow) return null;
  const reason = holdReasonOf(facts.reason);
  return {
    ...{ orderId, pageId: fromUuid('page', facts.page_id), pageName: facts.page_name, pageHandle: facts.page_handle },
    ...{ placedAt: new Date(facts.placed_at), provider: facts.provider, flow, settlesBy: facts.settles_by },
    settlement:
      facts.settlement === null
        ? null
        : {
            state: settlementStateOf(facts.settlement),
            hold: reason && { reason, until: facts.until === null ? null : new Date(facts.until) },
            arrivesOn: facts.arrives_on,
          },
  };
}
