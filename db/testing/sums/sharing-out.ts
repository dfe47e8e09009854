/** Moves of what several people pay together, of gifts, and of money that goes back. */
import { money } from '@/lib/kernel/money';
import { midRate } from '@/lib/markets/rates/model';
import { shareOut } from '@/lib/money/parts/model';
import { inCurrency } from '@/lib/money/parts/quotes/model';
import { jsonOf, quote, uuid } from '../property/statements';
import { newPayment, orderStatement, partStatement, shareQuoteStatement } from './documents';
import { payingMove, saying } from './paying';
import type { GivenThing, Move, SharedThing, ShareThing, Walk } from './walk';

/** Somebody starts to buy something together with others. */
export function startSplit(walk: Walk): Move[] {
  const { chance, town } = walk;
  const [starter, shop] = [chance.of(town.people), chance.of(town.shops)];
  const units = 1 + chance.below(3);
  const people = Array.from({ length: 2 + chance.below(4) }, () => ({}));
  const way = chance.often(50) ? ('even' as const) : ('shares' as const);
  const figures = way === 'even' ? [] : people.map(() => String(500 + chance.below(2000)));
  const total = money(shop.unit * BigInt(units), shop.code);
  const shared = shareOut({ people, way, figures, hours: 24, endsOnDecline: false }, total);
  if (!shared.ok) return [];
  const shares = shared.amounts.map(
    (amount): ShareThing => ({
      id: chance.uuid(),
      tokenHash: chance.hex(64),
      turn: 0,
      amount,
      payer: null,
      payment: null,
      promise: null,
    }),
  );
  const thing: SharedThing = { ...newPayment(chance), order: chance.uuid(), starter, shop, shares };
  const split = {
    ...{ seconds: 3600, endsOnDecline: chance.often(20) },
    parts: shares.map(({ id, tokenHash, amount }) => ({ id, tokenHash, amount: amount.toString() })),
  };
  const after = (answer: unknown) => {
    if (answer === 'placed') walk.shared.push(thing);
  };
  return [{ kind: 'start split', statement: orderStatement(chance, starter, shop, thing, { split, units }), after }];
}

/** The next move of what several pay. */
export function sharedMove(walk: Walk, one: SharedThing): Move[] {
  const { chance, seen } = walk;
  const state = seen.splits[one.purchase];
  if (state === 'captured') return backMoves(walk, one);
  const [leg] = seen.legs;
  if (state === 'ended' && leg && chance.often(50))
    return [saying('part back', `money.part_refunded(${uuid(leg)}, 're_${leg}')`)];
  if (state === 'open' && chance.often(2))
    return [saying('call off', `money.cancel_split(${quote(one.starter.owner)}, ${uuid(one.purchase)})`)];
  if (state === 'open' && chance.often(2)) return [deadline(one)];
  if (state === 'agreed' && chance.often(30)) return [saying('let go', `money.go_split(${uuid(one.purchase)})`)];
  const [first] = one.shares;
  const begun = first && seen.parts[first.id] !== 'asked';
  return shareMoves(walk, one, begun ? chance.of(one.shares) : (first ?? chance.of(one.shares)));
}

function shareMoves(walk: Walk, one: SharedThing, share: ShareThing): Move[] {
  const { chance, seen } = walk;
  const isFirst = share === one.shares[0];
  const state = seen.parts[share.id];
  if (state === 'asked' && !isFirst && share.promise === null && chance.often(40)) {
    const move = promise(walk, one, share);
    if (move) return [move];
  }
  if (state === 'asked' && share.promise) return [pay(walk, one, share, share.promise.payer)];
  if (state === 'asked' && chance.often(92))
    return [pay(walk, one, share, isFirst ? one.starter : chance.of(walk.town.people))];
  if (state === 'declined')
    return isFirst || chance.often(25) ? [pay(walk, one, share, one.starter)] : [askAnother(walk, one, share)];
  if (!isFirst && (state === 'asked' || (state === 'held' && chance.often(8)))) {
    const payer = share.payer ?? chance.of(walk.town.people);
    const after = (answer: unknown) => {
      if (typeof answer === 'object' && answer && 'attempt' in answer) share.payer = null;
    };
    const declined = saying(
      'decline share',
      `money.decline_part(${quote(payer.owner)}, ${quote(share.tokenHash)})`,
      after,
    );
    const undone =
      share.payment && state === 'held'
        ? [saying('share undone', `money.begin_void(${uuid(share.payment.attempt)}, 'undo') is not null`)]
        : [];
    return [declined, ...undone];
  }
  const move = share.payment && payingMove(walk, share.payment);
  return move ? [move] : [];
}

/** Somebody is shown what a share comes to in her own currency. */
function promise({ chance, town }: Walk, one: SharedThing, share: ShareThing): Move | null {
  const payer = chance.of(town.people);
  const rate = midRate(one.shop.code, payer.code);
  if (rate === null || payer.code === one.shop.code) return null;
  const promised = inCurrency(money(share.amount, one.shop.code), payer.code, rate);
  const quoteId = chance.uuid();
  return {
    kind: 'promise share',
    statement: shareQuoteStatement(quoteId, payer, share.id, { promised, rate }),
    after: () => {
      share.promise = { quote: quoteId, payer, charged: promised.charged };
    },
  };
}

