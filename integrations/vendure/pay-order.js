/** What Souk is told of a Vendure order, and which order of Souk is this one's. Vendure counts in minor units, as we do. */
import { createHash } from 'node:crypto';

const titleMax = 200;
const itemsMax = 100;

/**
 * The body of `createOrder` for what is still to be paid of an order. Its lines are named when they add up with delivery and discounts;
 * otherwise (a part was paid by other means, or the discount exceeds the goods) the order stands as one item under its code.
 */
export function payOrderOf(order, { amount, channel, storefront, returnUrl }) {
  return {
    amount,
    currency: order.currencyCode,
    merchant_ref: order.code,
    ...partsOf(order, amount),
    origin: storefront,
    ...(returnUrl && { return_url: returnUrl }),
    capture_method: 'manual',
    metadata: { channel },
  };
}

function partsOf(order, amount) {
  const items = order.lines
    .filter(({ quantity }) => quantity > 0)
    .map((line) => ({
      title: (line.productVariant.name || order.code).slice(0, titleMax),
      quantity: line.quantity,
      unit_amount: line.unitPriceWithTax,
    }));
  const goods = items.reduce((sum, item) => sum + item.quantity * item.unit_amount, 0);
  const delivery = order.shippingWithTax;
  const discount = goods + delivery - amount;
  const isWhole = amount === order.totalWithTax && items.length > 0 && items.length <= itemsMax;
  if (!isWhole || discount < 0 || discount > goods) return { items: [{ title: order.code, unit_amount: amount }] };
  return { items, shipping_amount: delivery, discount_amount: discount };
}

/**
 * Why an order of Souk does not pay this one, or null. Without this a shopper could bring the approval of a cheaper order, of another
 * cart, or one that paid already.
 */
export function mismatchOf(paid, order, { amount, channel }) {
  if (paid.merchant_ref !== order.code || paid.metadata.channel !== channel) return 'it is of another order';
  if (paid.amount !== amount || paid.currency !== order.currencyCode) return 'the order has changed since';
  const before = (order.payments ?? []).filter(({ state }) => !['Declined', 'Error', 'Cancelled'].includes(state));
  if (before.some(({ transactionId }) => transactionId === paid.id)) return 'it has paid already';
  return null;
}

/**
 * The key under which an order of Souk is made. A Vendure order keeps its code on a second attempt, so the key counts the attempts: a
 * double click makes one order, a new try after a refusal another.
 */
export function createKey(body, attempt) {
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
  return `vendure-${body.merchant_ref}-${attempt}-${digest}`;
}

/** The key of a refund, before Vendure has given it an id: the same until that refund is written down, then another. */
export function refundKey(payment, refundsBefore, amount) {
  return `vendure-refund-${payment.transactionId}-${refundsBefore}-${amount}`;
}

/** What a message asks of the payment it is about: `settle`, `cancel`, `refunds` (look again at those under way) or null. */
export function stepOf({ type }) {
  if (type === 'payment.captured') return 'settle';
  if (type === 'payment.voided' || type === 'payment.failed') return 'cancel';
  return type === 'payment.refunded' ? 'refunds' : null;
}
