import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asActor } from '@/db/client/money';
import { aPurchase } from '@/db/testing/orders';
import { aPaidOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { lookAtOrder } from '@/lib/money/flow/look-at-order';
import { orderStory } from '@/lib/money/flow/order-story';
import { claimOrders } from '../claim-orders';
import { mailReceipt } from '../mail-receipt';
import { mailSeller } from '../mail-seller';
import { mailMessage } from '../talk/mail-message';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

type Row = { side: string; kind: string; at: string };
const toldOf = (actor: Actor, orderId: Id<'order'>) =>
  asActor(actor, (tx) =>
    tx.execute<Row>(
      sql`select side, kind, at::text as at from money.told_mail where order_id = ${toUuid(orderId)}::uuid order by at`,
    ),
  );

test('a mail that went out is a line of the order’s story, with its side and without its words or address; sent again it is the same', async () => {
  const { orderId, purchaseId, buyer, seller } = await aPaidOrder();
  await mailReceipt(purchaseId);
  const [first] = await toldOf(buyer, orderId);
  await mailReceipt(purchaseId);
  await mailSeller(orderId);
  await mailMessage(orderId, 'buyer');
  expect((await toldOf(buyer, orderId))[0]).toEqual(first);
  const money = await aPerson({ roles: ['money'] });
  const mails = async () => (await orderStory(money, orderId)).filter(({ part }) => part === 'mail');
  expect(await mails()).toEqual([]);
  await lookAtOrder(money, { ground: 'asked', words: 'She says nobody wrote to her', orderId });
  expect((await mails()).map(({ word, why }) => [word, why])).toEqual([
    ['receipt', 'buyer'],
    ['sold', 'seller'],
    ['message', 'buyer'],
  ]);
  const stored = JSON.stringify(
    await ownerDb().execute(sql`select * from money.told_mail where order_id = ${toUuid(orderId)}::uuid`),
  );
  for (const hers of [buyer.email, buyer.name, seller.email, 'Thing 0', '46.20']) expect(stored).not.toContain(hers);
});

test('it is read by whose order it is, written by what sends alone, and never changed', async () => {
  const { orderId, purchaseId, buyer } = await aPaidOrder();
  await mailReceipt(purchaseId);
  expect(await toldOf(await aPerson(), orderId)).toEqual([]);
  const planted = asActor(buyer, (tx) =>
    tx.execute(sql`insert into money.told_mail (order_id, owner, side, kind)
      select id, owner, 'buyer', 'sold' from money."order" where id = ${toUuid(orderId)}::uuid`),
  );
  await expect(planted).rejects.toMatchObject({ cause: { code: '42501' } });
  for (const change of [sql`update money.told_mail set at = now()`, sql`delete from money.told_mail`]) {
    const changed = asActor({ kind: 'system', name: 'told', locale: 'en' }, (tx) => tx.execute(change));
    await expect(changed).rejects.toMatchObject({ cause: { code: '42501' } });
  }
});

test('of a guest it becomes hers with the order, and of nobody’s address nothing is kept', async () => {
  const lina = await aPerson();
  const { variants } = await aShop();
  const { orderId, purchaseId } = await aPurchase(await aShopper(aGuest()), variants, 'paid', lina.email);
  await mailReceipt(purchaseId);
  expect(await toldOf(lina, orderId)).toEqual([]);
  expect(await claimOrders({ ...lina, emailVerified: true })).toBe(1);
  expect(await toldOf(lina, orderId)).toMatchObject([{ kind: 'receipt', side: 'buyer' }]);
  const nobody = await aPurchase(await aShopper(await aPerson()), variants, 'paid');
  // As it is once an account is closed.
  await ownerDb().execute(
    sql`update money."order" set contact_email = '' where purchase_id = ${toUuid(nobody.purchaseId)}::uuid`,
  );
  await mailReceipt(nobody.purchaseId);
  expect(
    await ownerDb().execute(sql`select from money.told_mail where order_id = ${toUuid(nobody.orderId)}::uuid`),
  ).toHaveLength(0);
});
