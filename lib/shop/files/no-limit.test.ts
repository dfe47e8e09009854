import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { variant } from '@/db/schema/shop/product';
import { deliverAsFiles, sendFile, someBytes } from '@/db/testing/files';
import { aPage, aProduct } from '@/db/testing/shop';
import { aPerson, ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { noLimit } from './model';

let sold: Id<'variant'>;
let attempt: string;
beforeEach(async () => {
  const owner = await aPerson();
  const page = (await aPage({ owner: owner.personId })).id;
  const one = await aProduct(page, { variants: [{ price: 2000n, stock: noLimit }] });
  await sendFile(owner, { page, product: one.id }, someBytes(10));
  await deliverAsFiles(one.id, noLimit);
  sold = one.variants[0] as Id<'variant'>;
  attempt = randomUUID();
});

const limitTo = (stock: number) => ownerDb().update(variant).set({ stock }).where(eq(variant.id, sold));
const stock = async () =>
  (await ownerDb().select({ stock: variant.stock }).from(variant).where(eq(variant.id, sold)))[0]?.stock;
const differences = async () => [
  ...(await ownerDb().execute(sql`select * from shop.stock_differences() where subject like ${`${toUuid(sold)}%`}`)),
];
async function reserve(quantity: number, seconds = 600) {
  const lines = JSON.stringify([{ variant: toUuid(sold), quantity, unit_minor: 2000 }]);
  await moneyDb().execute(sql`select shop.reserve(${attempt}::uuid, ${lines}::jsonb, ${seconds}::int)`);
}
const sell = () => moneyDb().execute(sql`select shop.sell(${attempt}::uuid)`);
const release = () => moneyDb().execute(sql`select shop.release(${attempt}::uuid)`);
const takeBack = (units: number) =>
  moneyDb().execute(sql`select shop.take_back(${attempt}::uuid, ${JSON.stringify({ [toUuid(sold)]: units })}::jsonb)`);

test('units that were never taken do not come back once there is a limit', async () => {
  await reserve(40);
  await limitTo(3);
  await release();
  expect(await stock()).toBe(3);
  expect(await differences()).toEqual([]);
});

test('nor when nobody finished in time, and then they are taken from what there is', async () => {
  await reserve(2, -1);
  await limitTo(3);
  await moneyDb().execute(sql`select shop.expire_reservations()`);
  expect(await stock()).toBe(3);
  await sell();
  expect(await stock()).toBe(1);
  await takeBack(1);
  expect(await stock()).toBe(2);
  expect(await differences()).toEqual([]);
});

test('nor when they were sold; of those sent instead, the ones that were taken come back last', async () => {
  await reserve(2);
  await sell();
  await limitTo(3);
  await moneyDb().execute(sql`select shop.send_instead(${attempt}::uuid, ${toUuid(sold)}::uuid, 1)`);
  expect(await stock()).toBe(2);
  await takeBack(1);
  await takeBack(1);
  expect(await stock()).toBe(2);
  await takeBack(1);
  expect(await stock()).toBe(3);
  expect(await differences()).toEqual([]);
});
