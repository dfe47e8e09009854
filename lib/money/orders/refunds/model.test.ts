import { expect, test } from 'vitest';
import { money } from '@/lib/kernel/money';
import type { OrderEvent, OrderLine } from '@/lib/money/orders/stored/model';
import { cameBack, isOwed } from './model';

const said = (...kinds: OrderEvent['kind'][]): OrderEvent[] =>
  kinds.map((kind) => ({ kind, at: new Date(0), detail: { amount: '620', currency: 'USD' } }));
const goods = (quantity: number, returned: number) => ({ kind: 'goods', quantity, returned }) as OrderLine;
const delivery = { kind: 'delivery', quantity: 1, returned: 0 } as OrderLine;

test('what a bank sent back is owed until something is given back after it', () => {
  expect(cameBack({ events: said('paid', 'refunded') })).toBeNull();
  expect(cameBack({ events: said('refunded', 'refund_came_back') })).toEqual(money(620n, 'USD'));
  expect(cameBack({ events: said('refunded', 'refund_came_back', 'shipped') })).toEqual(money(620n, 'USD'));
  expect(cameBack({ events: said('refunded', 'refund_came_back', 'refunded') })).toBeNull();
});

test('an order of which all is on the shelf again is sent to nobody while its money is owed', () => {
  const events = said('refunded', 'refund_came_back');
  expect(isOwed({ events, lines: [goods(2, 2), delivery] })).toBe(true);
  expect(isOwed({ events, lines: [goods(2, 1), delivery] })).toBe(false);
  expect(isOwed({ events: said('refunded'), lines: [goods(1, 1)] })).toBe(false);
});
