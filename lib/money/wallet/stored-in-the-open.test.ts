/** What is typed into a wallet, looked for everywhere it could have been left: every table but the provider's, and the logs. */
import { randomBytes, randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aVisit } from '@/db/testing/a-person';
import { everythingStored, formsOf, placesOf } from '@/db/testing/everything-stored';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aThing } from '@/db/testing/taps';
import { aGuest, aPerson } from '@/db/testing/world';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { mailReceipt } from '@/lib/money/orders/mail-receipt';
import { payBySheet } from '@/lib/money/tap/pay-by-sheet';
import { itemsText, SheetForm } from '@/lib/money/tap/schema';
import { tapSeed } from '@/lib/money/tap/tap-key';
import { adoptWallet } from './adopt-wallet';
import { beginCardSetup } from './begin-card-setup';
import { myWallet } from './queries';
import { removeAddress } from './remove-address';
import { saveAddress } from './save-address';
import { AddressForm } from './schema';

let sandbox: TestSandbox;
const logged: string[] = [];
beforeAll(async () => {
  sandbox = await startTestSandbox();
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => logged.push(String(text)) > 0);
  }
});
afterAll(async () => {
  vi.restoreAllMocks();
  await sandbox.stop();
});

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Digits that could be a card's: 15 to 19 of them, alone or in groups, of a known beginning, with the right last one. */
function cardLike(text: string): string[] {
  const runs = text.match(/(?<![\w.-])\d(?:[ -]?\d){14,18}(?![\w-])/g) ?? [];
  return runs.filter((run) => {
    const digits = run.replace(/\D/g, '');
    return /^(4|5[1-5]|2[2-7]|3[47]|35|30|36|38|6)/.test(digits) && passesLuhn(digits);
  });
}

/** The numbers that the sandbox's own page offers for trying out, as nothing of ours may name one. */
async function someNumbers(): Promise<string[]> {
  const page = await (await fetch(`${sandbox.origin}/test-cards`)).text();
  const numbers = new Set((page.match(/\d(?:[ ]?\d){14,18}/g) ?? []).map((one) => one.replaceAll(' ', '')));
  return [...numbers].filter((one) => /^(4242|5555)/.test(one)).slice(0, 2);
}

async function typedCard(actor: Actor, number: string): Promise<string> {
  const begun = await beginCardSetup(actor);
  if (!begun.ok) throw new Error(begun.code);
  const fields = { number, expiry: '12/34', cvc: '123', client_secret: begun.value.clientSecret };
  const answer = await fetch(`${sandbox.origin}/fields/confirm`, {
    method: 'POST',
    headers: { origin: sandbox.origin },
    body: new URLSearchParams({ ...fields, parent: process.env.SOUK_ORIGIN ?? '' }),
  });
  expect(await answer.json()).toMatchObject({ kind: 'saved' });
  return begun.value.setupId;
}

const canary = (name: string) => `Zqx ${name} ${randomBytes(5).toString('hex')} Cedar`;
const anAddress = () => ({
  ...{ name: canary('name'), line1: canary('first'), line2: canary('second'), city: canary('city') },
  ...{ postalCode: '78701', country: 'US', phone: `+1202555${randomInt(1000, 9999)}` },
});

async function buy(actor: Actor, variantId: Id<'variant'>, setup: string, address: object) {
  const items = itemsText([{ variantId, quantity: 1 }]);
  const consent = { seed: await tapSeed(actor), items, expectedMinor: '4620', currency: 'USD' };
  const form = SheetForm.parse({ ...consent, ...address, setup, email: 'lina@example.com' });
  const paid = await payBySheet(actor, form, aVisit());
  if (!paid.ok) throw new Error(paid.code);
  return paid.value.purchaseId;
}

test('neither a card number nor an address stands anywhere in the open, also not where an order goes', async () => {
  const { variantId } = await aThing();
  const numbers = await someNumbers();
  expect(numbers).toHaveLength(2);
  const [guest, person] = [aGuest(), await aPerson()];
  const [bought, kept, removed] = [anAddress(), anAddress(), anAddress()];
  const purchaseId = await buy(guest, variantId, await typedCard(guest, numbers[0] ?? ''), bought);
  await buy(
    person,
    variantId,
    await typedCard(person, (numbers[1] ?? '').replace(/(.{4})/g, '$1 ').trim()),
    anAddress(),
  );
  await captureDue();
  await mailReceipt(purchaseId);
  await saveAddress(guest, AddressForm.parse(kept));
  const gone = await saveAddress(guest, AddressForm.parse(removed));
  if (gone.ok) await removeAddress(guest, { addressId: gone.value });
  await adoptWallet(await aPerson(), guest.guestHash ?? '');
  expect((await myWallet(person)).methods).toMatchObject([{ brand: 'mastercard' }]);

  const places = await everythingStored(logged);
  expect(places.size).toBeGreaterThan(30);
  for (const number of numbers) {
    const grouped = number.replace(/(.{4})/g, '$1 ').trim();
    const forms = [number, grouped, grouped.replaceAll(' ', '-')].flatMap(formsOf);
    expect(placesOf(places, forms)).toEqual([]);
  }
  for (const [place, text] of places) expect([place, cardLike(text)]).toEqual([place, []]);

  // Were the order not found by its purchase, the search would be blind.
  expect(placesOf(places, [toUuid(purchaseId)])).toContain('money.order');
  for (const address of [bought, kept, removed]) {
    const parts = [address.name, address.line1, address.line2, address.city, address.phone];
    for (const part of parts) expect(placesOf(places, formsOf(part))).toEqual([]);
  }
});

test('the search finds what it looks for, in every form', () => {
  const number = ['4242', '4242', '4242', '4242'].join('');
  for (const form of formsOf(`${number} and more`)) {
    expect(placesOf(new Map([['here', `x${form}y`]]), formsOf(`${number} and more`))).toEqual(['here']);
  }
  const coded = Buffer.from(`{"card":"${number}"}`).toString('base64');
  expect(placesOf(new Map([['here', coded]]), formsOf(number))).toEqual(['here']);
  for (const text of [number, `"${number}"`, number.replace(/(.{4})/g, '$1 ').trim()])
    expect(cardLike(text)).toHaveLength(1);
  expect(cardLike(number.replace(/2$/, '3'))).toEqual([]);
});
