import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { aVisit } from '@/db/testing/a-person';
import { anOpening, endTurns, open, turnLine } from '@/db/testing/openings';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShopper } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { offerForItems } from '@/lib/money/checkout/queries';
import { forgetWallet } from '@/lib/money/wallet/forget-wallet';
import { joinLine } from './join-line';
import { standingWith } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

type Buyer = Awaited<ReturnType<typeof aShopper>>;
const aBuyer = async () => aShopper(await aPerson());
const buy = (buyer: Buyer, variantId: Id<'variant'>, quantity = 1, expectedMinor = '999999999') =>
  placeOrder(
    buyer.actor,
    aTap(buyer, variantId, { email: 'lina@example.com', expectedMinor, items: [{ variantId, quantity }] }),
    aVisit(),
  );
/** Past every screen and every price: what the database itself says to a purchase of this. */
const reserve = (variantId: Id<'variant'>) =>
  moneyDb().execute(sql`select shop.reserve(gen_random_uuid(),
    jsonb_build_array(jsonb_build_object('variant', ${toUuid(variantId)}::text, 'quantity', 1, 'unit_minor', 4120)), 600)`);
const codeOf = (result: { ok: boolean; code?: string }) => (result.ok ? 'ok' : result.code);

describe('before its moment', () => {
  it('a thing is bought by nobody, neither by a tap nor past it, and by everybody afterwards', async () => {
    const { openingId, variantId } = await anOpening();
    const buyer = await aBuyer();
    expect(codeOf(await buy(buyer, variantId))).toBe('not_open');
    await expect(reserve(variantId)).rejects.toMatchObject({ cause: { code: 'SK102' } });
    const [offer] = await offerForItems(aGuest(), [{ variantId, quantity: 1 }], null);
    expect(offer?.problem).toBe('not_open');
    await open(openingId);
    expect(codeOf(await buy(buyer, variantId))).toBe('ok');
    await reserve(variantId);
  });
});

describe('the cap of a person', () => {
  it('holds in one tap, over several, and for taps of the same moment', async () => {
    const { variantId, productId } = await anOpening({ opensInSeconds: -5, perPerson: 2 });
    const [one, other] = [await aBuyer(), await aBuyer()];
    expect(codeOf(await buy(one, variantId, 3))).toBe('had_all');
    const taps = await Promise.all(Array.from({ length: 5 }, () => buy(one, variantId)));
    expect(taps.map(codeOf).sort()).toEqual(['had_all', 'had_all', 'had_all', 'ok', 'ok']);
    // While her first tap has not been kept yet, another one cannot count it: it waits.
    const orders = JSON.stringify([
      { lines: [{ kind: 'goods', productId: toUuid(productId), variantId: toUuid(variantId), quantity: 1 }] },
    ]);
    const taking = (tx: Pick<ReturnType<typeof moneyDb>, 'execute'>) =>
      tx.execute(sql`select money.take_turn(${`person:${toUuid(other.actor.personId)}`}, ${orders}::jsonb)`);
    await moneyDb().transaction(async (tx) => {
      await taking(tx);
      await expect(
        moneyDb().transaction(async (second) => {
          await second.execute(sql`set local lock_timeout = '200ms'`);
          await taking(second);
        }),
      ).rejects.toMatchObject({ cause: { code: '55P03' } });
    });
    expect(codeOf(await buy(other, variantId, 2))).toBe('ok');
    expect(codeOf(await buy(other, variantId))).toBe('had_all');
  });

  it('is kept by people alone: a guest could come as anybody', async () => {
    const { variantId } = await anOpening({ opensInSeconds: -5, perPerson: 2 });
    const guest = await aShopper(aGuest());
    const tap = aTap(guest, variantId, { email: 'lina@example.com' });
    expect(codeOf(await placeOrder(guest.actor, tap, aVisit()))).toBe('person_needed');
  });
});

describe('a thing that is sold in turn', () => {
  it('is bought only by who was let in, while it lasts', async () => {
    const { openingId, variantId } = await anOpening({ stock: 2, opensInSeconds: -5, perPerson: 1, queued: true });
    const [first, second, third] = [await aBuyer(), await aBuyer(), await aBuyer()];
    expect(codeOf(await buy(first, variantId))).toBe('queue');
    for (const { actor } of [first, second, third]) await joinLine(actor, { opening: openingId });
    expect(codeOf(await buy(third, variantId))).toBe('queue');
    expect(codeOf(await buy(first, variantId))).toBe('ok');
    expect(codeOf(await buy(first, variantId))).toBe('had_all');
    expect(await joinLine(first.actor, { opening: openingId })).toMatchObject({ code: 'had_all' });
    await endTurns(openingId);
    expect(codeOf(await buy(second, variantId))).toBe('queue');
    await turnLine(openingId);
    expect(codeOf(await buy(third, variantId))).toBe('ok');
    const standing = await standingWith(second.actor, openingId);
    expect(standing).toMatchObject({ free: 0, held: 0, bar: 'queue', turn: { state: 'missed' } });
  });

  it('is never sold twice, however many are let in and buy at once, and everybody let in finds one', async () => {
    const { openingId, variantId } = await anOpening({ stock: 6, perPerson: 2, queued: true });
    const buyers = await Promise.all(Array.from({ length: 10 }, aBuyer));
    for (const { actor } of buyers) await joinLine(actor, { opening: openingId });
    await open(openingId);
    let sold = 0;
    for (let round = 0; round < 10; round++) {
      await turnLine(openingId);
      const called = [];
      for (const buyer of buyers)
        if ((await standingWith(buyer.actor, openingId))?.turn?.state === 'called') called.push(buyer);
      const taps = await Promise.all(called.map((buyer, at) => buy(buyer, variantId, at % 2 === 0 ? 1 : 2)));
      // Each takes one or two, as the cap allows: there is one for each, and not always two.
      expect(taps.map(codeOf).every((code) => code === 'ok' || code === 'sold_out')).toBe(true);
      expect(codeOf(taps[0] ?? { ok: true })).toBe('ok');
      sold += taps.reduce((sum, tap, at) => sum + (tap.ok ? 1 + (at % 2) : 0), 0);
      const [left] = await moneyDb().execute<{ free: string }>(
        sql`select free::text from shop.units_of((select product_id from shop.variant where id = ${toUuid(variantId)}::uuid))`,
      );
      expect(sold + Number(left?.free)).toBe(6);
    }
    expect(sold).toBeLessThanOrEqual(6);
    expect(sold).toBeGreaterThanOrEqual(5);
  });

  it('keeps nothing of somebody whose account is closed', async () => {
    const { openingId } = await anOpening({ perPerson: 1, queued: true });
    const { actor } = await aBuyer();
    await joinLine(actor, { opening: openingId });
    await forgetWallet(actor.personId);
    expect((await standingWith(actor, openingId))?.turn).toBeNull();
  });
});
