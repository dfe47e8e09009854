import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGift, there } from '@/db/testing/gifts';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { befriended } from '@/db/testing/tied';
import { codeFor, limits, visit } from '@/db/testing/waiting-taps';
import { aGuest, aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, parseId, toUuid } from '@/lib/kernel/ids';
import { confirmPayment } from '@/lib/money/limits/confirm-payment';
import { setLimits } from '@/lib/money/limits/set-limits';
import { payByTap } from '@/lib/money/tap/pay-by-tap';
import { GiveForm } from '@/lib/money/tap/schema';
import { keepRate } from '@/lib/shop/delivery/keep-rate';
import { keepZone } from '@/lib/shop/delivery/keep-zone';
import { KeepRate, KeepZone } from '@/lib/shop/delivery/schema';
import { givenGift, openedGift } from '../queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** A tap that gives one thing to a friend with a note. */
async function aGiver(card?: string) {
  const { variants } = await aShop({ stocks: [5] });
  const [variantId = newId('variant')] = variants;
  const giver = await aShopper(await aPerson(), card);
  const friend = await aPerson({ name: 'A Friend' });
  await befriended(giver.actor, friend);
  const give = () =>
    payByTap(
      giver.actor,
      {
        ...{ seed: randomBytes(12).toString('hex'), expectedMinor: '999999', currency: 'USD' as const },
        ...{ items: [{ variantId, quantity: 1 }], leaveOut: false, live: true, signedIn: true },
        ...{ methodId: giver.methodId, email: `giver-${newId('mail').slice(-10)}@example.com` },
        gift: { country: 'US', region: 'TX', choosable: false, note: 'NOTEMARK', to: friend.personId },
      },
      visit,
    );
  return { actor: giver.actor as PersonActor, friend, give };
}

const orderOf = (path: string) => parseId('order', path.split('/').at(-1) ?? '') as Id<'order'>;

test('a note waits with a tap that has to be confirmed first, sealed, and is there with its friend afterwards', async () => {
  const { actor, friend, give } = await aGiver();
  await setLimits(actor, limits({ perPayment: 0n }));
  const asked = await give();
  if (!('confirmPath' in asked)) throw new Error(JSON.stringify(asked));
  const confirmationId = parseId('confirmation', asked.confirmPath.split('/').at(-1) ?? '') as Id<'confirmation'>;
  const rows = await ownerDb().execute<{ text: string }>(
    sql`select c::text as text from money.payment_confirmation c where id = ${toUuid(confirmationId)}::uuid`,
  );
  expect(rows.map(({ text }) => /NOTEMARK/.test(text))).toEqual([false]);
  const bought = await confirmPayment(actor, { confirmationId, code: await codeFor(actor, confirmationId) }, visit);
  if (!bought.ok || !('orderId' in bought.value)) throw new Error(JSON.stringify(bought));
  expect(await givenGift(actor, bought.value.orderId)).toMatchObject({
    note: 'NOTEMARK',
    receiver: { handle: friend.handle },
  });
});

test('a note is there while the bank still asks, for it is written down with the order', async () => {
  const { actor, friend, give } = await aGiver('pm_card_authenticationRequired');
  const paying = await give();
  if (!paying.ok) throw new Error(paying.code);
  expect(paying.value.state).toBe('action');
  expect(await givenGift(actor, orderOf(paying.value.orderPath))).toMatchObject({
    note: 'NOTEMARK',
    receiver: { handle: friend.handle },
  });
});

test('is accepted for no address to which its seller does not deliver, and stays open for another one', async () => {
  const given = await aGift();
  const { seller, pageId } = given;
  const zone = async (parts: string, countries: string[]) => {
    const kept = await keepZone(seller, KeepZone.parse({ page: pageId, name: 'Zone', countries, parts }));
    if (!kept.ok) throw new Error(kept.code);
    return kept.value.zone;
  };
  const rate = {
    place: '0',
    name: 'Post',
    basis: 'flat',
    price1: '5',
    processingDays: '1',
    transitMin: '2',
    transitMax: '4',
  };
  const kept = await keepRate(seller, KeepRate.parse({ ...rate, page: pageId, zone: await zone('', ['US']) }));
  expect(kept.ok).toBe(true);
  // A zone without rates is where she does not go.
  await zone('US:787', []);
  const token = await given.link();
  expect(await given.accept(aGuest(), token)).toEqual({ ok: false, code: 'not_delivered_there', field: 'postalCode' });
  expect(await openedGift(aGuest(), { token })).toHaveProperty('offered');
  expect((await given.accept(aGuest(), token, { address: { ...there, postalCode: '77005' } })).ok).toBe(true);
});

test('a state that there is not is refused when it is typed, and a real one is taken however it was typed', () => {
  const form = (region: string) =>
    GiveForm.safeParse({
      ...{ seed: 'a'.repeat(20), expectedMinor: '100', currency: 'USD', items: `${newId('variant')}:1`, signedIn: '1' },
      ...{ methodId: newId('method'), country: 'US', region, note: '', handle: '' },
    });
  expect(form('zz').error?.issues.map(({ path, message }) => [path[0], message])).toEqual([['region', 'bad_region']]);
  expect(form(' tx').data?.region).toBe('TX');
  expect(KeepZone.safeParse({ page: newId('page'), name: 'Z', countries: [], parts: 'US-ZZ' }).success).toBe(false);
  expect(KeepZone.safeParse({ page: newId('page'), name: 'Z', countries: [], parts: 'US-TX' }).success).toBe(true);
});
