import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { payerDevice } from '@/db/schema/money/limit';
import { method, wallet } from '@/db/schema/money/wallet';
import { aPerson } from '@/db/testing/a-person';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aThing } from '@/db/testing/taps';
import { aBuyer, aCard, asked, codeFor, elsewhere, viewOf, visit } from '@/db/testing/waiting-taps';
import { aShopper, aGuest as newGuest, ownerDb } from '@/db/testing/world';
import { actorKey } from '@/lib/identity/actor/model';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { adoptWallet } from '@/lib/money/wallet/adopt-wallet';
import { keepMethod } from '@/lib/money/wallet/keep-method';
import { methodParts, openMethods } from '@/lib/money/wallet/open-methods';
import { removeMethod } from '@/lib/money/wallet/remove-method';
import { confirmPayment } from './confirm-payment';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

describe('a device', () => {
  test('that has not paid from the wallet asks once, and is known from then on', async () => {
    const one = await aBuyer();
    const there = elsewhere(one.actor);
    const id = await asked(placeOrder(there, one.tap(), visit));
    expect((await viewOf(there, id)).reasons).toEqual(['device']);
    expect(await confirmPayment(there, { confirmationId: id, code: await codeFor(there, id) }, visit)).toMatchObject({
      ok: true,
      value: { state: 'authorized' },
    });
    expect(await placeOrder(there, one.tap(), visit)).toMatchObject({ ok: true });
  });

  test('is not made known by a stranger’s own card', async () => {
    const one = await aBuyer();
    const there = elsewhere(one.actor);
    expect((await keepMethod(there, aCard('pm_other'), true)).ok).toBe(true);
    await asked(placeOrder(there, one.tap(), visit));
  });

  test('is not made known by taking her cards away first', async () => {
    const one = await aBuyer();
    const there = elsewhere(one.actor);
    await removeMethod(there, { methodId: one.methodId });
    const kept = await keepMethod(there, aCard('pm_stranger'), true);
    if (!kept.ok) throw new Error(kept.code);
    await asked(placeOrder(there, { ...one.tap(), methodId: kept.value }, visit));
  });

  test('is known where her own card is typed once more, and where a new wallet gets its first', async () => {
    const [one, fresh] = [await aBuyer(), await aPerson()];
    const there = elsewhere(one.actor);
    const [own] = await openMethods(await ownerDb().select().from(method).where(eq(method.id, one.methodId)));
    if (own?.kind !== 'card') throw new Error('no card');
    await keepMethod(there, { ...aCard('pm_again'), ...methodParts(own), token: 'pm_again' }, true);

    const owner = actorKey(fresh) ?? '';
    await ownerDb().insert(wallet).values({ owner, personId: fresh.personId, providerCustomer: 'cus_x' });
    for (const token of ['pm_first', 'pm_second']) await keepMethod(fresh, aCard(token), true);
    await keepMethod(elsewhere(fresh), aCard('pm_third'), true);
    const devices = async (whose: string) =>
      (await ownerDb().select().from(payerDevice).where(eq(payerDevice.owner, whose))).map((row) => row.device).sort();
    expect(await devices(actorKey(there) ?? '')).toEqual([one.actor.device, there.device].sort());
    expect(await devices(owner)).toEqual([fresh.device]);
  });

  test('is not made known by what a guest there brings along', async () => {
    const [one, guest] = [await aBuyer(), await aShopper(newGuest())];
    const there = elsewhere(one.actor);
    await adoptWallet(there, guest.actor.guestHash ?? '');
    await asked(placeOrder(there, one.tap(), visit));
  });

  test('of a guest asks nothing', async () => {
    const [thing, guest] = [await aThing(), await aShopper(newGuest())];
    const tap = aTap(guest, thing.variantId, { email: 'mona@example.com' });
    expect(await placeOrder(guest.actor, tap, visit)).toMatchObject({ ok: true });
  });
});
