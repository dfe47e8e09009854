/** What may happen: each as a statement for the database beside what the model says it has to answer. */
import {
  type Act,
  always,
  applied,
  goesOn,
  goOnAtTheProvider,
  intentOf,
  isSending,
  moving,
  newPurchase,
  onOrder,
  onPurchase,
  pickOf,
  purchaseOf,
  purse,
  settlementId,
  tellDispute,
  undecided,
} from './acting';
import { currencies } from './book';
import * as payouts from './payouts';
import * as purchases from './purchases';
import * as refunds from './refunds';
import { askBack, call, jsonOf, pageDocument, quote, uuid } from './statements';
import { accountOf, freshId, uuidOf } from './world';

/** By name. An act that nothing is there for is null; called a second time it tells what a repeat answers. */
export const acts = {
  place: (world, chance) => {
    const purchase = newPurchase(world, chance);
    const statement = `select money.place(${jsonOf(pageDocument(purchase))})->'result'`;
    return () => [statement, world.purchases.includes(purchase) ? 'replay' : purchases.place(world, purchase)];
  },
  misuseKey: onPurchase(always, (_, one) => [
    `select money.place(${jsonOf({ ...pageDocument(one), attempt: { ...pageDocument(one).attempt, bodyHash: 'f'.repeat(64) } })})->'result'`,
    'mismatch',
  ]),
  authorize: onPurchase(undecided, (world, one, { way }) => [
    `select money.authorized(${uuid(one.attempt)}, ${quote(intentOf(one))}, ${way % 3 === 0 ? 3600 : 0})->'result'`,
    purchases.authorize(world, one, way % 3 !== 0),
  ]),
  decline: onPurchase(undecided, (_, one) => [
    call(`money.declined(${uuid(one.attempt)}, ${quote(intentOf(one))}, 'card_declined') is not null`),
    purchases.decline(one),
  ]),
  wait: onPurchase(undecided, (_, one) => [
    call(`money.waiting(${uuid(one.attempt)}, 'unknown', null, null)`),
    purchases.wait(one),
  ]),
  expire: (world) => () => [call('shop.expire_reservations()'), purchases.expireReservations(world)],
  endUndo: onPurchase(
    ({ state, undoOver }) => state === 'authorized' && !undoOver,
    (_, one) => {
      const strikes = one.state === 'authorized';
      if (strikes) one.undoOver = true;
      const late = `undo_until = clock_timestamp() - interval '1 second'`;
      return [
        `with x as (update money.attempt set ${late} where id = ${uuid(one.attempt)} and state = 'authorized' returning 1) select to_jsonb(count(*)) from x`,
        strikes ? 1 : 0,
      ];
    },
  ),
  void: onPurchase(
    ({ state }) => ['unknown', 'authorized', 'capturing'].includes(state),
    (_, one, { way }) => {
      const reason = (['undo', 'expired', 'failed'] as const)[way % 3] ?? 'undo';
      return [
        call(`money.begin_void(${uuid(one.attempt)}, '${reason}') is not null`),
        purchases.beginVoid(one, reason),
      ];
    },
  ),
  voided: onPurchase(
    ({ state }) => state === 'voiding',
    (world, one) => [call(`money.voided(${uuid(one.attempt)})`), purchases.voided(world, one)],
  ),
  beginCapture: onPurchase(
    ({ state, undoOver }) => state === 'authorized' && undoOver,
    (_, one) => [call(`money.begin_capture(${uuid(one.attempt)}) is not null`), purchases.beginCapture(one)],
  ),
  captured: onPurchase(
    ({ state }) => state === 'capturing' || state === 'settling',
    (world, one) => [call(`money.captured(${uuid(one.attempt)})`), purchases.captured(world, one)],
  ),
  settling: onPurchase(
    ({ state, delayed }) => state === 'capturing' && delayed,
    (_, one) => [call(`money.settling(${uuid(one.attempt)}, '2030-01-10')`), purchases.settle(one)],
  ),
  stillSettling: onPurchase(
    ({ state }) => state === 'settling',
    (_, one) => [call(`money.still_settling(${uuid(one.attempt)})`), one.state === 'settling'],
  ),
  returned: onPurchase(
    ({ state }) => state === 'settling',
    (_, one) => [call(`money.returned(${uuid(one.attempt)}, 'insufficient_funds')`), purchases.returned(one)],
  ),
  refund: onOrder(
    // Half of the time of what the seller has already: it has to come back from her.
    ({ settlement, state }, { amount }) =>
      settlement !== null && state !== 'refunded' && (amount % 2 === 0 || settlement.state === 'sent'),
    (world, one, { amount, way }) => {
      const asked = {
        ...{ id: uuidOf(`refund ${one.id} ${way % 6}`), key: `refund-${way % 6}` },
        // All that is left, the price of so many units (one line of the order), or any sum.
        amount: way % 3 === 0 ? null : way % 3 === 1 ? one.shop.unit : BigInt(amount % Number(one.total + 2n)),
        back: amount % 3 === 0 ? null : amount % 4,
      };
      return [askBack(one, asked), refunds.beginRefund(world, purchaseOf(world, one), one, asked)];
    },
  ),
  refundSucceeded: (world, { pick }) => {
    const one = pickOf(world.refunds, pick, ({ state }) => state === 'pending');
    if (!one) return null;
    const statement = call(`money.refund_succeeded(${uuid(one.id)}, ${quote(`re_${one.id}`)})`);
    return () => [statement, refunds.refundSucceeded(world, purchaseOf(world, one.order), one)];
  },
  refundFailed: (world, { pick }) => {
    const one = pickOf(world.refunds, pick, ({ state }) => state === 'pending');
    return one ? () => [call(`money.refund_failed(${uuid(one.id)})`), refunds.refundFailed(one)] : null;
  },
  dispute: (world, { pick, way, amount }) => {
    const byCard = world.purchases.filter(({ provider }) => provider === 'stripe');
    // Banks ask late: half of the time about money that the seller has already.
    const sent = byCard.filter(({ orders, dispute }) => orders.some((o) => o.settlement?.sentAt) && goesOn(dispute));
    const among = amount % 2 === 0 && sent.length > 0 ? sent : byCard;
    const one = pickOf(among, pick, ({ state, dispute }) => state === 'captured' && goesOn(dispute));
    if (!one) return null;
    goOnAtTheProvider(one, way, amount);
    return () => tellDispute(world, one);
  },
  age: onOrder(
    ({ settlement }) => settlement?.aged === false,
    (_, one) => [
      `with x as (update money.settlement set captured_at = captured_at - interval '8 days' where order_id = ${uuid(one.id)} returning 1) select to_jsonb(count(*)) from x`,
      payouts.age(one),
    ],
  ),
  review: (world) => () => {
    payouts.review(world);
    return [call('money.review_settlements() >= 0'), true];
  },
  claim: (world) => () => [
    call('jsonb_array_length(money.claim_settlements(100000))'),
    payouts.claimSettlements(world),
  ],
  claimFees: (world) => () => [call('jsonb_array_length(money.claim_fees(100000))'), payouts.claimFees(world)],
  recordFee: onPurchase(payouts.lacksFee, (world, one, { amount, way }) => {
    const whole = one.orders.reduce((sum, { total }) => sum + total, 0n);
    // Now and then the provider keeps more than was paid.
    const fee = [whole + BigInt(amount % 50), 0n][way % 9] ?? (whole * 29n) / 1000n + 30n;
    const statement = call(`money.record_fee(${uuid(one.id)}, ${quote(`ch_${one.id}`)}, ${fee})`);
    return [statement, payouts.recordFee(world, one, fee)];
  }),
  decide: onOrder(isSending, (world, one) => [
    call(`money.decide_settlement(${settlementId(one)})`),
    payouts.decide(world, purchaseOf(world, one), one)?.toString() ?? null,
  ]),
  answer: onOrder(isSending, (world, one, { way }) => {
    const decided = (one.settlement?.sent ?? 0n) > 0n;
    const state = way % 5 === 0 ? 'failed' : way % 5 === 1 || !decided ? 'unknown' : 'sent';
    const transfer = state === 'sent' ? quote(`tr_${one.id}`) : 'null';
    return [
      call(`money.settlement_answered(${settlementId(one)}, '${state}', ${transfer}, null)`),
      payouts.settlementAnswered(world, purchaseOf(world, one), one, state),
    ];
  }),
  claimReversals: (world) => () => {
    payouts.claimReversals(world);
    return [call('jsonb_array_length(money.claim_reversals(100000)) >= 0'), true];
  },
  reversalSucceeded: onOrder(
    ({ settlement }) => settlement?.reversals.at(-1)?.state === 'pending',
    (world, one) => [
      call(
        `coalesce((select money.reversal_succeeded(r.id, 'trr_' || r.id) from money.settlement_reversal r where r.settlement_id = ${settlementId(one)} and r.state = 'pending'), false)`,
      ),
      payouts.reversalSucceeded(world, purchaseOf(world, one), one),
    ],
  ),
  payOut: (world, { pick, amount, way }) => {
    // Half of the time to a seller of whose money something is to come back: it must not be paid out first.
    const owing = world.shops.filter((one) => payouts.mayPayOut(world, one) && payouts.owedBack(world, one) > 0n);
    const among = amount % 2 === 0 && owing.length > 0 ? owing : world.shops;
    const shop = among[pick % among.length];
    if (!shop) return null;
    const id = freshId(world, 'payout');
    // More than enough, any sum, or just what is owed: then what is kept for a bank is missing.
    const owed = payouts.unpaidOf(world, shop).reduce((sum, item) => sum + item.amount, 0n);
    const available = [1_000_000_000n, BigInt(amount), owed][way % 3] ?? owed;
    const statement = `select money.begin_payout(${uuid(id)}, ${uuid(shop.page)}, '${shop.currency}', ${available})->'amount'`;
    return () => [statement, payouts.beginPayout(world, shop, id, available)?.toString() ?? null];
  },
  keptBack: (world, { pick }) => {
    const shop = pickOf(world.shops, pick, (one) => payouts.owedBack(world, one) > 0n);
    if (!shop) return null;
    const statement = call(`money.kept_back(${uuid(shop.page)}, '${shop.currency}')`);
    return () => [statement, Number(payouts.keptBack(world, shop))];
  },
  payoutAnswered: (world, { pick, way }) => {
    const one = pickOf(world.payouts, pick, ({ state }) => state !== 'paid' && state !== 'failed');
    if (!one) return null;
    const state = ['unknown', 'in_transit', 'paid', 'failed'][way % 4] ?? 'paid';
    const statement = call(
      `money.payout_answered(${uuid(one.id)}, '${state}', ${quote(`po_${one.id}`)}, null, 'canceled')`,
    );
    return () => [statement, payouts.payoutAnswered(world, one, state)];
  },
  fund: (world, { pick, amount, way }) => {
    const currency = currencies[pick % 4] ?? 'USD';
    const id = freshId(world, 'fund');
    const sum = BigInt(1 + amount);
    const lines = [
      { account: accountOf('psp:stripe', currency), amount: sum },
      { account: purse(way, currency), amount: -sum },
    ];
    return () => applied(world, id, `fund ${id}`, 'posted', lines);
  },
  transfer: (world, { pick, amount, way }) => {
    const currency = currencies[pick % 4] ?? 'USD';
    const one = { id: freshId(world, 'transfer'), from: purse(way, currency), to: purse(way + 1, currency) };
    const transfer = { ...one, key: `transfer ${one.id}`, amount: BigInt(1 + (amount % 5000)) };
    return () => {
      const answer = applied(world, one.id, transfer.key, way % 2 === 0 ? 'pending' : 'posted', moving(transfer));
      if (answer[1] === 'applied') world.transfers.push(transfer);
      return answer;
    };
  },
  resolve: (world, { pick, way }) => {
    const isPending = ({ id }: { id: string }) => world.book.transactions.get(id)?.state === 'pending';
    const one = pickOf(world.transfers, pick, isPending);
    if (!one) return null;
    const outcome = (['posted', 'posted', 'voided', 'expired'] as const)[way % 4] ?? 'posted';
    return () => {
      const answer = world.book.resolve(one.id, outcome);
      return [
        call(`ledger.resolve(${uuid(one.id)}, '${outcome}')`),
        typeof answer === 'boolean' ? answer : { error: answer },
      ];
    };
  },
  reverse: (world, { pick }) => {
    const one = pickOf(world.transfers, pick, always);
    if (!one) return null;
    const back = { ...one, from: one.to, to: one.from };
    return () => applied(world, uuidOf(`back ${one.id}`), `back ${one.id}`, 'posted', moving(back));
  },
  misuseLedgerKey: (world, { pick }) => {
    const one = pickOf(world.transfers, pick, always);
    if (!one) return null;
    const other = { ...one, amount: one.amount + 1n };
    return () => applied(world, uuidOf(`misuse ${one.id}`), one.key, 'posted', moving(other));
  },
} satisfies Record<string, Act>;

/** The name of an act. */
export type Kind = keyof typeof acts;
