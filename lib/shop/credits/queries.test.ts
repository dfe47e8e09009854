import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { media } from '@/db/schema/shop/page';
import { anybody, aPage, aPicture } from '@/db/testing/shop';
import { photoCredits } from './queries';

test('everybody is thanked once, by name, with the number of their pictures; a page’s own need no thanks', async () => {
  const { id } = await aPage();
  for (const credit of ['Zoe', 'Amir', 'Zoe', null, '']) {
    const picture = await aPicture(id);
    await shopDb().update(media).set({ credit }).where(eq(media.id, picture));
  }
  expect(await photoCredits(anybody)).toEqual([
    { credit: 'Amir', photos: 1 },
    { credit: 'Zoe', photos: 2 },
  ]);
});
