/**
 * Builders for database tests: an open shop, a shopper with a stored card and an address. Written as the owner, through the
 * schema; every call makes a world of its own with random ids.
 */
import { createHash, randomBytes } from 'node:crypto';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import Stripe from 'stripe';
import { operatorRole } from '@/db/schema/identity/operator';
import { person, profile } from '@/db/schema/identity/person';
import { session } from '@/db/schema/identity/session';
import { payerDevice } from '@/db/schema/money/limit';
import { sellerAccount } from '@/db/schema/money/payout';
import { address, method, wallet } from '@/db/schema/money/wallet';
import { page, pageMember } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import {
  actorKey,
  type GuestActor,
  type OperatorRole,
  operatorRoles,
  type PersonActor,
} from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { sealAddress } from '@/lib/money/wallet/seal-address';
import { sealMethod } from '@/lib/money/wallet/seal-method';

let owner: PostgresJsDatabase | undefined;

/** The database as its owner, past every wall: for building worlds and for looking behind them. */
export function ownerDb(): PostgresJsDatabase {
  owner ??= drizzle(
    postgres(process.env.DATABASE_URL ?? '', {
      max: 4,
      onnotice: () => undefined,
      // Row security is forced on the owner too; the owner's pool acts for the system.
      connection: { 'souk.actor': 'system' },
    }),
  );
  return owner;
}

/** A signed-in person with an account and a profile. Who runs Souk, with all roles or some, has a session of hers, begun with a passkey. */
export async function aPerson(
  part: { name?: string; operator?: boolean; roles?: readonly OperatorRole[] } = {},
): Promise<PersonActor> {
  const personId = newId('person');
  const handle = `p${randomBytes(6).toString('hex')}`;
  const email = `${handle}@example.com`;
  const name = part.name ?? 'Test Person';
  const roles = part.roles ?? (part.operator ? operatorRoles : []);
  const [sessionId, device] = [newId('session'), 'd'.repeat(64)];
  await ownerDb().insert(person).values({ id: personId, email, emailVerifiedAt: new Date() });
  await ownerDb().insert(profile).values({ personId, handle, name });
  if (roles.length > 0) {
    const now = new Date();
    await ownerDb()
      .insert(operatorRole)
      .values(roles.map((role) => ({ personId, role })));
    await ownerDb()
      .insert(session)
      .values({
        ...{ id: sessionId, personId, deviceHash: device, method: 'passkey', passkeyProvenAt: now },
        expiresAt: new Date(now.getTime() + 86_400_000),
      });
  }
  return {
    ...{ kind: 'person', personId, sessionId, device, name, handle, email },
    ...{ emailVerified: true, roles, locale: 'en' },
  };
}

/** A browser without an account. */
export function aGuest(): GuestActor {
  return { kind: 'guest', guestHash: createHash('sha256').update(randomBytes(20)).digest('hex'), locale: 'en' };
}

/** An open shop with one published product per given stock; prices in minor units of its currency. */
export async function aShop(
  part: {
    stocks?: number[];
    priceMinor?: bigint;
    currency?: string;
    deliveryMinor?: bigint;
    taxBasisPoints?: number;
    /** A shop that the provider has not verified may sell only so much. */
    verified?: boolean;
  } = {},
): Promise<{ pageId: Id<'page'>; seller: PersonActor; variants: Id<'variant'>[] }> {
  const seller = await aPerson({ name: 'Seller' });
  const pageId = newId('page');
  await ownerDb()
    .insert(page)
    .values({
      ...{
        id: pageId,
        handle: `shop${randomBytes(6).toString('hex')}`,
        name: 'Test Shop',
        kind: 'home',
        country: 'US',
      },
      ...{ currency: part.currency ?? 'USD', state: 'published', shopOpen: true, deliveryCountries: ['US'] },
      ...{ deliveryMinor: part.deliveryMinor ?? 500n, taxBasisPoints: part.taxBasisPoints ?? 0 },
    });
  await ownerDb()
    .insert(pageMember)
    .values({ pageId, personId: seller.personId, roles: ['owner'] });
  if (part.verified !== false) await verifyShop(pageId, `acct_${randomBytes(8).toString('hex')}`);
  const variants: Id<'variant'>[] = [];
  for (const [index, stock] of (part.stocks ?? [10]).entries()) {
    const productId = newId('product');
    const variantId = newId('variant');
    const priceMinor = part.priceMinor ?? 4120n;
    await ownerDb()
      .insert(product)
      .values({
        id: productId,
        pageId,
        slug: `thing-${index}`,
        title: `Thing ${index}`,
        state: 'published',
        publishedAt: new Date(),
      });
    await ownerDb().insert(variant).values({ id: variantId, productId, pageId, priceMinor, stock });
    variants.push(variantId);
  }
  return { pageId, seller, variants };
}

/** Writes down that a page is verified, with its account at the provider. */
export async function verifyShop(pageId: Id<'page'>, providerAccount: string): Promise<void> {
  await ownerDb()
    .insert(sellerAccount)
    .values({ pageId, state: 'active', providerAccount, verifiedAt: new Date(), checkedAt: new Date() });
}

/**
 * A shopper who can pay in one tap: a wallet at the provider, a stored card (a provider's test method), an address. `mark`
 * is what the provider knows the card by, when that matters.
 */
export async function aShopper<Who extends PersonActor | GuestActor>(
  actor: Who,
  providerMethod = 'pm_card_visa',
  mark?: string,
): Promise<{ actor: Who; methodId: Id<'method'>; addressId: Id<'address'> }> {
  const { origin, owner: key } = { origin: new URL(process.env.STRIPE_API_BASE ?? ''), owner: actorKey(actor) ?? '' };
  const stripe = new Stripe(process.env.STRIPE_SECRET_KEY ?? '', {
    ...{ host: origin.hostname, port: origin.port, protocol: 'http', telemetry: false },
  });
  const customer = await stripe.customers.create({});
  const attached = await stripe.paymentMethods.attach(providerMethod, { customer: customer.id });
  const personId = actor.kind === 'person' ? actor.personId : null;
  const methodId = newId('method');
  const addressId = newId('address');
  await ownerDb().insert(wallet).values({ owner: key, personId, providerCustomer: customer.id });
  if (actor.kind === 'person') await ownerDb().insert(payerDevice).values({ owner: key, device: actor.device });
  const { brand = 'visa', last4 = '0000', fingerprint = null } = attached.card ?? {};
  const card = { token: attached.id, customer: null, fingerprint: mark ?? fingerprint, brand, last4 };
  const sealed = await sealMethod(key, methodId, { kind: 'card', ...card, expMonth: 12, expYear: 2040 });
  const row = { owner: key, personId, isDefault: true };
  await ownerDb()
    .insert(method)
    .values({ ...row, id: methodId, ...sealed });
  const lina = {
    ...{ name: 'Lina Haddad', line1: '1 Main St', line2: '', city: 'Austin' },
    ...{ region: 'TX', postalCode: '78701', country: 'US', phone: '' },
  };
  await ownerDb()
    .insert(address)
    .values({ ...row, id: addressId, ...(await sealAddress(key, addressId, lina)) });
  return { actor, methodId, addressId };
}
