import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inLanes } from './in-lanes';

test('every item is done once, in order of beginning, and never more than so many at a time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer()), fc.integer({ min: 1, max: 9 }), async (items, atOnce) => {
      const begun: number[] = [];
      let [running, most] = [0, 0];
      await inLanes(items, atOnce, async (item) => {
        begun.push(item);
        most = Math.max(most, ++running);
        await Promise.resolve();
        running -= 1;
      });
      expect(begun).toEqual(items);
      expect(most).toBe(Math.min(atOnce, items.length));
    }),
  );
});
