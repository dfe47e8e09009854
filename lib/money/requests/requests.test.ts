import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { asActor } from '@/db/client/money';
import { paymentRequest } from '@/db/schema/money/payment-request';
import { everythingStored, formsOf, placesOf } from '@/db/testing/everything-stored';
import { jobsOf } from '@/db/testing/jobs';
import { leave } from '@/db/testing/leave';
import { befriended, blocked } from '@/db/testing/tied';
import { aGuest, aPerson, ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { requestRows } from '@/lib/money/copied/groups/read-requests';
import { listMailbox } from '@/lib/platform/mailbox';
import { answerRequest } from './answer-request';
import { askPayment } from './ask-payment';
import { mailRequest } from './mail-request';
import { requestNext, requestStates } from './model';
import { allRequests, friendAsked, myRequests, spokenRequests } from './queries';
import { AskPaymentForm } from './schema';

const done = { ok: true, value: null };
const missing = { ok: false, code: 'not_found' };

const asked = async (reason = 'Half of the taxi') => {
  const [amina, bilal] = [await aPerson({ name: 'Amina' }), await aPerson({ name: 'Bilal' })];
  await befriended(amina, bilal);
  const requestId = newId('request');
  const wish = AskPaymentForm.parse({ requestId, handle: bilal.handle, currency: 'USD', amount: '١٢٫٥٠', reason });
  const to = { friend: bilal.personId, talk: newId('talk') };
  const [one, again] = await Promise.all([askPayment(amina, wish, to), askPayment(amina, wish, to)]);
  if (!one.ok) throw new Error(one.code);
  expect(again).toEqual(one);
  return { amina, bilal, requestId, wish, to, mark: one.value.mark };
};
const stateOf = async (as: Parameters<typeof myRequests>[0]) => (await myRequests(as)).map(({ state }) => state);

describe('a request', () => {
  test('is seen by the two and nobody else, and its reason lies nowhere in the open', async () => {
    const { amina, bilal, requestId, wish, to } = await asked('REASONMARKTHATSTAYS');
    const value = { amount: 12_50n, currency: 'USD' };
    const common = { id: requestId, value, reason: 'REASONMARKTHATSTAYS', state: 'requested', open: true };
    expect(await myRequests(amina)).toMatchObject([{ ...common, mine: true, other: { name: 'Bilal' } }]);
    expect(await myRequests(bilal)).toMatchObject([{ ...common, mine: false, other: { name: 'Amina' } }]);
    const stranger = await aPerson();
    expect(await myRequests(stranger)).toEqual([]);
    expect(await asActor(stranger, (tx) => tx.$count(paymentRequest))).toBe(0);
    for (const answer of ['declined', 'paid', 'canceled', 'reminded'] as const)
      expect(await answerRequest(stranger, { requestId, answer })).toEqual(missing);
    expect(await friendAsked(stranger, wish.handle)).toBeNull();
    expect(await friendAsked(amina, wish.handle)).toBe(bilal.personId);
    expect(await askPayment(stranger, wish, to)).toEqual(missing);
    expect(placesOf(await everythingStored(), formsOf('REASONMARKTHATSTAYS'))).toEqual([]);
  });

  test('keeps what was asked first under an id: another amount, person or reason is told so', async () => {
    const { amina, wish, to, mark } = await asked();
    const stands = { ok: false, code: 'first_stands' };
    expect(await askPayment(amina, wish, to)).toEqual({ ok: true, value: { mark } });
    for (const other of [{ amount: 30_00n }, { currency: 'EUR' }, { reason: 'All of the taxi' }] as const)
      expect(await askPayment(amina, { ...wish, ...other }, to)).toEqual(stands);
    const other = (await aPerson()).personId;
    expect(await askPayment(amina, wish, { ...to, friend: other })).toEqual(stands);
    expect(await myRequests(amina)).toMatchObject([{ value: { amount: 12_50n }, reason: 'Half of the taxi' }]);
  });

  test('is in a copy of one’s data however many there are, and of people who are apart too, without their names', async () => {
    const { amina, bilal } = await asked();
    await ownerDb().execute(sql`
      insert into money.payment_request (id, owner, asked, currency, amount_minor, sealed, expires_at)
      select gen_random_uuid(), r.owner, r.asked, 'USD', 1, r.sealed, r.expires_at
      from money.payment_request r, generate_series(1, 210) where r.owner = ${`person:${toUuid(amina.personId)}`}`);
    await blocked(bilal, amina);
    expect(await myRequests(amina)).toEqual([]);
    expect(await requestRows(amina)).toHaveLength(211);
    expect(await requestRows(bilal)).toHaveLength(211);
    expect(new Set((await allRequests(amina)).map(({ other }) => other.name))).toEqual(new Set(['']));
  });

  test('ends once: declined by who is asked, or paid or canceled by who asks', async () => {
    const { amina, bilal, requestId } = await asked();
    expect(await answerRequest(bilal, { requestId, answer: 'paid' })).toEqual(missing);
    expect(await answerRequest(amina, { requestId, answer: 'declined' })).toEqual(missing);
    const both = await Promise.all([
      answerRequest(bilal, { requestId, answer: 'declined' }),
      answerRequest(amina, { requestId, answer: 'paid' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(['declined', 'paid']).toContain((await stateOf(amina))[0]);
    expect(await answerRequest(amina, { requestId, answer: 'canceled' })).toMatchObject({ code: 'request_ended' });
  });

  test('is reminded of once in three days, and not where it is not wanted; after thirty days it is over', async () => {
    const { amina, bilal, requestId } = await asked();
    const remind = () => answerRequest(amina, { requestId, answer: 'reminded' });
    const later = () =>
      ownerDb()
        .update(paymentRequest)
        .set({ at: sql`at - interval '73 hours'`, remindedAt: sql`reminded_at - interval '73 hours'` })
        .where(sql`id = ${toUuid(requestId)}`);
    expect(await remind()).toMatchObject({ code: 'reminded_lately' });
    await later();
    expect(await remind()).toEqual(done);
    expect(await stateOf(bilal)).toEqual(['reminded']);
    await mailRequest(requestId);
    expect((await listMailbox(bilal.email))[0]?.subject).toContain('Amina reminds you of');
    await later();
    const keys = [bilal, amina].map(({ personId }) => `person:${toUuid(personId)}`);
    await ownerDb().execute(sql`insert into money.reminder_off values (${keys[0]}, ${keys[1]})`);
    expect(await remind()).toMatchObject({ code: 'no_reminders' });
    await ownerDb().execute(sql`update money.payment_request set expires_at = now() where id = ${toUuid(requestId)}`);
    expect(await stateOf(bilal)).toEqual(['expired']);
    expect(await answerRequest(amina, { requestId, answer: 'paid' })).toMatchObject({ code: 'request_ended' });
  });

  test('is hidden between people who are apart', async () => {
    const { amina, bilal } = await asked();
    await blocked(bilal, amina);
    expect([await myRequests(amina), await myRequests(bilal)]).toEqual([[], []]);
  });

  test('is told under its random name to the two in whose conversation it stands, and to nobody else', async () => {
    const { amina, bilal, requestId, to, mark } = await asked();
    const seen = async (as: Parameters<typeof spokenRequests>[0]) =>
      [...(await spokenRequests(as, to.talk))].map(([name, { id, mine }]) => [name, id, mine]);
    expect(await seen(amina)).toEqual([[mark, requestId, true]]);
    expect(await seen(bilal)).toEqual([[mark, requestId, false]]);
    expect([await seen(await aPerson()), await seen(aGuest())]).toEqual([[], []]);
  });

  test('goes with the account of either, and its key with it', async () => {
    const { amina, bilal, requestId } = await asked();
    await leave(bilal.personId);
    expect(await myRequests(amina)).toEqual([]);
    expect(await jobsOf('money:destroy-key', toUuid(requestId))).toBe(1);
  });

  test('has the states that the database knows', async () => {
    expect(Object.keys(requestNext)).toEqual([...requestStates]);
  });
});
