import { expect, test } from 'vitest';
import type { OrderEvent, OrderLine } from '@/lib/money/orders/stored/model';
import { isOnShelf } from './model';

const said = (...kinds: OrderEvent['kind'][]): OrderEvent[] =>
  kinds.map((kind) => ({ kind, at: new Date(0), detail: { amount: '620', currency: 'USD' } }));
const goods = (quantity: number, returned: number) => ({ kind: 'goods', quantity, returned }) as OrderLine;
const delivery = { kind: 'delivery', quantity: 1, returned: 0 } as OrderLine;

test('an order of which all is on the shelf again is sent to nobody, also when its money was given in another way', () => {
  const events = said('refunded', 'refund_came_back');
  expect(isOnShelf({ events, lines: [goods(2, 2), delivery] })).toBe(true);
  expect(isOnShelf({ events: [...events, ...said('refund_settled')], lines: [goods(2, 2)] })).toBe(true);
  expect(isOnShelf({ events, lines: [goods(2, 1), delivery] })).toBe(false);
  expect(isOnShelf({ events: said('refunded'), lines: [goods(1, 1)] })).toBe(false);
});
