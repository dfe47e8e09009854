import { eq, sql } from 'drizzle-orm';
import Stripe from 'stripe';
import { method } from '@/db/schema/money/wallet';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { placeDonation } from '@/lib/money/donations/place-donation';
import type { DonateInput } from '@/lib/money/donations/schema';
import { sealMethod } from '@/lib/money/wallet/seal-method';
import { askCharity } from '@/lib/shop/charities/ask-charity';
import { decideCharity } from '@/lib/shop/charities/decide-charity';
import { endUndo } from './paid-order';
import { aPerson, aShop, aShopper, ownerDb } from './world';

/** What a charity of tests says of itself. */
export const wells = { legalName: 'Wells for All', registration: 'CH-1', country: 'US' };

/** A verified charity with its owner. */
export async function aCharity() {
  const { pageId, seller } = await aShop({ stocks: [] });
  const asked = await askCharity(seller, {
    page: pageId,
    ...wells,
  });
  const decided = await decideCharity(await aPerson({ operator: true }), {
    ...{ ...wells, page: pageId, verdict: 'verified', statement: '' },
  });
  if (!asked.ok || !decided.ok) throw new Error('no charity');
  return { pageId, owner: seller };
}

/** Somebody who gives, with a card. */
export async function aDonor(card?: string) {
  return aShopper(await aPerson({ name: 'Giving Person' }), card);
}

type Donor = { actor: PersonActor; methodId: Id<'method'> };

/** Taps that give twenty dollars. */
export function gives(donor: Donor, pageId: Id<'page'>, part: Partial<DonateInput> = {}) {
  const input: DonateInput = {
    ...{ key: `give-${newId('txn')}`, pageId, givenMinor: '2000', coverMinor: '0', currency: 'USD', rhythm: 'once' },
    ...{ shown: false, methodId: donor.methodId, locale: 'en', ...part },
  };
  return placeDonation(donor.actor, input, { network: 'test' });
}

/** The same, taken. */
export async function aDonation(donor: Donor, pageId: Id<'page'>, part: Partial<DonateInput> = {}) {
  const given = await gives(donor, pageId, part);
  if (!given.ok) throw new Error(given.code);
  await endUndo(given.value.purchaseId);
  await captureDue();
  return given.value;
}

/** Lets a monthly donation be due now, of which she was told. */
export async function letBeDue(id: Id<'monthly'>): Promise<void> {
  await ownerDb().execute(
    sql`update money.monthly_donation set next_at = clock_timestamp() - interval '1 second', told_month = month where id = ${toUuid(id)}::uuid`,
  );
}

/** What was given to a page until now was given in a week that is over. */
export async function letBeLongAgo(pageId: Id<'page'>): Promise<void> {
  const weekAgo = sql`date_trunc('week', now() at time zone 'UTC') at time zone 'UTC' - interval '3 days'`;
  await ownerDb().execute(
    sql`update money."order" set created_at = ${weekAgo} where page_id = ${toUuid(pageId)}::uuid`,
  );
  await ownerDb().execute(sql`update money.order_event set at = ${weekAgo} where page_id = ${toUuid(pageId)}::uuid`);
}

/** Her card is another from now on: one whose bank wants to ask her each time, or one that it declines. */
export async function changeCard({ actor, methodId }: Donor, providerMethod: string): Promise<void> {
  const origin = new URL(process.env.STRIPE_API_BASE ?? '');
  const stripe = new Stripe(process.env.STRIPE_SECRET_KEY ?? '', {
    ...{ host: origin.hostname, port: origin.port, protocol: 'http', telemetry: false },
  });
  const customer = await stripe.customers.create({});
  const attached = await stripe.paymentMethods.attach(providerMethod, { customer: customer.id });
  const card = { token: attached.id, customer: customer.id, fingerprint: null, brand: 'visa', last4: '0000' };
  const sealed = await sealMethod(actorKey(actor) ?? '', methodId, {
    ...{ kind: 'card', ...card, expMonth: 12, expYear: 2040 },
  });
  await ownerDb().update(method).set(sealed).where(eq(method.id, methodId));
}
