import { payerDevice } from '@/db/schema/money/limit';
import { address, method, wallet } from '@/db/schema/money/wallet';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { sealAddress } from '@/lib/money/wallet/seal-address';
import { sealMethod } from '@/lib/money/wallet/seal-method';
import { stripe } from '@/lib/platform/stripe';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { people } from './world/people';
import type { WorldPerson } from './world/shape';
import { personId } from './write-people';

/** The provider's tokens of a demo wallet: the customer, a card that pays and one that does not. */
export type DemoWallet = { owner: string; customer: string; pays: string; declines: string };

const cards = ['pm_card_visa', 'pm_card_mastercard', 'pm_card_amex'];
const expiry = { expMonth: 8, expYear: 2031 };

/** Gives everybody an address and a stored card at the provider; a second card only where a declined order wants one. */
export async function writeWallets(database: OwnerDb, derive: Derive): Promise<Map<string, DemoWallet>> {
  const wallets = new Map<string, DemoWallet>();
  for (const [index, one] of people.entries()) {
    await database
      .insert(address)
      .values(await addressRow(derive, one))
      .onConflictDoNothing();
    wallets.set(one.handle, await writeWallet(database, derive, one, cardOf(one, index)));
  }
  return wallets;
}

/**
 * Whose money is at the provider's disposal at once, so that there is something to pay out on the first day: of everybody whose order
 * of that shop has arrived, for a payout takes the oldest first and waits for it.
 */
const paidOutFirst = new Set(['grace-kim', 'marcus']);

function cardOf(one: WorldPerson, index: number): string {
  return paidOutFirst.has(one.handle) ? 'pm_card_bypassPending' : (cards[index % cards.length] ?? 'pm_card_visa');
}

/** The key under which a person's money rows are owned. */
export function ownerOf(derive: Derive, handle: string): string {
  return actorKey({ kind: 'person', personId: personId(derive, handle) } as PersonActor) ?? '';
}

/** The id of a demo person's address. */
export function addressIdOf(derive: Derive, handle: string): Id<'address'> {
  return derive.id('address', handle);
}

async function writeWallet(database: OwnerDb, derive: Derive, one: WorldPerson, card: string): Promise<DemoWallet> {
  const owner = ownerOf(derive, one.handle);
  const customer = await stripe().customers.create(
    { metadata: { wallet: one.handle } },
    { idempotencyKey: `seed-customer-${owner}` },
  );
  const attached = await stripe().paymentMethods.attach(
    card,
    { customer: customer.id },
    { idempotencyKey: `seed-card-${owner}` },
  );
  const declined = await stripe().paymentMethods.attach(
    'pm_card_chargeDeclined',
    { customer: customer.id },
    { idempotencyKey: `seed-declined-${owner}` },
  );
  const id = { owner, personId: personId(derive, one.handle) };
  await database
    .insert(wallet)
    .values({ ...id, providerCustomer: customer.id })
    .onConflictDoNothing();
  // Everybody knows the demonstration's passwords: no device of whoever tries it out is a new one.
  await database.insert(payerDevice).values({ owner, device: '*' }).onConflictDoNothing();
  const row = { ...id, id: derive.id('method', one.handle), isDefault: true };
  const { brand = 'visa', last4 = '0000' } = attached.card ?? {};
  const parts = {
    kind: 'card' as const,
    token: attached.id,
    customer: null,
    fingerprint: null,
    brand,
    last4,
    ...expiry,
  };
  await database
    .insert(method)
    .values({ ...row, ...(await sealMethod(owner, row.id, parts)) })
    .onConflictDoNothing();
  return { owner, customer: customer.id, pays: attached.id, declines: declined.id };
}

async function addressRow(derive: Derive, one: WorldPerson): Promise<typeof address.$inferInsert> {
  const { line1, line2 = '', city, region = '', postcode = '', country, phone = '' } = one.address;
  const row = { id: addressIdOf(derive, one.handle), owner: ownerOf(derive, one.handle), isDefault: true };
  const parts = { name: one.name, line1, line2, city, region, postalCode: postcode, country, phone };
  return { ...row, personId: personId(derive, one.handle), ...(await sealAddress(row.owner, row.id, parts)) };
}
