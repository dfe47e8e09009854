import { expect, test } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { ListForm } from '@/lib/money/tap/schema';
import { partsOfList } from './parts-of-list';

test('a list of any length is asked for in parts that are each understood, every product once', () => {
  for (const count of [0, 1, 100, 101, 245]) {
    const names = Array.from({ length: count }, () => newId('product'));
    const parts = partsOfList(names);
    expect(parts.flat()).toEqual(names);
    for (const product of parts) expect(ListForm.safeParse({ product }).success).toBe(true);
  }
});
