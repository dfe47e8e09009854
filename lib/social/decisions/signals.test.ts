import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { aPerson, aShop, ownerDb } from '@/db/testing/world';
import { flagsOnHers, limitsMet } from '@/lib/identity/signals/queries';
import { toUuid } from '@/lib/kernel/ids';
import { moneySignals } from '@/lib/money/signals/queries';
import { allow } from '@/lib/platform/rate-limit';

test('a flag is told to whose it is, as long as it counts, and to nobody else', async () => {
  const [lina, other, shop] = [await aPerson({ name: 'Souk Support' }), await aPerson(), await aShop()];
  expect(await flagsOnHers(lina)).toMatchObject([{ kind: 'person', reason: 'imitation', seen: false }]);
  expect(await flagsOnHers(other)).toEqual([]);
  await ownerDb().execute(sql`update shop.page set name = 'Souk Refunds' where id = ${toUuid(shop.pageId)}::uuid`);
  expect(await flagsOnHers(shop.seller)).toMatchObject([{ kind: 'page', reason: 'imitation' }]);
  const decided = (ago: string) =>
    ownerDb().execute(
      sql`update identity.flag set decided_at = now() - ${ago}::interval where subject_id = ${toUuid(lina.personId)}::uuid`,
    );
  await decided('1 day');
  expect(await flagsOnHers(lina)).toMatchObject([{ seen: true }]);
  await decided('31 days');
  expect(await flagsOnHers(lina)).toEqual([]);
});

test('a limit is told once it is met, with its end', async () => {
  const [lina, other] = [await aPerson(), await aPerson()];
  for (let tries = 0; tries < 9; tries++) await allow('prove-person', lina.personId);
  expect(await limitsMet(lina)).toEqual([]);
  await allow('prove-person', lina.personId);
  const [met, ...more] = await limitsMet(lina);
  expect([met?.limit, more]).toEqual(['prove-person', []]);
  expect(met?.until.getTime()).toBeGreaterThan(Date.now());
  expect(await limitsMet(other)).toEqual([]);
});

test('what is noted of money comes from the rows that decide it: a device that has not paid, a seller at her limit', async () => {
  const [lina, shop] = [await aPerson(), await aShop({ verified: false })];
  expect(await moneySignals(lina)).toEqual({ unknownDevice: true, noShows: null, asked: [], held: [], limited: [] });
  await ownerDb().execute(
    sql`insert into money.payer_device (owner, device) values (${`person:${toUuid(lina.personId)}`}, ${lina.device})`,
  );
  expect(await moneySignals(lina)).toMatchObject({ unknownDevice: false });
  const page = sql`${toUuid(shop.pageId)}::uuid`;
  await ownerDb().execute(sql`
insert into money.seller_account (page_id, limit_told_at) values (${page}, now())
    on conflict (page_id) do update set limit_told_at = now()`);
  expect((await moneySignals(shop.seller)).limited).toHaveLength(1);
  expect((await moneySignals(lina)).limited).toEqual([]);
});
