/**
 * What goes on between Grace and two friends of hers in the second world, by the verbs of the product: a thing that they pay together, a group with expenses
 * and what is settled of them, money that is sent by handle, to addresses of e-mail and to a bank, requests, and gifts.
 */
import { sql } from 'drizzle-orm';
import type { OwnerDb } from '@/db/seed/owner';
import { fromUuid, newId, toUuid } from '@/lib/kernel/ids';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { acceptGift } from '@/lib/money/gifts/accept-gift';
import { takeBackGift } from '@/lib/money/gifts/take-back-gift';
import { cancelSplit } from '@/lib/money/parts/cancel-split';
import { declinePart } from '@/lib/money/parts/decline-part';
import { payPart } from '@/lib/money/parts/pay-part';
import { mySplit } from '@/lib/money/parts/queries';
import { startSplit } from '@/lib/money/parts/start-split';
import { sweepSplits } from '@/lib/money/parts/sweep-splits';
import { answerRequest } from '@/lib/money/requests/answer-request';
import { askPayment } from '@/lib/money/requests/ask-payment';
import { quoteRequest } from '@/lib/money/requests/quote-request';
import { sendTransfers } from '@/lib/money/transfers/send-transfer';
import { actorOf } from './actors';
import type { Good } from './goods';
import { capture } from './purchase';
import { aBank, held, must, type Payer, promise, saysWhere } from './sends';
import { spendTogether } from './spending';

/** With whom: friends of hers in both worlds, whom nobody who looks is. */
const circleOfMoney = ['maya-torres', 'claire'] as const;

const tap = { locale: 'en', returnPath: '/orders', expectedMinor: '999999999999', startNow: true } as const;
const visit = { network: 'proof' };

/** A person of the world with what her wallet pays with. */
async function payerOf(database: OwnerDb, handle: string): Promise<Payer> {
  const actor = await actorOf(database, handle);
  const owner = `person:${toUuid(actor.personId)}`;
  const first = async (table: 'method' | 'address') => {
    const [row] = await database.execute<{ id: string }>(
      sql`select id from money.${sql.identifier(table)} where owner = ${owner} order by is_default desc, created_at, id limit 1`,
    );
    if (!row) throw new Error(`${handle} has no ${table}`);
    return row.id;
  };
  return {
    actor,
    methodId: fromUuid('method', await first('method')),
    addressId: fromUuid('address', await first('address')),
  };
}

/** What became of it: counts by what it was. */
export type Among = Record<'together' | 'calledOff' | 'expenses' | 'settled' | 'sent' | 'requests' | 'gifts', number>;

/** All of it, once. `goods` are things in dollars that are sent; those that are taken here are bought no more. */
export async function liveAmongPeople(
  database: OwnerDb,
  handle: string,
  goods: readonly Good[],
  keyOf: (text: string) => string,
): Promise<Among> {
  const [grace, maya, claire] = await Promise.all([handle, ...circleOfMoney].map((one) => payerOf(database, one)));
  if (!grace || !maya || !claire) throw new Error('nobody to live among');
  await saysWhere(grace.actor, 'US');
  await saysWhere(maya.actor, 'US');
  const [first, second, third, fourth] = goods;
  if (!first || !second || !third || !fourth) throw new Error('nothing to buy together');
  const together = await payTogether([grace, maya, claire], first, keyOf('together'), 'all');
  const calledOff = await payTogether([grace, maya, claire], second, keyOf('called off'), 'one declines');
  const { expenses, settled } = await spendTogether(grace, maya, keyOf);
  const sent = await sendAround(grace, maya, claire);
  const requests = await askAround(grace, maya);
  const gifts =
    (await giveTo(database, grace, maya, third, keyOf('given'), true)) +
    (await giveTo(database, grace, maya, fourth, keyOf('taken back'), false));
  // What may be taken now is taken, and sent.
  await database.execute(sql`update money.attempt a set undo_until = clock_timestamp() - interval '1 second' from money.transfer t
    where a.purchase_id = t.purchase_id and t.owner = ${`person:${toUuid(grace.actor.personId)}`} and a.state = 'authorized' and not a.awaits`);
  await captureDue();
  const taken = await database.execute<{ id: string }>(
    sql`select id from money.transfer where state = 'taken' order by created_at, id`,
  );
  for (const { id } of taken) await sendTransfers(fromUuid('transfer', id));
  return { together, calledOff, expenses, settled, sent, requests, gifts };
}

