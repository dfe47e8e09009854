import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { guardianship } from '@/db/schema/money/guardian';
import { paymentConfirmation } from '@/db/schema/money/limit';
import { product } from '@/db/schema/shop/product';
import { aPerson } from '@/db/testing/a-person';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { countPurchases } from '@/db/testing/taps';
import { aBuyer, asked, visit } from '@/db/testing/waiting-taps';
import { approve, aWard, becomeGuardian, later, soon } from '@/db/testing/wards';
import { ownerDb } from '@/db/testing/world';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { forgetWallet } from '@/lib/money/wallet/forget-wallet';
import { hashToken } from '@/lib/platform/tokens';
import { myRule, myWards, tapForMe, tapsForMe } from './queries';
import { setRule } from './set-rule';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

describe('a closed account', () => {
  test('guards nobody: what waits for it is declined, and nothing is paid until another has accepted', async () => {
    const [one, next] = [await aWard(), await aPerson()];
    const tap = one.tap();
    await approve(one.guardian, await asked(placeOrder(one.actor, tap, visit)));
    await forgetWallet(one.guardian.personId);
    expect(await placeOrder(one.actor, tap, visit)).toMatchObject({ code: 'guardian_missing' });
    await becomeGuardian(one.actor, next);
    expect(await myWards(next)).toHaveLength(1);
  });

  test('leaves no rule', async () => {
    const one = await aWard();
    await forgetWallet(one.actor.personId);
    expect(await myRule(one.actor)).toBeNull();
    expect(await myWards(one.guardian)).toEqual([]);
  });
});

describe('around the rule', () => {
  test('who guarded her until it ended guards her no longer when she begins it again', async () => {
    const one = await aWard();
    const ended = sql`date_trunc('month', now())::date`;
    await ownerDb()
      .update(guardianship)
      .set({ endsOn: ended })
      .where(eq(guardianship.owner, actorKey(one.actor) ?? ''));
    // Nobody relies on him now, so he may be under the rule himself.
    expect(await setRule(one.guardian, { month: soon })).toMatchObject({ ok: true });
    expect(await setRule(one.actor, { month: soon })).toMatchObject({ ok: true });
    expect(await myRule(one.actor)).toMatchObject({ guardian: null, changeAsked: false });
    expect(await myWards(one.guardian)).toEqual([]);
    expect(await placeOrder(one.actor, one.tap(), visit)).toMatchObject({ code: 'guardian_missing' });
  });

  test('who guards her while it lasts stays when she lengthens it', async () => {
    const one = await aWard();
    expect(await setRule(one.actor, { month: later })).toMatchObject({ ok: true });
    expect(await myWards(one.guardian)).toHaveLength(1);
  });

  test('what was approved under one name is asked anew under another', async () => {
    const one = await aWard();
    const tap = one.tap();
    const id = await asked(placeOrder(one.actor, tap, visit));
    const old = await tapForMe(one.guardian, id);
    await approve(one.guardian, id);
    await ownerDb().update(product).set({ title: 'Something else' }).where(eq(product.id, one.thing.productId));
    expect(await asked(placeOrder(one.actor, tap, visit))).toBe(id);
    expect(await countPurchases(one.actor)).toBe(0);
    const now = await tapForMe(one.guardian, id);
    expect(now).toMatchObject({ goods: [{ title: 'Something else' }] });
    expect(now?.nonce).not.toBe(old?.nonce);
  });

  test('no statement of the money ring approves, confirms or invents a tap', async () => {
    const one = await aWard();
    const id = await asked(placeOrder(one.actor, one.tap(), visit));
    const denied = { cause: { code: '42501' } };
    for (const who of [one.actor, one.guardian])
      for (const statement of [
        sql`update money.payment_confirmation set guardian_state = 'approved'`,
        sql`update money.payment_confirmation set state = 'used'`,
        sql`insert into money.payment_confirmation select * from money.payment_confirmation`,
        sql`update money.guardianship set ends_on = '2020-01-01'`,
        sql`update money.guardianship set guardian = ${actorKey(who)}`,
      ])
        await expect(asActor(who, (tx) => tx.execute(statement))).rejects.toMatchObject(denied);
    expect(await tapForMe(one.guardian, id)).not.toBeNull();
  });

  test('the functions answer nobody but the guardian, about what he was shown, once', async () => {
    const [one, stranger] = [await aWard(), await aPerson()];
    const id = await asked(placeOrder(one.actor, one.tap(), visit));
    const nonce = (await tapForMe(one.guardian, id))?.nonce ?? '';
    const answer = (who: PersonActor, shown = nonce) =>
      callMoney(z.boolean(), sql`money.answer_tap(${actorKey(who)}, ${toUuid(id)}::uuid, ${shown}, 'approved')`);
    for (const who of [one.actor, stranger]) {
      expect(await answer(who)).toBe(false);
      for (const call of ['try_guardian', 'leave_guardianship', 'end_guardianship']) {
        const about = call === 'try_guardian' ? sql`${toUuid(id)}::uuid` : sql`${actorKey(one.actor)}`;
        expect(await callMoney(z.boolean(), sql`money.${sql.raw(call)}(${actorKey(who)}, ${about})`)).toBe(false);
      }
    }
    expect(await answer(one.guardian, '0'.repeat(64))).toBe(false);
    expect(await answer(one.guardian)).toBe(true);
    expect(await answer(one.guardian)).toBe(false);
  });

  test('no attempt to pay is recorded for it, whoever writes it', async () => {
    const one = await aWard();
    const [adult] = [await aBuyer()];
    const key = one.tap().key;
    const attempt = (owner: PersonActor) =>
      asActor(owner, async (tx) => {
        const [purchaseId, attemptId] = [newId('purchase'), newId('attempt')];
        await tx.execute(sql`insert into money.purchase (id, owner, currency, total_minor, contact_email, locale, from_cart, open_token_hash)
          values (${toUuid(purchaseId)}, ${actorKey(owner)}, 'USD', 100, 'a@example.com', 'en', false, ${hashToken(purchaseId)})`);
        await tx.execute(sql`insert into money.attempt (id, purchase_id, owner, key, body_hash, provider, provider_customer, provider_method)
          values (${toUuid(attemptId)}, ${toUuid(purchaseId)}, ${actorKey(owner)}, ${key}, ${'0'.repeat(64)}, 'stripe', 'cus', 'pm')`);
      });
    await expect(attempt(one.actor)).rejects.toMatchObject({ cause: { constraint_name: 'attempt_approved' } });
    await expect(attempt(adult.actor)).resolves.toBeUndefined();
  });
});

test('neither side reads or writes the other’s rows', async () => {
  const one = await aWard();
  await asked(placeOrder(one.actor, one.tap(), visit));
  expect(await asActor(one.guardian, (tx) => tx.select().from(guardianship))).toEqual([]);
  expect(await asActor(one.guardian, (tx) => tx.select().from(paymentConfirmation))).toEqual([]);
  expect(await tapsForMe(one.actor)).toEqual([]);
  const [seen] = await tapsForMe(one.guardian);
  expect(Object.keys(seen ?? {}).sort()).toEqual([
    'askedAt',
    'challenge',
    'expiresAt',
    'goods',
    'goodsTotal',
    'id',
    'name',
    'nonce',
    'payees',
    'total',
  ]);
  const change = asActor(one.actor, (tx) => tx.delete(guardianship));
  await expect(change).rejects.toMatchObject({ cause: { code: '42501' } });
});
