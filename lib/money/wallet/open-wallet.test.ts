import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { method, wallet } from '@/db/schema/money/wallet';
import { setRule } from '@/db/testing/rules';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { stripe } from '@/lib/platform/stripe';
import { beginCardSetup } from './begin-card-setup';
import { finishCardSetup } from './finish-card-setup';
import { methodsMax } from './model';
import { openWallet } from './open-wallet';
import { buyingCountries, myWallet } from './queries';
import { removeMethod } from './remove-method';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const walletsOf = (actor: Actor) => ownerDb().$count(wallet, eq(wallet.owner, actorKey(actor) ?? ''));
const noCookie: Actor = { kind: 'guest', guestHash: null, locale: 'en' };

describe('a wallet', () => {
  test('is made on first use and is the same ever after', async () => {
    const guest = aGuest();
    const first = await openWallet(guest);
    expect(first).toMatchObject({ ok: true, value: { customer: expect.stringMatching(/^cus_/) } });
    expect(await openWallet(guest)).toEqual(first);
  });

  test('is one, however many first calls come at once', async () => {
    const person = await aPerson();
    const opened = await Promise.all(Array.from({ length: 8 }, () => openWallet(person)));
    expect(new Set(opened.map((one) => one.ok && one.value.customer)).size).toBe(1);
    expect(await walletsOf(person)).toBe(1);
  });

  test('is not for a browser without a cookie, nor for the system', async () => {
    const system: Actor = { kind: 'system', name: 'test', locale: 'en' };
    for (const actor of [noCookie, system]) {
      expect(await openWallet(actor)).toEqual({ ok: false, code: 'no_purse' });
      expect(await beginCardSetup(actor)).toEqual({ ok: false, code: 'no_purse' });
    }
  });

  test('tells the provider neither name nor e-mail nor whose it is', async () => {
    const person = await aPerson({ name: 'Amina Haddad' });
    const opened = await openWallet(person);
    const customer = JSON.stringify(await stripe().customers.retrieve(opened.ok ? opened.value.customer : ''));
    for (const secret of ['Amina', person.email, person.personId, person.handle])
      expect(customer).not.toContain(secret);
  });
});

describe('cards', () => {
  test('have a limit, and one that is removed makes room', async () => {
    const { actor, methodId } = await aShopper(await aPerson());
    for (let number = 1; number < methodsMax; number++) {
      await ownerDb()
        .insert(method)
        .values({
          ...{
            id: newId('method'),
            owner: actorKey(actor) ?? '',
            personId: actor.personId,
            brand: 'visa',
            last4: '0002',
          },
          ...{ providerMethod: `pm_fill_${actor.handle}_${number}`, expMonth: 1, expYear: 2040, isDefault: false },
        });
    }
    expect(await beginCardSetup(actor)).toEqual({ ok: false, code: 'wallet_full' });
    await removeMethod(actor, { methodId });
    expect(await beginCardSetup(actor)).toMatchObject({ ok: true });
  });

  test('that the bank refuses are said to be refused and not kept', async () => {
    const person = await aPerson();
    const begun = await beginCardSetup(person);
    if (!begun.ok) throw new Error(begun.code);
    const { setupId } = begun.value;
    await stripe()
      .setupIntents.confirm(setupId, { payment_method: 'pm_card_chargeDeclinedIncorrectCvc' })
      .catch(() => null);
    const finished = await finishCardSetup(person, { setupId, makeDefault: true });
    expect(finished).toEqual({ ok: false, code: 'card_refused' });
    expect((await myWallet(person)).methods).toEqual([]);
  });

  test('are shown defaults first, with those whose month is over named as such, and without their tokens', async () => {
    const { actor, methodId } = await aShopper(await aPerson());
    const old = newId('method');
    await ownerDb()
      .insert(method)
      .values({
        ...{ id: old, owner: actorKey(actor) ?? '', personId: actor.personId, brand: 'visa', last4: '1111' },
        ...{ providerMethod: `pm_old_${actor.handle}`, expMonth: 1, expYear: 2020, isDefault: false },
      });
    const { methods } = await myWallet(actor);
    expect(methods.map((one) => [one.id, one.isDefault, one.expired])).toEqual([
      [methodId, true, false],
      [old, false, true],
    ]);
    expect(JSON.stringify(methods)).not.toMatch(/pm_|cus_/);
  });
});

test('an absent provider changes nothing and says so', async () => {
  const person = await aPerson();
  await fetch(`${sandbox.origin}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ match: { method: 'POST', path: '/v1/customers' }, action: 'error500', times: 3 }),
  });
  expect(await openWallet(person)).toEqual({ ok: false, code: 'unavailable' });
  expect(await walletsOf(person)).toBe(0);
  expect(await openWallet(person)).toMatchObject({ ok: true });
});

test('the countries one may buy from are those whose market is not closed, in order', async () => {
  await setRule('JO', 'buy', 'demonstration');
  await setRule('AE', 'buy', 'open');
  await setRule('IT', 'buy', 'closed');
  await setRule('IT', 'sell', 'open');
  const countries = await buyingCountries(aGuest());
  expect(countries).toEqual(expect.arrayContaining(['AE', 'JO']));
  expect(countries).not.toContain('IT');
  expect(countries).toEqual([...countries].sort());
});
