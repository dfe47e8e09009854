import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { page } from '@/db/schema/shop/page';
import { aCharity, wells } from '@/db/testing/donations';
import { aGuest, aPerson, ownerDb } from '@/db/testing/world';
import { decideCharity } from '@/lib/shop/charities/decide-charity';
import { pageByHandle } from './queries';

test('a page says what was found of it from the moment it is verified as a charity until it is one no more, also where it was read before', async () => {
  const { pageId } = await aCharity();
  const [row] = await ownerDb().select({ handle: page.handle }).from(page).where(eq(page.id, pageId));
  const read = async () => (await pageByHandle(aGuest(), row?.handle ?? ''))?.charity;
  expect(await read()).toEqual({
    ...{ registration: wells.registration, country: wells.country },
    verifiedAt: expect.any(Date),
  });
  const said = { ...wells, page: pageId, statement: 'Its register says another name.' };
  const moderator = await aPerson({ roles: ['moderation'] });
  expect(await decideCharity(moderator, { ...said, verdict: 'refused' })).toMatchObject({ ok: true });
  expect(await read()).toBeNull();
});
