import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paymentConfirmation } from '@/db/schema/money/limit';
import { page } from '@/db/schema/shop/page';
import { aPerson } from '@/db/testing/a-person';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { countPurchases } from '@/db/testing/taps';
import { aBuyer, asked, codeFor, viewOf, visit, withPasskey } from '@/db/testing/waiting-taps';
import { ownerDb } from '@/db/testing/world';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { confirmPayment } from './confirm-payment';
import { waitingTap } from './queries';
import { sendCode } from './send-code';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const letTenMinutesPass = (actor: PersonActor) =>
  ownerDb()
    .update(paymentConfirmation)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(paymentConfirmation.owner, actorKey(actor) ?? ''));

describe('a waiting tap', () => {
  test('buys once, however often it is confirmed and sent', async () => {
    const one = await aBuyer({ perPayment: 0n });
    const tap = one.tap();
    const id = await asked(placeOrder(one.actor, tap, visit));
    const proof = { confirmationId: id, code: await codeFor(one.actor, id) };
    const answers = await Promise.all([1, 2, 3].map(() => confirmPayment(one.actor, proof, visit)));
    const bought = [...answers, await confirmPayment(one.actor, proof, visit), await placeOrder(one.actor, tap, visit)];
    const purchases = bought.flatMap((answer) => (answer.ok ? [answer.value.purchaseId] : []));
    expect(new Set(purchases).size).toBe(1);
    expect(await countPurchases(one.actor)).toBe(1);
  });

  test('confirmed, and sent twice at one moment, is one purchase for both', async () => {
    const one = await aBuyer({ perPayment: 0n });
    const tap = one.tap();
    await asked(placeOrder(one.actor, tap, visit));
    const owner = actorKey(one.actor) ?? '';
    await ownerDb().update(paymentConfirmation).set({ state: 'confirmed' }).where(eq(paymentConfirmation.owner, owner));
    let placing: ReturnType<typeof placeOrder>[] = [];
    // Both have looked for what became of the tap, and found nothing, before either may go on.
    await ownerDb().transaction(async (tx) => {
      await tx.execute(sql`select from money.wallet where owner = ${owner} for update`);
      placing = [placeOrder(one.actor, tap, visit), placeOrder(one.actor, tap, visit)];
      await expect
        .poll(async () => {
          const waiting = sql`select distinct l.pid from pg_locks l join pg_stat_activity a using (pid)
            where not l.granted and a.datname = current_database()`;
          return (await ownerDb().execute(waiting)).length;
        })
        .toBe(2);
    });
    const bought = (await Promise.all(placing)).map((answer) => (answer.ok ? answer.value.purchaseId : answer));
    expect(bought[0]).toBe(bought[1]);
    expect(await countPurchases(one.actor)).toBe(1);
  });

  test('is confirmed by her passkey over this very payment, and by nothing else once she has one', async () => {
    const one = await aBuyer({ perPayment: 0n });
    const authenticator = await withPasskey(one.actor);
    const [id, other] = [
      await asked(placeOrder(one.actor, one.tap(), visit)),
      await asked(placeOrder(one.actor, one.tap(), visit)),
    ];
    const answerTo = async (which: Id<'confirmation'>) =>
      authenticator.answer(Buffer.from((await viewOf(one.actor, which)).challenge).toString('base64url'));
    const confirm = (proof: Parameters<typeof confirmPayment>[1]) => confirmPayment(one.actor, proof, visit);
    expect(await confirm({ confirmationId: id, assertion: await answerTo(other) })).toMatchObject({
      code: 'passkey_failed',
    });
    expect(await confirm({ confirmationId: id, code: await codeFor(one.actor, id) })).toMatchObject({
      code: 'passkey_failed',
    });
    expect(await countPurchases(one.actor)).toBe(0);
    expect(await confirm({ confirmationId: id, assertion: await answerTo(id) })).toMatchObject({ ok: true });
  });

  test('with a passkey of somebody else is not confirmed', async () => {
    const [one, stranger] = [await aBuyer({ perPayment: 0n }), await aPerson()];
    await withPasskey(one.actor);
    const theirs = await withPasskey(stranger);
    const id = await asked(placeOrder(one.actor, one.tap(), visit));
    const assertion = theirs.answer(Buffer.from((await viewOf(one.actor, id)).challenge).toString('base64url'));
    expect(await confirmPayment(one.actor, { confirmationId: id, assertion }, visit)).toMatchObject({
      code: 'passkey_failed',
    });
  });

  test('is ended by five wrong codes, and asking again gives no more of them', async () => {
    const one = await aBuyer({ perPayment: 0n });
    const tap = one.tap();
    const id = await asked(placeOrder(one.actor, tap, visit));
    const right = await codeFor(one.actor, id);
    const wrong = right === '000000' ? '000001' : '000000';
    for (let tries = 1; tries <= 5; tries++)
      expect(await confirmPayment(one.actor, { confirmationId: id, code: wrong }, visit)).toMatchObject({
        code: 'wrong_code',
      });
    expect(await asked(placeOrder(one.actor, tap, visit))).toBe(id);
    const code = await codeFor(one.actor, id);
    expect(await confirmPayment(one.actor, { confirmationId: id, code }, visit)).not.toMatchObject({ ok: true });
    expect(await sendCode(one.actor, { confirmationId: id })).toEqual({ ok: false, code: 'confirmation_ended' });
    expect(await countPurchases(one.actor)).toBe(0);
  });

  test('is not guessed by making many of them', async () => {
    const one = await aBuyer({ perPayment: 0n });
    const guess = async () => {
      const id = await asked(placeOrder(one.actor, one.tap(), visit));
      const right = await codeFor(one.actor, id);
      const wrong = right === '000000' ? '000001' : '000000';
      const answers: string[] = [];
      for (let tries = 1; tries <= 4; tries++) {
        const answer = await confirmPayment(one.actor, { confirmationId: id, code: wrong }, visit);
        if (!answer.ok) answers.push(answer.code);
      }
      return { answers, id, right };
    };
    const rounds = [];
    for (let round = 1; round <= 8; round++) rounds.push(await guess());
    const answers = rounds.flatMap((round) => round.answers);
    expect(answers.filter((code) => code === 'wrong_code')).toHaveLength(30);
    expect(answers.filter((code) => code === 'too_many')).toHaveLength(2);
    const last = rounds.at(-1);
    if (!last) throw new Error('nobody guessed');
    const confirmed = await confirmPayment(one.actor, { confirmationId: last.id, code: last.right }, visit);
    expect(confirmed).toEqual({ ok: false, code: 'too_many' });
  });

  test('that waited ten minutes is asked anew, with another code', async () => {
    const one = await aBuyer({ perPayment: 0n });
    const id = await asked(placeOrder(one.actor, one.tap(), visit));
    const code = await codeFor(one.actor, id);
    await letTenMinutesPass(one.actor);
    expect((await viewOf(one.actor, id)).state).toBe('ended');
    expect(await confirmPayment(one.actor, { confirmationId: id, code }, visit)).toMatchObject({ ok: false });
    expect(await countPurchases(one.actor)).toBe(0);
  });

  test('that would take more than was confirmed is asked anew', async () => {
    const one = await aBuyer({ perPayment: 0n });
    const tap = { ...one.tap(), expectedMinor: '99999' };
    const id = await asked(placeOrder(one.actor, tap, visit));
    const code = await codeFor(one.actor, id);
    await ownerDb()
      .update(page)
      .set({ deliveryMinor: sql`${page.deliveryMinor} + 100` })
      .where(eq(page.id, one.thing.pageId));
    expect(await asked(confirmPayment(one.actor, { confirmationId: id, code }, visit))).toBe(id);
    expect(await viewOf(one.actor, id)).toMatchObject({ state: 'asked', total: { amount: 4720n } });
    expect(await countPurchases(one.actor)).toBe(0);
  });

  test('of somebody else is not there', async () => {
    const [one, other] = [await aBuyer({ perPayment: 0n }), await aPerson()];
    const id = await asked(placeOrder(one.actor, one.tap(), visit));
    expect(await waitingTap(other, id)).toBeNull();
    expect(await sendCode(other, { confirmationId: id })).toEqual({ ok: false, code: 'not_found' });
    const code = await codeFor(one.actor, id);
    expect(await confirmPayment(other, { confirmationId: id, code }, visit)).toEqual({ ok: false, code: 'not_found' });
    expect(await waitingTap(one.actor, newId('confirmation'))).toBeNull();
  });
});
