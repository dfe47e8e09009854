import type { WorldOrder } from './shape';

/** Shops of the demo world at whose buyers' doors is paid, by the handle of the page: fee and highest total as a person writes them. */
export const doors = {
  'beit-alfakhar': { zone: 'مصر', rate: 'توصيل', areas: ['EG'], fee: '20.00', most: '4000.00' },
} as const;

/** An order that is on its way to be paid at its buyer's door. */
export const dueOrders: readonly WorldOrder[] = [
  {
    key: 'rania-door',
    buyer: 'rania',
    page: 'beit-alfakhar',
    state: 'fulfilled',
    daysAgo: 2,
    lines: [{ sku: 'BF-P06', quantity: 1 }],
  },
];