function pay(walk: Walk, one: SharedThing, share: ShareThing, payer: ShareThing['payer'] & object): Move {
  const payment = newPayment(walk.chance);
  const own = share.promise?.payer === payer ? share.promise : null;
  const after = (answer: unknown) => {
    if (answer === 'placed') Object.assign(share, { payer, payment });
    share.promise = null;
  };
  return {
    kind: own ? 'pay share in her currency' : 'pay share',
    statement: partStatement(walk.chance, payer, payment, {
      ...{ tokenHash: share.tokenHash, quote: own?.quote },
      ...{ currency: own?.charged.currency ?? one.shop.code, amount: own?.charged.amount ?? share.amount },
    }),
    after,
  };
}

function askAnother(walk: Walk, one: SharedThing, share: ShareThing): Move {
  const tokenHash = walk.chance.hex(64);
  const after = (answer: unknown) => {
    if (answer === 'asked')
      Object.assign(share, { tokenHash, turn: share.turn + 1, payer: null, payment: null, promise: null });
  };
  return saying(
    'ask another',
    `money.ask_another(${quote(one.starter.owner)}, ${uuid(share.id)}, ${share.turn}, null, ${quote(tokenHash)})`,
    after,
  );
}

const deadline = ({ purchase }: SharedThing): Move => ({
  ...{ kind: 'time to agree is over', by: 'clock' },
  statement: `with over as (update money.split_purchase set deadline = clock_timestamp() - interval '1 second' where purchase_id = ${uuid(purchase)} and state = 'open' returning purchase_id),
    holds as (update money.attempt a set undo_until = clock_timestamp() - interval '1 second' from money.split_part q, over
      where q.purchase_id = over.purchase_id and a.id = q.attempt_id and a.state = 'authorized' returning 1)
    select to_jsonb(count(*)) from over`,
});

/** Somebody gives something to somebody else. */
export function give(walk: Walk): Move[] {
  const { chance, town } = walk;
  const [giver, shop] = [chance.of(town.people), chance.of(town.shops)];
  const thing: GivenThing = { ...newPayment(chance), order: chance.uuid(), giver, shop };
  const gift = {
    choosable: false,
    region: '',
    days: 14,
    ...(chance.often(50) && { to: chance.of(town.people.filter((one) => one !== giver)).id }),
  };
  const after = (answer: unknown) => {
    if (answer === 'placed') walk.given.push(thing);
  };
  return [
    {
      kind: 'give',
      statement: orderStatement(chance, giver, shop, thing, { gift, units: 1 + chance.below(2) }),
      after,
    },
  ];
}

/** The next move of a gift. */
export function givenMove(walk: Walk, one: GivenThing): Move[] {
  const { chance, seen } = walk;
  if (seen.attempts[one.attempt]?.state !== 'captured') {
    const move = payingMove(walk, one);
    return move ? [move] : [];
  }
  const id = uuid(one.order);
  if (seen.gifts[one.order] !== 'waiting') return backMoves(walk, one, seen.gifts[one.order] !== 'accepted');
  const accepted = { order: one.order, sealed: 's', receiverHash: chance.hex(64), by: null };
  if (chance.often(60)) return [saying('accept gift', `money.accept_gift(${jsonOf(accepted)})->'result'`)];
  if (chance.often(30))
    return [
      {
        kind: 'time to accept is over',
        by: 'clock',
        statement: `with over as (update money.gift set expires_at = clock_timestamp() - interval '1 second' where order_id = ${id} and state = 'waiting' returning 1) select to_jsonb(count(*)) from over`,
      },
    ];
  const end = chance.of(['declined', 'taken_back', 'expired']);
  return [saying(`gift ${end}`, `money.end_gift(${id}, ${quote(end)})->'result'`)];
}

/** Money goes back: all of it or some, to each who paid; the refund has succeeded when the last has hers. */
function backMoves(walk: Walk, one: SharedThing | GivenThing, whole = false): Move[] {
  const { chance, seen } = walk;
  const refund = seen.refunds.find(({ order }) => order === one.order);
  if (refund) {
    const [leg] = refund.legs;
    if (leg) return [saying('part back', `money.part_refunded(${uuid(chance.of(refund.legs))}, 're_${leg}')`)];
    if (!refund.split && chance.often(15)) return [saying('refund fails', `money.refund_failed(${uuid(refund.id)})`)];
    return [saying('refund', `money.refund_succeeded(${uuid(refund.id)}, 're_${refund.id}')`)];
  }
  const left = BigInt(seen.orders[one.order]?.left ?? 0);
  if (!whole && 'shares' in one && chance.often(25)) {
    const payment = chance.of(one.shares).payment;
    if (payment)
      return [
        saying(
          'share fee',
          `money.record_fee(${uuid(payment.purchase)}, 'ch_${payment.attempt}', ${chance.below(200)})`,
        ),
      ];
  }
  const some = whole || chance.often(15) ? null : 1n + BigInt(chance.below(Number(left) || 1));
  const document = {
    ...{
      actor: 'system',
      id: chance.uuid(),
      order: one.order,
      key: whole ? 'gift-back' : chance.hex(32),
      currency: one.shop.code,
    },
    ...(some !== null && { amount: some.toString(), back: {} }),
  };
  return [saying('begin refund', `money.begin_refund(${jsonOf(document)})->'result'`)];
}
