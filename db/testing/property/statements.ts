/** Pieces of SQL for the property runs: values are the runs' own, so they are written in. */
import type { AskedBack } from './refunds';
import type { ModelOrder, ModelPurchase } from './world';

/** A text literal. */
export const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
/** A uuid literal. */
export const uuid = (id: string): string => `'${id}'::uuid`;
/** A jsonb literal. */
export const jsonOf = (value: unknown): string => `${quote(JSON.stringify(value))}::jsonb`;
/** A statement that answers what an expression says, as JSON. */
export const call = (expression: string): string => `select to_jsonb(${expression})`;

/** The document of `money.place` for a purchase. */
export function pageDocument(purchase: ModelPurchase) {
  const [first] = purchase.orders;
  const currency = first?.shop.currency ?? 'USD';
  const total = purchase.orders.reduce((sum, order) => sum + order.total, 0n);
  return {
    ...{ actor: purchase.owner, reserveSeconds: purchase.lapses ? 0 : 600, guard: {} },
    attempt: {
      ...{ id: purchase.attempt, key: `key-${purchase.id}`, bodyHash: 'a'.repeat(64), provider: purchase.provider },
      ...{ customer: 'cus_1', method: 'm1.run', delayed: purchase.delayed },
    },
    purchase: {
      ...{ id: purchase.id, currency, total: total.toString(), email: 'run@example.com', locale: 'en' },
      ...{ tokenHash: purchase.id.replaceAll('-', '').repeat(2), fromCart: false },
    },
    orders: purchase.orders.map((order) => orderDocument(order)),
  };
}

function orderDocument({ id, shop, units, total }: ModelOrder) {
  const unit = shop.unit.toString();
  return {
    ...{ id, pageId: shop.page, pageName: 'Run', pageHandle: 'run', total: total.toString(), shipTo: {} },
    ...{ arrivesFrom: '2030-01-01', arrivesBy: '2030-01-05' },
    terms: { version: '1', currency: shop.currency },
    lines: [
      {
        ...{ id: lineId(id, '1'), kind: 'goods', productId: shop.product, variantId: shop.variant, title: 'Thing' },
        ...{ quantity: units, unit, amount: (shop.unit * BigInt(units)).toString() },
      },
      { id: lineId(id, '2'), kind: 'delivery', title: 'Delivery', amount: '500' },
    ],
  };
}

const lineId = (order: string, place: string) => `${order.slice(0, -1)}${place}`;

/** `money.begin_refund` for the system. */
export function askBack(order: ModelOrder, { id, key, amount, back }: AskedBack): string {
  const document = {
    ...{ actor: 'system', id, order: order.id, key, currency: order.shop.currency },
    ...(amount === null ? {} : { amount: amount.toString() }),
    ...(back === null ? {} : { back: { [order.shop.variant]: back } }),
  };
  return `select money.begin_refund(${jsonOf(document)})->'result'`;
}
