/** Bank accounts for tests: typed into the provider's fields, asked for money, and days that go by. */
import { eq, sql } from 'drizzle-orm';
import { order } from '@/db/schema/money/order';
import { attempt } from '@/db/schema/money/purchase';
import { address } from '@/db/schema/money/wallet';
import { actorKey, type GuestActor, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { beginCardSetup } from '@/lib/money/wallet/begin-card-setup';
import { finishCardSetup } from '@/lib/money/wallet/finish-card-setup';
import { sealAddress } from '@/lib/money/wallet/seal-address';
import { stripe } from '@/lib/platform/stripe';
import { aTap } from './orders';
import { aPerson, aShop, ownerDb } from './world';

/** What the provider's test accounts do. */
export type TestAccount = 'success' | 'insufficientFunds' | 'accountClosed' | 'dispute' | 'processing';

/** Adds a bank account to the actor's wallet. */
export async function aBankAccount(actor: PersonActor | GuestActor, does: TestAccount = 'success') {
  const begun = await beginCardSetup(actor, 'bank');
  if (!begun.ok) throw new Error(begun.code);
  await stripe().setupIntents.confirm(begun.value.setupId, { payment_method: `pm_usBankAccount_${does}` });
  const kept = await finishCardSetup(actor, { setupId: begun.value.setupId, makeDefault: true });
  if (!kept.ok) throw new Error(kept.code);
  return kept.value;
}

/** A shopper who has nothing but a bank account, and an address in Austin. */
export async function aBankShopper<Who extends PersonActor | GuestActor>(actor: Who, does: TestAccount = 'success') {
  const methodId = await aBankAccount(actor, does);
  const [owner, addressId] = [actorKey(actor) ?? '', newId('address')];
  const personId = actor.kind === 'person' ? actor.personId : null;
  const lina = {
    ...{ name: 'Lina Haddad', line1: '1 Main St', line2: '', city: 'Austin' },
    ...{ region: 'TX', postalCode: '78701', country: 'US', phone: '' },
  };
  await ownerDb()
    .insert(address)
    .values({ id: addressId, owner, personId, isDefault: true, ...(await sealAddress(owner, addressId, lina)) });
  return { actor, methodId, addressId };
}

/** An order of 46.20 USD from a bank account, and everybody around it; its undo time still runs. */
export async function aBankOrder(does: TestAccount = 'success') {
  const shop = await aShop({ stocks: [5] });
  const shopper = await aBankShopper(await aPerson(), does);
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  const placed = await placeOrder(shopper.actor, aTap(shopper, variantId), { network: 'test' });
  if (!placed.ok) throw new Error(placed.code);
  const { purchaseId, orderId } = placed.value;
  const [row] = await ownerDb().select().from(attempt).where(eq(attempt.purchaseId, purchaseId));
  if (!row?.providerIntent) throw new Error('no attempt');
  const base = { purchaseId, orderId, variantId, attemptId: row.id, intentId: row.providerIntent };
  return { ...base, buyer: shopper.actor, seller: shop.seller, methodId: shopper.methodId };
}

/** Lets days go by at the provider's bank. */
export async function passDays(origin: string, days: number): Promise<void> {
  const answer = await fetch(`${origin}/_sandbox/clock`, {
    method: 'POST',
    body: JSON.stringify({ advance_days: days }),
  });
  if (!answer.ok) throw new Error(`the clock answered ${answer.status}`);
}

/** How an order and its attempt stand, what the ledger holds for it, and how many are left on the shelf. */
export async function standing(orderId: Id<'order'>) {
  const [row] = await ownerDb()
    .select({
      order: order.state,
      attempt: attempt.state,
      problem: attempt.problem,
      settlesBy: order.settlesBy,
      hold: sql<string | null>`(select t.state from ledger.txn t where t.id = ${order.id})`,
      stock: sql<number>`(select v.stock from shop.variant v join money.order_line l on l.variant_id = v.id where l.order_id = ${order.id} limit 1)`,
    })
    .from(order)
    .innerJoin(attempt, eq(attempt.purchaseId, order.purchaseId))
    .where(eq(order.id, orderId));
  if (!row) throw new Error('no such order');
  return row;
}
