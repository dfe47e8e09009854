import { expect, test } from 'vitest';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { readUserKey } from '@/lib/platform/vault/user-key';
import { orderKey } from './model';
import { returnOrderKeys, takeOrderKeys } from './order-key';

test('orders’ keys are each given once, lie at the key provider before that, and are given again only when no order came of them', async () => {
  const taken = (await Promise.all([takeOrderKeys(3), takeOrderKeys(1), takeOrderKeys(2)])).flat();
  expect(new Set(taken.map((one) => one.id)).size).toBe(6);
  for (const { id, key } of taken) expect(await readUserKey(orderKey(id), moneyKeys())).toEqual(key);
  const later: string[] = [];
  const [back] = taken;
  if (!back) throw new Error('nothing was given');
  returnOrderKeys([back]);
  for (let count = 0; count < 12; count++) later.push(...(await takeOrderKeys(1)).map((one) => one.id));
  expect(later).toContain(back.id);
  expect(new Set(later).size).toBe(later.length);
  for (const { id } of taken.slice(1)) expect(later).not.toContain(id);
});
