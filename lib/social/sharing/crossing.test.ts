import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { socialDb } from '@/db/client/social';
import { aGuest } from '@/db/testing/a-person';
import { anAuthorizedOrder } from '@/db/testing/paid-order';
import { aSentOrder, type SentOrder } from '@/db/testing/returns';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aWish } from '@/db/testing/sharing';
import { aPerson, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { markLine } from '@/lib/money/orders/share/mark-line';
import { onlyTicked, type Shareable, ticks } from '@/lib/money/orders/share/model';
import { shareable, shareableLines } from '@/lib/money/orders/share/queries';
import { PickForm } from '@/lib/money/orders/share/schema';
import { sharesOfPerson, sharesOfProduct } from './queries';
import { share } from './share';

let sandbox: TestSandbox;
const asSocial = postgres(process.env.DATABASE_URL_SOCIAL ?? '', { max: 1, onnotice: () => undefined });
const asMoney = postgres(process.env.DATABASE_URL_MONEY ?? '', { max: 1, onnotice: () => undefined });
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(async () => {
  await sandbox.stop();
  await Promise.all([asSocial.end(), asMoney.end()]);
});

/** An order of two lines, the buyer who can share them, and the first of them. */
async function bought(): Promise<SentOrder & { lina: PersonActor; found: Shareable }> {
  const lina = await aPerson({ name: 'Lina Buyer' });
  const order = await aSentOrder({ actor: lina });
  const [first] = await shareableLines(lina, order.orderId);
  const found = first && (await shareable(lina, first.line));
  if (!found) throw new Error('nothing to share');
  return { ...order, lina, found };
}

describe('what may be shared', () => {
  test('is each thing of an order that is paid for, by its buyer, and by nobody else', async () => {
    const { lina, found, seller, orderId } = await bought();
    expect(await shareableLines(lina, orderId)).toHaveLength(2);
    expect(found).toMatchObject({ item: 'Linen shirt', price: { amount: 2_000n, currency: 'USD' }, order: orderId });
    expect(found.month).toMatch(/^\d{4}-\d{2}-01$/);
    for (const other of [seller, await aPerson(), aGuest]) {
      expect(await shareable(other, found.line)).toBeNull();
      expect(await shareableLines(other, orderId)).toEqual([]);
    }
    expect(await shareable(lina, newId('line'))).toBeNull();
  });

  test('is nothing of a guest’s, whose browser bought it', async () => {
    const guest = { ...aGuest, guestHash: 'f'.repeat(64) };
    const { orderId } = await aSentOrder({ actor: guest });
    expect(await shareableLines(guest, orderId)).toEqual([]);
  });

  test('is nothing once its money was given back, nor what is not paid for yet', async () => {
    const { lina, found, seller, orderId } = await bought();
    const { buyer, orderId: waiting } = await anAuthorizedOrder();
    expect(await shareableLines(buyer, waiting)).toEqual([]);
    await refundOrder(seller, { orderId, reason: '', key: newId('refund') });
    expect(await shareable(lina, found.line)).toBeNull();
  });
});

describe('the name of a line', () => {
  test('is made when it is shared, stays the same, and says nothing', async () => {
    const { lina, found, orderId } = await bought();
    expect((await shareableLines(lina, orderId)).map(({ mark }) => mark)).toEqual([null, null]);
    const mark = await markLine(lina, found);
    expect(await markLine(lina, found)).toBe(mark);
    expect((await shareableLines(lina, orderId)).map((line) => line.mark)).toEqual([mark, null]);
    expect(mark).not.toContain(toUuid(found.line).slice(0, 13));
  });

  test('is read by no other ring, and given by nobody but who bought it', async () => {
    const { found } = await bought();
    await expect(asSocial`select 1 from money.share_mark`).rejects.toMatchObject({ code: '42501' });
    expect(await asMoney`select 1 from money.share_mark`).toEqual([]);
    await expect(markLine(await aPerson(), found)).rejects.toThrow();
  });
});

describe('what goes over', () => {
  test('is what was ticked, for every choice of ticks, and nothing of the rest of the order', async () => {
    const { found } = await bought();
    for (let choice = 0; choice < 1 << ticks.length; choice++) {
      const chosen = ticks.filter((_, at) => choice & (1 << at));
      const over = onlyTicked({ ...found, photoKey: 'm/1' }, 'mark', chosen);
      const product = chosen.includes('item') && chosen.includes('page') ? ['product'] : [];
      const named = chosen.map((tick) => (tick === 'photo' ? 'photoKey' : tick));
      expect(Object.keys(over).sort(), String(chosen)).toEqual(['mark', ...named, ...product].sort());
    }
  });

  test('holds no order, day, address, number of pieces, option or other line, in rows and answers', async () => {
    const { lina, found, ...order } = await bought();
    const mark = await markLine(lina, found);
    const shared = await share(lina, onlyTicked(found, mark, ticks), aWish({ note: 'My shirt' }));
    expect(shared.ok).toBe(true);
    const kept = JSON.stringify(
      [
        await socialDb().execute(sql`select * from social.share where mark = ${mark}::uuid`),
        await sharesOfPerson(aGuest, lina.personId),
        await sharesOfProduct(await aPerson(), order.productId),
      ],
      (_, value) => (typeof value === 'bigint' ? String(value) : value),
    );
    expect(kept).toContain('Linen shirt');
    const [address] = await ownerDb().execute<{ ship_to: { line1: string; city: string } }>(
      sql`select ship_to from money."order" where id = ${toUuid(order.orderId)}::uuid`,
    );
    const others = [order.orderId, order.purchaseId, found.line, order.small, order.medium];
    const never = [...others, ...others.map(toUuid), '8500', address?.ship_to.line1, 'Medium', 'quantity', lina.email];
    for (const marker of never) expect(kept, marker).not.toContain(marker);
  });

  test('is chosen by ticks that are named, and by no others', () => {
    const line = newId('line');
    expect(PickForm.safeParse({ line }).data).toEqual({ line, inside: [] });
    for (const wrong of [
      { line, inside: ['address'] },
      { line, inside: ['day'] },
      { line, order: newId('order') },
    ]) {
      expect(PickForm.safeParse(wrong).success).toBe(false);
    }
  });
});
