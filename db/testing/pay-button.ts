import { createHash, randomBytes } from 'node:crypto';
import { pageMember } from '@/db/schema/shop/page';
import { aVisit } from '@/db/testing/a-person';
import type { GuestActor, PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { approvePayment } from '@/lib/money/button/approve-payment';
import { createPayOrder } from '@/lib/money/button/create-pay-order';
import { findMerchant, type Merchant } from '@/lib/money/button/find-merchant';
import { openSite } from '@/lib/money/button/open-site';
import { presentPayOrder } from '@/lib/money/button/present-pay-order';
import { CreatePayOrder } from '@/lib/money/button/schema';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { aPerson, aShop, aShopper, ownerDb } from './world';

/** Where the test's merchant has its pages. */
export const merchantOrigin = 'https://merchant.example';

/** A shop whose page has a site, and that site's server as its key proves it. */
export async function aMerchant(part: { capture?: 'automatic' | 'manual'; test?: boolean } = {}) {
  const shop = await aShop();
  const opened = await openSite(shop.seller, {
    ...{ page: shop.pageId, name: 'Merchant', test: part.test ?? true, capture: part.capture ?? 'automatic' },
    ...{ origins: [merchantOrigin], returns: [`${merchantOrigin}/back`] },
  });
  if (!opened.ok) throw new Error(opened.code);
  const merchant = await findMerchant(opened.value.secret);
  if (!merchant) throw new Error('the key opens nothing');
  return { ...shop, ...opened.value, merchant };
}

/** Somebody of a page who may look and change nothing. */
export async function aReader({ pageId }: { pageId: Id<'page'> }): Promise<PersonActor> {
  const reader = await aPerson();
  await ownerDb()
    .insert(pageMember)
    .values({ pageId, personId: reader.personId, roles: ['read_only'] });
  return reader;
}

/** What the test's merchant asks: a lamp of 40.00 and delivery of 6.20. */
export const aLamp = {
  amount: 4620,
  currency: 'USD',
  merchant_ref: 'cart-1',
  items: [{ title: 'Lamp', quantity: 1, unit_amount: 4000 }],
  shipping_amount: 620,
  shipping: {},
  email: true,
  origin: merchantOrigin,
};

/** An order of a merchant, shown to a page that waits with a verifier of its own. */
export async function aPayOrder(merchant: Merchant, part: Record<string, unknown> = {}) {
  const made = await createPayOrder(
    merchant,
    CreatePayOrder.parse({ ...aLamp, ...part }),
    randomBytes(12).toString('hex'),
  );
  if (!made.ok) throw new Error(made.code);
  const { clientToken } = made.value;
  const { verifier, challenge } = await shownThere(clientToken);
  return { id: made.value.order.id, clientToken, verifier, challenge };
}

type Buyer = { actor: PersonActor | GuestActor; methodId: Id<'method'>; addressId: Id<'address'> };

/** A tap in the sheet of an order, with what stands in her wallet: what the window sends. */
export function aTapElsewhere(
  { methodId, addressId }: Buyer,
  payOrder: Id<'payOrder'>,
  expectedMinor = '4620',
  key = randomBytes(16).toString('hex'),
) {
  const consent = { key, expectedMinor, currency: 'USD' as const, items: [] as [], payOrder };
  return { ...consent, methodId, addressId, email: 'lina@example.com', locale: 'en' as const, returnPath: '/orders' };
}

/** The same, sent. */
export function payElsewhere(buyer: Buyer, ...tap: Tail<Parameters<typeof aTapElsewhere>>) {
  return placeOrder(buyer.actor, aTapElsewhere(buyer, ...tap), aVisit());
}
type Tail<List extends unknown[]> = List extends [unknown, ...infer Rest] ? Rest : never;

/** Pays an order and has its code. */
export async function approvedElsewhere(buyer: Buyer, payOrder: Id<'payOrder'>) {
  const placed = await payElsewhere(buyer, payOrder);
  if (!placed.ok) throw new Error(placed.code);
  const approval = await approvePayment(buyer.actor, placed.value.purchaseId);
  if (!approval.ok) throw new Error(approval.code);
  return { ...placed.value, code: approval.value.code };
}

/** What the button hands to a page whose shopper has approved the order of a token. */
export async function approvedThere(clientToken: string) {
  const { order, verifier } = await shownThere(clientToken);
  const paid = await approvedElsewhere(await aShopper(await aPerson()), order);
  return { order, approval_code: paid.code, verifier };
}

/** A page of the merchant shows the order of a token, and waits with a verifier of its own. */
async function shownThere(clientToken: string) {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const shown = await presentPayOrder({ clientToken, origin: merchantOrigin, challenge });
  if (!shown.ok) throw new Error(shown.code);
  return { order: shown.value.order.id, verifier, challenge };
}
