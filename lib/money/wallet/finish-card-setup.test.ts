import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { method } from '@/db/schema/money/wallet';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, ownerDb } from '@/db/testing/world';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { stripe } from '@/lib/platform/stripe';
import { beginCardSetup } from './begin-card-setup';
import { finishCardSetup } from './finish-card-setup';
import { openMethods } from './open-methods';
import { myWallet } from './queries';
import { removeMethod } from './remove-method';
import { setDefaultMethod } from './set-default-method';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** Opens a setup and types a card into it, as the provider's fields do. */
async function typedCard(actor: Actor, card = 'pm_card_visa') {
  const begun = await beginCardSetup(actor);
  if (!begun.ok) throw new Error(begun.code);
  await stripe().setupIntents.confirm(begun.value.setupId, { payment_method: card });
  return begun.value.setupId;
}

async function storedCard(actor: Actor, card?: string, makeDefault = false) {
  const stored = await finishCardSetup(actor, { setupId: await typedCard(actor, card), makeDefault });
  if (!stored.ok) throw new Error(stored.code);
  return stored.value;
}

/** The actor's cards as they were sealed, the provider's ids included. */
const cardsOf = async (actor: Actor) =>
  openMethods(
    await ownerDb()
      .select()
      .from(method)
      .where(eq(method.owner, actorKey(actor) ?? '')),
  );

const defaultsOf = (actor: Actor) =>
  ownerDb().$count(
    method,
    and(eq(method.owner, actorKey(actor) ?? ''), eq(method.isDefault, true), isNull(method.removedAt)),
  );

describe('a card', () => {
  test('is stored once, however often and from wherever the end of its setup is told', async () => {
    const guest = aGuest();
    const setupId = await typedCard(guest);
    const told = await Promise.all(
      Array.from({ length: 5 }, () => finishCardSetup(guest, { setupId, makeDefault: false })),
    );
    expect(new Set(told.map((one) => one.ok && one.value)).size).toBe(1);
    expect((await myWallet(guest)).methods).toMatchObject([{ brand: 'visa', last4: '4242', isDefault: true }]);
  });

  test('of somebody else’s setup is not found, and neither is an invented one', async () => {
    const setupId = await typedCard(await aPerson());
    const other = await aPerson();
    await storedCard(other);
    expect(await finishCardSetup(other, { setupId, makeDefault: true })).toEqual({ ok: false, code: 'not_found' });
    const invented = { setupId: 'seti_0000000000000000', makeDefault: true };
    expect(await finishCardSetup(other, invented)).toEqual({ ok: false, code: 'not_found' });
    expect((await myWallet(other)).methods).toHaveLength(1);
  });

  test('that was not typed yet is not stored', async () => {
    const person = await aPerson();
    const begun = await beginCardSetup(person);
    if (!begun.ok) throw new Error(begun.code);
    const finished = await finishCardSetup(person, { setupId: begun.value.setupId, makeDefault: true });
    expect(finished).toEqual({ ok: false, code: 'card_open' });
  });

  test('is known again by its mark in another wallet, and another card is not', async () => {
    const guests = [aGuest(), aGuest(), aGuest()];
    for (const guest of guests) await storedCard(guest, guest === guests[2] ? 'pm_card_mastercard' : 'pm_card_visa');
    const cards = await Promise.all(guests.map(cardsOf));
    const [one, same, other] = cards.map(([card]) => card?.fingerprint);
    expect([typeof one, same]).toEqual(['string', one]);
    expect(other).not.toBe(one);
  });

  test('added again replaces its older entry and stays the default', async () => {
    const person = await aPerson();
    await storedCard(person);
    await storedCard(person, 'pm_card_mastercard');
    await storedCard(person);
    const { methods } = await myWallet(person);
    expect(methods.map((one) => [one.kind === 'card' && one.brand, one.isDefault])).toEqual([
      ['visa', true],
      ['mastercard', false],
    ]);
  });

  test('never shares being the default, whoever asks at once', async () => {
    const person = await aPerson();
    const cards = [await storedCard(person), await storedCard(person, 'pm_card_mastercard', true)];
    await Promise.all([...cards, ...cards].map((methodId) => setDefaultMethod(person, { methodId })));
    expect(await defaultsOf(person)).toBe(1);
  });

  test('that is removed leaves the provider too, and its place to the newest other one', async () => {
    const person = await aPerson();
    const visa = await storedCard(person);
    const other = await storedCard(person, 'pm_card_mastercard');
    const card = (await cardsOf(person)).find((one) => one.id === visa);
    expect(await removeMethod(person, { methodId: visa })).toEqual({ ok: true, value: null });
    expect((await myWallet(person)).methods).toMatchObject([{ id: other, isDefault: true }]);
    expect((await stripe().paymentMethods.retrieve(card?.token ?? '')).customer).toBeNull();
  });

  test('of somebody else cannot be chosen or removed', async () => {
    const mine = await storedCard(await aPerson());
    const other = await aPerson();
    for (const methodId of [mine, newId('method')]) {
      expect(await setDefaultMethod(other, { methodId })).toEqual({ ok: false, code: 'not_found' });
      expect(await removeMethod(other, { methodId })).toEqual({ ok: false, code: 'not_found' });
    }
  });

  test('does not exist for a statement that names no actor', async () => {
    await storedCard(aGuest());
    expect(await moneyDb().select().from(method)).toEqual([]);
  });
});
