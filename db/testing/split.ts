import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { SplitWish } from '@/lib/money/parts/model';
import { type PayPartInput, payPart } from '@/lib/money/parts/pay-part';
import { mySplit, openedPart } from '@/lib/money/parts/queries';
import { offerOwnCurrency } from '@/lib/money/parts/quotes/offer-own-currency';
import type { PartPromise } from '@/lib/money/parts/quotes/queries';
import { startSplit } from '@/lib/money/parts/start-split';
import { aTap } from './orders';
import { aPerson, aShop, aShopper, ownerDb } from './world';

/** Somebody who can pay in one tap. */
export type Payer = { actor: PersonActor; methodId: Id<'method'>; addressId: Id<'address'> };

/** From where the tests tap. */
export const visit = { network: 'test' };

/** People who can pay; a card of each, or the one that always works. */
export async function payers(count: number, cards: readonly string[] = []): Promise<[Payer, ...Payer[]]> {
  const found: Payer[] = [];
  for (let place = 0; place < count; place++) found.push(await aShopper(await aPerson(), cards[place]));
  return found as [Payer, ...Payer[]];
}

/** A purchase of one thing, split evenly among people by links unless `wish` says otherwise; its starter's share is held. */
export async function aSplit(
  people: number,
  part: {
    priceMinor?: bigint;
    currency?: 'USD' | 'KWD' | 'EUR' | 'JPY';
    wish?: Partial<SplitWish>;
    card?: string;
    stock?: number;
  } = {},
) {
  const priceMinor = part.priceMinor ?? 10_000n;
  const shop = await aShop({
    ...{ priceMinor, stocks: [part.stock ?? 5], deliveryMinor: 0n, taxBasisPoints: 0, verified: true },
    ...(part.currency && { currency: part.currency }),
  });
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  const [starter] = await payers(1, part.card ? [part.card] : []);
  const split: SplitWish = {
    ...{
      people: Array.from({ length: people }, () => ({})),
      way: 'even',
      figures: [],
      hours: 24,
      endsOnDecline: false,
    },
    ...part.wish,
  };
  const tap = aTap(starter, variantId, {
    ...{ expectedMinor: priceMinor.toString(), currency: part.currency ?? 'USD' },
  });
  const start = (ownLater = false) =>
    startSplit(starter.actor, { ...tap, split, ...(ownLater && { ownLater }) }, visit);
  return { shop, variantId, starter, tap, split, start };
}

/** The same, started: its id and its shares as its starter sees them. */
export async function aStartedSplit(...how: Parameters<typeof aSplit>) {
  const made = await aSplit(...how);
  const started = await made.start();
  if (!started.ok) throw new Error(JSON.stringify(started));
  const { purchaseId } = started.value;
  return { ...made, purchaseId, parts: await partsOf(made.starter.actor, purchaseId) };
}

/** The shares of a purchase as its starter sees them. */
export async function partsOf(starter: PersonActor, purchaseId: Id<'purchase'>) {
  const split = await mySplit(starter, purchaseId);
  if (!split) throw new Error('no split');
  return split.parts;
}

/** Pays a share. */
export function payShare(
  payer: Payer,
  part: { token: string; amount: { amount: bigint; currency: string } } | undefined,
  more: Partial<PayPartInput> = {},
) {
  if (!part) throw new Error('no such share');
  const { amount, currency } = part.amount;
  const key = randomBytes(16).toString('hex');
  return payPart(
    payer.actor,
    {
      key,
      share: part.token,
      expectedMinor: amount.toString(),
      currency,
      methodId: payer.methodId,
      locale: 'en',
      ...more,
    },
    visit,
  );
}

/** What a payer is promised of a share in her own currency, as its page offers it to her; null where there is nothing to choose. */
export async function promised(payer: Payer, part: { token: string } | undefined): Promise<PartPromise | null> {
  const opened = await openedPart(payer.actor, part?.token ?? '');
  return opened && offerOwnCurrency(payer.actor, opened);
}

/** What a tap says that pays a share as it was promised. */
export function asPromised(promise: PartPromise | null): Partial<PayPartInput> {
  if (!promise) throw new Error('nothing was promised');
  const { id, charged } = promise;
  return { shareQuote: id, expectedMinor: charged.amount.toString(), currency: charged.currency };
}

/** How everything of it stands: the purchase, its shares and their attempts by their places, its orders, and what is on the shelf. */
export async function standing(purchaseId: Id<'purchase'>) {
  const [row] = await ownerDb().execute<{
    state: string;
    why: string | null;
    parts: string[];
    attempts: string[];
    orders: string[];
    stock: number;
    ledger: string;
  }>(sql`
    select s.state, s.why,
      (select array_agg(q.state order by q.position) from money.split_part q where q.purchase_id = s.purchase_id) as parts,
      (select array_agg(coalesce(a.state, '-') order by q.position) from money.split_part q left join money.attempt a on a.id = q.attempt_id
        where q.purchase_id = s.purchase_id) as attempts,
      (select array_agg(o.state) from money."order" o where o.purchase_id = s.purchase_id) as orders,
      (select min(v.stock) from shop.variant v join money.order_line l on l.variant_id = v.id join money."order" o on o.id = l.order_id
        where o.purchase_id = s.purchase_id) as stock,
      coalesce((select sum(b.posted) from ledger.balance b where b.code like 'split:' || s.purchase_id || ':%'), 0)::text as ledger
    from money.split_purchase s where s.purchase_id = ${toUuid(purchaseId)}::uuid`);
  return row;
}
