import 'server-only';
import { desc, eq, sql } from 'drizzle-orm';
import { asActor, callMoney, readMoney } from '@/db/client/money';
import { purchase } from '@/db/schema/money/purchase';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { windowPath } from '@/lib/money/button/model';
import { localRatesOf } from '@/lib/money/checkout/local-rates';
import { makeOpenToken } from '@/lib/money/checkout/make-open-token';
import { type PurchaseStatus, purchaseStatus } from '@/lib/money/checkout/purchase-status';
import { askedOf, bindDiscounts, type OfferOrder, offersOf } from '@/lib/money/checkout/queries';
import { readyToPay, type WalletView } from '@/lib/money/wallet/model';
import { openAddresses } from '@/lib/money/wallet/open-addresses';
import { openMethods, viewMethods } from '@/lib/money/wallet/open-methods';
import { newToken } from '@/lib/platform/tokens';
import { millisecondsLeft, type TapStanding } from './model';
import { CounterRow, ListCounterRow } from './schema';
import { seedAfter } from './tap-key';

/** How one of the actor's own purchases stands; null for a missing one and for somebody else's. */
export async function tapStanding(actor: Actor, purchaseId: Id<'purchase'>): Promise<TapStanding | null> {
  const status = await purchaseStatus(actor, purchaseId);
  return status && standingOf(actor, status);
}

/** A purchase just made of a product, so that a reloaded page or a second tab can tell. */
export type RecentTap = TapStanding & { purchaseId: Id<'purchase'> };

const recentMinutes = 10;

/** What the paying button of a product needs to know of the actor. */
export type Counter = {
  wallet: WalletView;
  /** What her next tap is made from. */
  seed: string;
  /** Her latest purchase of the product within the last ten minutes, whatever came of it. */
  recent: RecentTap | null;
};

/** The actor's own wallet, seed and recent purchase for one product, in one statement; empty for a new browser. */
export async function counterFor(actor: Actor, productId: Id<'product'>): Promise<Counter> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') {
    return { wallet: { methods: [], addresses: [] }, seed: newToken(), recent: null };
  }
  const [row] = await readMoney<{ answer: unknown }>(
    sql`select money.read_counter(${owner}, ${toUuid(productId)}::uuid, ${recentMinutes}::int) as answer`,
  );
  const { methods, addresses, latest, recent } = CounterRow.parse(row?.answer);
  const status = recent && (await purchaseStatus(actor, recent));
  return {
    wallet: {
      methods: viewMethods(await openMethods(methods), new Date()),
      addresses: await openAddresses(addresses),
    },
    seed: seedAfter(owner, latest),
    recent: status ? { purchaseId: status.purchaseId, ...standingOf(actor, status) } : null,
  };
}

/** One thing of a list that the actor can buy in one tap: a variant, priced as one unit sent to her. */
export type ListOffer = { productId: Id<'product'>; variantId: Id<'variant'>; optionText: string; order: OfferOrder };

/** What the paying buttons of a list need to know of the actor. */
export type ListCounter = {
  wallet: WalletView;
  /** What each of her next taps is made from. */
  seed: string;
  /** Her stored method can pay for each, and it is sent to her stored address; variants of one product in their order. */
  offers: readonly ListOffer[];
};

/**
 * The actor's own wallet and seed, and of these products all variants that one tap could pay now, in one statement. Null for whoever
 * has nothing to pay with in one tap.
 */
export async function counterForList(actor: Actor, productIds: readonly Id<'product'>[]): Promise<ListCounter | null> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return null;
  const row = await callMoney(ListCounterRow, sql`money.read_list_counter(${owner}, ${askedOf(productIds)})`);
  const wallet = {
    methods: viewMethods(await openMethods(row.methods), new Date()),
    addresses: await openAddresses(row.addresses),
  };
  const address = wallet.addresses.find((one) => one.isDefault);
  if (!address) return null;
  const rates = await localRatesOf(row.offer, address);
  const places = new Map(row.variants.map((variantId, place) => [variantId, place]));
  const found = await bindDiscounts(actor, row.offer);
  const offers = found.rows
    .toSorted((one, other) => (places.get(one.variantId) ?? 0) - (places.get(other.variantId) ?? 0))
    .flatMap((one) => {
      const { productId, variantId, values } = one;
      // Each by its own row: looking for it among all of them would cost their number squared.
      const [offer] = offersOf({ ...found, rows: [one] }, [{ variantId, quantity: 1 }], address, { rates });
      const order = offer?.orders[0];
      if (!order || offer.problem || order.asksStart || !readyToPay(wallet, order.terms.currency)) return [];
      return [{ productId, variantId, optionText: values.join(' · '), order }];
    });
  return { wallet, seed: seedAfter(owner, row.latest), offers };
}

/**
 * Where the actor's receipts go: a person's own address, for a guest the one she gave last in this browser; null
 * when she gave none yet.
 */
export async function receiptEmail(actor: Actor): Promise<string | null> {
  if (actor.kind === 'person') return actor.email;
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return null;
  const [latest] = await asActor(actor, (tx) =>
    tx
      .select({ email: purchase.contactEmail })
      .from(purchase)
      .where(eq(purchase.owner, owner))
      .orderBy(desc(purchase.createdAt))
      .limit(1),
  );
  return latest?.email ?? null;
}

function standingOf(actor: Actor, status: PurchaseStatus): TapStanding {
  const { purchaseId, state, problem, undoUntil, orders, payOrder } = status;
  const first = orders[0];
  const own = actor.kind === 'person' && first ? `/orders/${first.id}` : `/orders/open/${makeOpenToken(purchaseId)}`;
  return {
    state: state === 'paying' ? 'checking' : state,
    problem,
    undoMilliseconds: state === 'authorized' ? millisecondsLeft(undoUntil, new Date()) : 0,
    orderPath: payOrder ? windowPath(payOrder) : own,
  };
}
