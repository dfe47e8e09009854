import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { method, wallet } from '@/db/schema/money/wallet';
import { anAccount, pressOnPayPal } from '@/db/testing/paypal';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { adoptWallet } from '../adopt-wallet';
import { forgetWallet } from '../forget-wallet';
import { readyToPay } from '../model';
import { openMethods } from '../open-methods';
import { openWallet } from '../open-wallet';
import { myWallet } from '../queries';
import { removeMethod } from '../remove-method';
import { setDefaultMethod } from '../set-default-method';
import { beginAccountSetup } from './begin-account-setup';
import { finishAccountSetup } from './finish-account-setup';
import { accountGateway } from './gateway';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' }));

const fault = (path: string, action: string, method = 'POST') =>
  fetch(`${sandbox.origin}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ match: { method, path: `/paypal${path}` }, action, times: 2 }),
  });
const rowsOf = (actor: Actor) =>
  ownerDb()
    .select()
    .from(method)
    .where(eq(method.owner, actorKey(actor) ?? ''));

async function begun(actor: Actor) {
  const begun = await beginAccountSetup(actor, '/ar/wallet/paypal?next=/wallet');
  if (!begun.ok) throw new Error(begun.code);
  return begun.value;
}
const finish = (actor: Actor, ticket: string) => finishAccountSetup(actor, { ticket, makeDefault: true });
/** Whether PayPal still knows the account. */
const isKept = async (token: string) => (await accountGateway().finish(token)).ok;

describe('a PayPal account', () => {
  test('that was approved is stored, sealed, shortened, and pays in one tap', async () => {
    const person = await aPerson();
    const { approveUrl, ticket } = await begun(person);
    expect(await pressOnPayPal(approveUrl, 'approve')).toMatch(/^http:\/\/localhost:3000\/ar\/wallet\/paypal\?next=/);
    expect(await finish(person, ticket)).toMatchObject({ ok: true });
    const { methods } = await myWallet(person);
    expect(methods).toMatchObject([{ kind: 'paypal', account: 'b…@example.com', isDefault: true, expired: false }]);
    const [row] = await rowsOf(person);
    expect(row).toMatchObject({ kind: 'paypal', provider: 'paypal', providerMethod: null, brand: null, last4: null });
    expect(JSON.stringify(row)).not.toContain('example.com');
    const home = { id: 'adr_x', name: '', line1: '', line2: '', city: '', region: '', postalCode: '', country: 'US' };
    const addresses = [{ ...home, phone: '', isDefault: true }] as never;
    expect(readyToPay({ methods, addresses }, 'USD')?.method.id).toBe(methods[0]?.id);
    expect(readyToPay({ methods, addresses }, 'AED')).toBeNull();
  });

  test('is stored once, however often and however many at once its owner comes back', async () => {
    const person = await aPerson();
    const { approveUrl, ticket } = await begun(person);
    await pressOnPayPal(approveUrl, 'approve');
    const first = await finish(person, ticket);
    const again = await Promise.all([finish(person, ticket), finish(person, ticket)]);
    expect(again).toEqual([first, first]);
    expect(await rowsOf(person)).toHaveLength(1);
  });

  test('comes back after an answer was lost, and PayPal kept it once', async () => {
    const person = await aPerson();
    const { approveUrl, ticket } = await begun(person);
    await pressOnPayPal(approveUrl, 'approve');
    await fault('/v3/vault/payment-tokens', 'drop_after');
    expect(await finish(person, ticket)).toEqual({ ok: false, code: 'unavailable' });
    expect(await finish(person, ticket)).toMatchObject({ ok: true });
  });

  test('belongs to the wallet that asked: another browser with the same ticket, or a forged one, gets nothing', async () => {
    const [person, other] = [await aPerson(), aGuest()];
    const { approveUrl, ticket } = await begun(person);
    const theirs = await begun(other);
    await pressOnPayPal(approveUrl, 'approve');
    expect(await finish(other, ticket)).toEqual({ ok: false, code: 'not_found' });
    const [setupId] = ticket.split('.');
    const [, mark] = theirs.ticket.split('.');
    expect(await finish(other, `${setupId}.${mark}`)).toEqual({ ok: false, code: 'not_found' });
    expect(await finish(other, '')).toEqual({ ok: false, code: 'not_found' });
    expect(await rowsOf(other)).toEqual([]);
    expect(await finish(person, ticket)).toMatchObject({ ok: true });
  });

  test('that its owner did not approve is not stored', async () => {
    const guest = aGuest();
    const { approveUrl, ticket } = await begun(guest);
    expect(await pressOnPayPal(approveUrl, 'cancel')).toContain('canceled=1');
    expect(await finish(guest, ticket)).toEqual({ ok: false, code: 'account_open' });
    expect(await rowsOf(guest)).toEqual([]);
  });

  test('added again replaces its older entry, which PayPal forgets; another account stays beside it', async () => {
    const person = await aPerson();
    await anAccount(person);
    const [older] = await openMethods(await rowsOf(person));
    await anAccount(person, 'declined');
    await anAccount(person);
    const { methods } = await myWallet(person);
    expect(methods.map((one) => one.kind === 'paypal' && one.account)).toEqual(['b…@example.com', 'd…@example.com']);
    const gone = await fetch(`${sandbox.origin}/paypal/v3/vault/payment-tokens/${older?.token}`, {
      headers: { authorization: `Bearer ${await paypalToken()}` },
    });
    expect(gone.status).toBe(404);
  });

  test('stands beside a card: either can be the default, and a removed one leaves its place to the other', async () => {
    const person = await aPerson();
    const { methodId } = await aShopper(person);
    const account = await anAccount(person);
    expect((await myWallet(person)).methods.map((one) => one.kind)).toEqual(['paypal', 'card']);
    await setDefaultMethod(person, { methodId });
    expect((await myWallet(person)).methods[0]?.id).toBe(methodId);
    await removeMethod(person, { methodId });
    expect((await myWallet(person)).methods).toMatchObject([{ id: account, isDefault: true }]);
    const { approveUrl, ticket } = await begun(person);
    await pressOnPayPal(approveUrl, 'approve', 'declined');
    expect(await finishAccountSetup(person, { ticket, makeDefault: false })).toMatchObject({ ok: true });
    expect((await myWallet(person)).methods[0]?.id).toBe(account);
  });

  test('of a row that claims to be another kind does not open', async () => {
    const person = await aPerson();
    const methodId = await anAccount(person);
    await ownerDb().update(method).set({ kind: 'card', provider: 'stripe' }).where(eq(method.id, methodId));
    expect((await myWallet(person)).methods).toEqual([]);
  });

  test('needs no customer at the card service, which is made with the first card', async () => {
    const person = await aPerson();
    await anAccount(person);
    const customer = async () => (await ownerDb().select().from(wallet).where(eq(wallet.personId, person.personId)))[0];
    expect((await customer())?.providerCustomer).toBeNull();
    const opened = await openWallet(person);
    expect(opened).toMatchObject({ ok: true, value: { customer: expect.stringMatching(/^cus_/) } });
    expect((await customer())?.providerCustomer).toBe(opened.ok && opened.value.customer);
  });

  test('of a guest comes along into her account', async () => {
    const [guest, person] = [aGuest(), await aPerson()];
    const methodId = await anAccount(guest);
    await adoptWallet(person, guest.guestHash ?? '');
    expect((await myWallet(person)).methods).toMatchObject([
      { id: methodId, kind: 'paypal', account: 'b…@example.com' },
    ]);
  });

  test('of a closed account is forgotten here and at PayPal, and while PayPal is away the closing is not over', async () => {
    const person = await aPerson();
    await anAccount(person);
    await fault('/v3/vault/payment-tokens/*', 'drop', 'DELETE');
    await expect(forgetWallet(person.personId)).rejects.toThrow('a provider still keeps');
    await forgetWallet(person.personId);
    expect(await rowsOf(person)).toMatchObject([{ sealed: null, providerMark: null }]);
    expect(await isKept('NONE')).toBe(false);
  });
});

async function paypalToken(): Promise<string> {
  const { PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET } = process.env;
  const basic = Buffer.from(`${PAYPAL_CLIENT_ID}:${PAYPAL_CLIENT_SECRET}`).toString('base64');
  const answer = await fetch(`${sandbox.origin}/paypal/v1/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return (await answer.json()).access_token;
}
