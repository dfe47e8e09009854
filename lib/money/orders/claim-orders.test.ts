import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attempt } from '@/db/schema/money/purchase';
import { aPurchase } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { addEvidence } from '@/lib/money/disputes/evidence/add-evidence';
import { readEvidence } from '@/lib/money/disputes/evidence/queries';
import { disputeOf } from '@/lib/money/disputes/queries';
import { claimOrders } from './claim-orders';
import { myOrders, orderForBuyer } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

test('a guest’s orders join the account only once their e-mail is proven', async () => {
  const { variants } = await aShop();
  const person = await aPerson();
  const guest = await aShopper(aGuest());
  const { orderId } = await aPurchase(guest, variants, 'paid', person.email.toUpperCase());
  expect(await claimOrders({ ...person, emailVerified: false })).toBe(0);
  expect(await orderForBuyer(person, orderId)).toBeNull();
  expect(await claimOrders(person)).toBe(1);
  expect(await orderForBuyer(person, orderId)).toMatchObject({ id: orderId, payment: { face: null } });
  expect(await orderForBuyer(guest.actor, orderId)).toBeNull();
  expect(await claimOrders(person)).toBe(0);
});

test('an order of another address, or of another account, stays where it is', async () => {
  const { variants } = await aShop();
  const person = await aPerson();
  const other = await aShopper(await aPerson());
  await aPurchase(other, variants, 'paid', person.email);
  await aPurchase(await aShopper(aGuest()), variants, 'paid', `x${person.email}`);
  expect(await claimOrders(person)).toBe(0);
  expect((await myOrders(person)).orders).toEqual([]);
  expect((await myOrders(other.actor)).orders).toHaveLength(1);
});

test('what was said and shown of a dispute is no longer the guest’s either', async () => {
  const { variants } = await aShop();
  const person = await aPerson();
  const guest = await aShopper(aGuest());
  const { orderId, purchaseId } = await aPurchase(guest, variants, 'paid', person.email);
  const [paid] = await ownerDb().select().from(attempt).where(eq(attempt.purchaseId, purchaseId));
  const told = {
    ...{ dispute: `du_${orderId}`, intent: paid?.providerIntent, reason: 'fraudulent', inquiry: false, fee: '0' },
    ...{ state: 'needs_response', withdrawn: true, amount: '4620', currency: 'USD', dueBy: null },
  };
  await ownerDb().execute(sql`select money.record_dispute(${JSON.stringify(told)}::jsonb)`);
  expect(await disputeOf(guest.actor, orderId)).not.toBeNull();
  await claimOrders(person);
  const note = { side: 'buyer' as const, orderId, key: 'a-picture-of-hers-01', note: '' };
  const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#a32' } })
    .jpeg()
    .toBuffer();
  const added = await addEvidence(person, note, picture);
  if (!added.ok) throw new Error(added.code);
  expect(await readEvidence(person, added.value)).toMatchObject({ kind: 'jpeg' });
  expect(await readEvidence(guest.actor, added.value)).toBeNull();
  expect(await disputeOf(guest.actor, orderId)).toBeNull();
});
