import { expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { pageMember } from '@/db/schema/shop/page';
import { aPerson } from '@/db/testing/a-person';
import { aPage } from '@/db/testing/shop';
import { closeAccount } from '@/lib/identity/accounts/close-account';
import { leavePage } from '@/lib/shop/ownership/leave-page';
import { pagesToLeave } from './queries';

it('says of which pages somebody is not the last owner: she leaves these with one press, and can then close her account', async () => {
  const [lina, omar, clerk] = [await aPerson(), await aPerson(), await aPerson()];
  const page = await aPage({ owner: lina.personId });
  const people = [
    { pageId: page.id, personId: clerk.personId, roles: ['orders', 'catalog'] },
    { pageId: page.id, personId: omar.personId, roles: ['owner'] },
  ];
  const [orders, owner] = people;
  if (!orders || !owner) throw new Error('there are two');
  // Somebody who works there is no owner.
  await shopDb().insert(pageMember).values(orders);
  expect(await pagesToLeave(lina)).toMatchObject([{ id: page.id, handle: page.handle, others: false }]);
  expect(await leavePage(lina, { page: page.id, sure: 'on' })).toMatchObject({ ok: false, code: 'last_owner' });
  await shopDb().insert(pageMember).values(owner);
  expect(await pagesToLeave(lina)).toMatchObject([{ id: page.id, others: true }]);
  expect(await closeAccount(lina, { handle: lina.handle })).toMatchObject({ ok: false, code: 'owns_pages' });
  expect(await leavePage(lina, { page: page.id, sure: 'on' })).toMatchObject({ ok: true });
  expect(await pagesToLeave(lina)).toEqual([]);
  expect(await closeAccount(lina, { handle: lina.handle })).toMatchObject({ ok: true });
  expect(await pagesToLeave(omar)).toMatchObject([{ id: page.id, others: false }]);
});