/** Three pay one thing: all of them, or one will not and it is called off. */
async function payTogether(
  [starter, ...others]: Payer[],
  good: Good,
  key: string,
  how: 'all' | 'one declines',
): Promise<number> {
  if (!starter) throw new Error('nobody starts it');
  const people = [{}, ...others.map(({ actor }) => ({ person: actor.personId }))];
  const split = { people, way: 'even' as const, figures: [], hours: 24, endsOnDecline: false };
  const items = [{ variantId: good.variantId, quantity: 1 }];
  const { methodId, addressId } = starter;
  const started = must(
    'a split',
    await startSplit(starter.actor, { ...tap, key, currency: good.currency, items, methodId, addressId, split }, visit),
  );
  const { purchaseId } = started;
  const parts = (await mySplit(starter.actor, purchaseId))?.parts.slice(1) ?? [];
  for (const [place, { token, amount }] of parts.entries()) {
    const payer = others[place];
    if (!payer) throw new Error('a share of nobody');
    if (how === 'one declines' && place > 0) {
      must('a share declined', await declinePart(payer.actor, { token }));
      continue;
    }
    const paying = {
      key: `${key.slice(0, 24)}-${place}`,
      share: token,
      expectedMinor: amount.amount.toString(),
      currency: amount.currency,
    };
    must('a share', await payPart(payer.actor, { ...paying, methodId: payer.methodId, locale: 'en' }, visit));
  }
  if (how === 'one declines') must('called off', await cancelSplit(starter.actor, { purchaseId }));
  await sweepSplits(purchaseId);
  await captureDue();
  return parts.length + 1;
}

/** To somebody by her handle, to her address, to an address that nobody has, to a bank abroad; and back. */
async function sendAround(grace: Payer, maya: Payer, claire: Payer): Promise<number> {
  const abroad = await aBank(grace.actor, 'DE');
  const sends = [
    [grace, { person: maya.actor.personId }, 4_321n],
    [grace, { email: claire.actor.email }, 1_234n],
    [grace, { email: 'nobody-yet@example.com' }, 777n],
    [grace, { recipient: abroad }, 2_222n],
    [maya, { person: grace.actor.personId }, 987n],
  ] as const;
  for (const [from, to, minor] of sends) await held(from, await promise(from.actor, to, minor));
  return sends.length;
}

/** Each asks the other; one is paid, one declined, one waits. */
async function askAround(grace: Payer, maya: Payer): Promise<number> {
  const ask = async (by: Payer, of: Payer, amount: bigint) => {
    const asked = {
      requestId: newId('request'),
      handle: of.actor.handle,
      currency: 'USD' as const,
      amount,
      reason: 'Half of the lamp',
    };
    must('a request', await askPayment(by.actor, asked, { friend: of.actor.personId, talk: null }));
    return asked.requestId;
  };
  const paid = await ask(maya, grace, 1_500n);
  await held(grace, must('what is asked for', await quoteRequest(grace.actor, paid)));
  const declined = await ask(grace, maya, 2_500n);
  must('declined', await answerRequest(maya.actor, { requestId: declined, answer: 'declined' }));
  await ask(grace, maya, 3_500n);
  return 3;
}

async function giveTo(
  database: OwnerDb,
  giver: Payer,
  receiver: Payer,
  good: Good,
  key: string,
  accepted: boolean,
): Promise<number> {
  const gift = { country: 'US', region: 'NM', choosable: false, to: receiver.actor.personId };
  const items = [{ variantId: good.variantId, quantity: 1 }];
  const placed = must(
    'a gift',
    await placeOrder(
      giver.actor,
      { ...tap, key, currency: good.currency, items, methodId: giver.methodId, gift },
      visit,
    ),
  );
  await capture(database, placed.purchaseId);
  if (accepted)
    must(
      'accepted',
      await acceptGift(receiver.actor, {
        token: '',
        orderId: placed.orderId,
        key,
        addressId: receiver.addressId,
        address: null,
      }),
    );
  else must('taken back', await takeBackGift(giver.actor, { orderId: placed.orderId }));
  return 1;
}
