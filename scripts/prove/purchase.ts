/** One purchase of hers, by the verbs a tap uses, taken on to one of the ends that purchases have. */
import { sql } from 'drizzle-orm';
import type { OwnerDb } from '@/db/seed/owner';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { markDelivered } from '@/lib/money/orders/mark-delivered';
import { markShipped } from '@/lib/money/orders/mark-shipped';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { askReturn } from '@/lib/money/returns/ask-return';
import type { Good } from './goods';

const usual = [
  ...([
    'paid',
    'delivered',
    'refunded',
    'partly refunded',
    'shipped',
    'undone',
    'delivered',
    'sent back',
    'held',
  ] as const),
  ...(['disputed', 'delivered', 'paid'] as const),
];
/** An end that a purchase can have. */
export type End = (typeof usual)[number] | 'declined';

/** The end of her so-many-th purchase. Her bank says no now and then only: of too many such tries nothing more is taken. */
export function endOf(place: number): End {
  return place % 36 === 8 ? 'declined' : (usual[place % usual.length] ?? 'paid');
}

/** Who buys, with what, and who sells. `seller` is the owner of the page. */
export type Parties = {
  buyer: PersonActor;
  seller: PersonActor;
  methodId: Id<'method'>;
  addressId: Id<'address'>;
};

/** Buys something and takes it to its end. Answers the code of the refusal, or null. */
export async function buy(
  database: OwnerDb,
  parties: Parties,
  good: Good,
  end: End,
  key: string,
): Promise<string | null> {
  const placed = await placeOrder(
    parties.buyer,
    {
      ...{ key, expectedMinor: '999999999999', currency: good.currency, locale: 'en', returnPath: '/orders' },
      items: [{ variantId: good.variantId, quantity: good.quantity }],
      ...{ methodId: parties.methodId, addressId: parties.addressId, startNow: true },
    },
    { network: 'proof' },
  );
  // A declined card is what was wanted then.
  if (!placed.ok) return end === 'declined' ? null : placed.code;
  if (placed.value.state !== 'authorized') return placed.value.state;
  const { purchaseId, orderId } = placed.value;
  if (end === 'undone') await undoPurchase(parties.buyer, purchaseId);
  else if (end !== 'held') {
    await capture(database, purchaseId);
    await goOn(parties, orderId, good, end, key);
  }
  return null;
}

/** Lets the time be over in which a purchase can be undone, and takes its money. */
export async function capture(database: OwnerDb, purchaseId: Id<'purchase'>): Promise<void> {
  const [row] = await database.execute<{ id: string }>(sql`
    update money.attempt set undo_until = clock_timestamp() - interval '1 second'
    where purchase_id = ${toUuid(purchaseId)}::uuid returning id`);
  if (!row || (await captureAttempt(fromUuid('attempt', row.id))) !== 'captured')
    throw new Error('a purchase was not captured');
}

async function goOn(
  { buyer, seller }: Parties,
  orderId: Id<'order'>,
  good: Good,
  end: End,
  key: string,
): Promise<void> {
  if (end === 'refunded') await refundOrder(seller, { orderId, reason: 'It broke', key });
  if (end === 'partly refunded')
    await refundOrder(seller, { orderId, reason: 'A scratch', key, amount: money(100n, good.currency) });
  if (end === 'shipped' || end === 'delivered' || end === 'sent back')
    await markShipped(seller, { orderId, carrier: 'UPS', trackingCode: `1Z${key.slice(0, 12).toUpperCase()}` });
  if (end === 'delivered' || end === 'sent back') await markDelivered(buyer, { orderId });
  if (end !== 'sent back') return;
  const asked = { orderId, key, reason: 'changed_mind', note: 'It is too large', wish: 'money', wanted: null } as const;
  await askReturn(buyer, { ...asked, units: { [good.variantId]: 1 } });
}
