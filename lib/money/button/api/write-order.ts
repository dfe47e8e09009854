import type { PayOrderRow } from '@/lib/money/button/schema';
import type { ToldBuyer } from '@/lib/money/button/told-buyer';

/** An order as the API writes it: amounts in whole minor units, times in ISO 8601, words in snake_case. */
export function writeOrder(order: PayOrderRow, more: { clientToken?: string; buyer?: ToldBuyer } = {}) {
  const { clientToken, buyer } = more;
  return {
    object: 'pay_order',
    id: order.id,
    kind: order.kind,
    status: order.state,
    amount: Number(order.totalMinor),
    currency: order.currency,
    merchant_ref: order.merchantRef || null,
    items: order.items.map(({ title, quantity, unitMinor }) => ({ title, quantity, unit_amount: Number(unitMinor) })),
    shipping_amount: Number(order.deliveryMinor),
    tax_amount: Number(order.taxMinor),
    discount_amount: Number(order.discountMinor),
    shipping_option: order.deliveryId,
    origin: order.origin,
    return_url: order.returnUrl,
    capture_method: order.capture,
    metadata: order.metadata,
    amount_refunded: Number(order.refundedMinor),
    completed_at: order.completedAt && new Date(order.completedAt).toISOString(),
    /** When what is held is taken: the end of the shopper's undo time. */
    captures_at:
      order.state === 'authorized' && (order.completedAt || order.kind !== 'server') && !order.awaits && order.undoUntil
        ? new Date(order.undoUntil).toISOString()
        : null,
    created_at: new Date(order.createdAt).toISOString(),
    expires_at: new Date(order.expiresAt).toISOString(),
    ...(clientToken !== undefined && { client_token: clientToken }),
    ...(buyer && {
      payer: buyer.payer,
      method: buyer.method,
      contact: buyer.email === null ? null : { email: buyer.email },
      shipping: buyer.shipTo && writeAddress(buyer.shipTo),
    }),
  };
}

function writeAddress(at: NonNullable<ToldBuyer['shipTo']>) {
  const { name, line1, line2, city, region, postalCode, country, phone } = at;
  return { name, line1, line2, city, region, postal_code: postalCode, country, phone };
}
