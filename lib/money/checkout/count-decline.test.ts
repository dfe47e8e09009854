import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '@/db/schema/money/purchase';
import { aVisit } from '@/db/testing/a-person';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { actorKey } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { mark } from '@/lib/money/vault/mark';
import { allow, type LimitName } from '@/lib/platform/rate-limit';
import { hashNetwork } from './count-decline';
import { handleEvent } from './handle-event';
import { placeOrder } from './place-order';
import { receiveEvent } from './receive-event';
import { resumePurchase } from './resume-purchase';
import { sweep } from './sweep';

let sandbox: TestSandbox;
let variantId = newId('variant');
beforeAll(async () => {
  sandbox = await startTestSandbox();
  const shop = await aShop({ stocks: [50] });
  variantId = shop.variants[0] ?? variantId;
});
afterAll(() => sandbox.stop());

/** A browser that has never been here, with a card of its own. */
async function aNewcomer(card: 'pays' | 'declined', fingerprint = randomBytes(8).toString('hex')) {
  const buyer = await aShopper(aGuest(), card === 'pays' ? 'pm_card_visa' : 'pm_card_chargeDeclined', fingerprint);
  const input = {
    ...{ key: randomBytes(16).toString('hex'), expectedMinor: '4620', currency: 'USD' as const, locale: 'en' as const },
    ...{ items: [{ variantId, quantity: 1 }], methodId: buyer.methodId, addressId: buyer.addressId },
    ...{ email: 'lina@example.com', returnPath: '/orders' },
  };
  const pay = async (network: string) => {
    const placed = await placeOrder(buyer.actor, input, { network });
    return placed.ok ? placed.value.state : placed.code;
  };
  return { pay, owner: actorKey(buyer.actor) ?? '' };
}

/** As many counted declines as leave room for one. */
const fill = (limit: LimitName, who: string, most: number) =>
  Promise.all(Array.from({ length: most - 1 }, () => allow(limit, who)));
const fillNetwork = (network: string, most = 100) => fill('decline-network', hashNetwork(network), most);

describe('declined payments', () => {
  test('count by network, whatever new wallet each comes with, and leave other networks alone', async () => {
    const [{ network }, elsewhere] = [aVisit(), aVisit()];
    await fillNetwork(network);
    expect(await (await aNewcomer('declined')).pay(network)).toBe('declined');
    const next = await aNewcomer('pays');
    expect(await next.pay(network)).toBe('too_many');
    expect(await ownerDb().select().from(attempt).where(eq(attempt.owner, next.owner))).toEqual([]);
    expect(await next.pay(elsewhere.network)).toBe('authorized');
  });

  test('count by card, in whatever wallet and from whatever network, and leave other cards alone', async () => {
    const card = randomBytes(8).toString('hex');
    await fill('decline-card', await mark('card', card), 60);
    expect(await (await aNewcomer('declined', card)).pay(aVisit().network)).toBe('declined');
    const { network } = aVisit();
    expect(await (await aNewcomer('declined', card)).pay(network)).toBe('too_many');
    expect(await (await aNewcomer('declined')).pay(network)).toBe('declined');
  });

  test('alone count: what is paid, or asked for twice, uses nothing up', async () => {
    const { network } = aVisit();
    await fillNetwork(network);
    for (let purchases = 0; purchases < 3; purchases++) {
      expect(await (await aNewcomer('pays')).pay(network)).toBe('authorized');
    }
    const refused = await aNewcomer('declined');
    expect(await refused.pay(network)).toBe('declined');
    expect(await refused.pay(network)).toBe('declined');
  });
});

/** Somebody whose bank wants to see her first, and then says no; nobody here knows that yet. */
async function refusedAtTheBank(network: string, fingerprint: string) {
  const buyer = await aShopper(aGuest(), 'pm_card_threeDSecureRequired', fingerprint);
  const tap = aTap(buyer, variantId, { email: 'lina@example.com', returnPath: '/checkout/return' });
  const placed = await placeOrder(buyer.actor, tap, { network });
  if (!placed.ok || placed.value.state !== 'action') throw new Error('the bank was not asked');
  const { actionUrl, purchaseId } = placed.value;
  await fetch(actionUrl, { method: 'POST', body: new URLSearchParams({ result: 'fail' }), redirect: 'manual' });
  return { actor: buyer.actor, purchaseId, stored: () => attemptOf(purchaseId) };
}

async function attemptOf(purchaseId: Id<'purchase'>) {
  const [row] = await ownerDb().select().from(attempt).where(eq(attempt.purchaseId, purchaseId));
  if (!row) throw new Error('no attempt');
  return row;
}

type Refused = Awaited<ReturnType<typeof refusedAtTheBank>>;
const comesBack = ({ actor, purchaseId }: Refused) => resumePurchase(actor, purchaseId);
async function isTold({ stored }: Refused) {
  const id = `evt_${randomBytes(6).toString('hex')}`;
  await receiveEvent({
    provider: 'stripe',
    id,
    type: 'payment_intent.payment_failed',
    objectId: (await stored()).providerIntent ?? '',
  });
  await handleEvent(id);
}
async function isSwept({ purchaseId }: Refused) {
  await ownerDb().transaction(async (tx) => {
    await tx.execute(sql`alter table money.attempt disable trigger attempt_state_guard`);
    const longAgo = sql`clock_timestamp() - interval '11 seconds'`;
    await tx.update(attempt).set({ updatedAt: longAgo }).where(eq(attempt.purchaseId, purchaseId));
    await tx.execute(sql`alter table money.attempt enable trigger attempt_state_guard`);
  });
  await sweep();
}

test('a decline that nobody can count is told to the one who paid, and stays recorded', async () => {
  const newcomer = await aNewcomer('declined');
  const uncountable = (act: 'enable' | 'disable') =>
    ownerDb().execute(sql.raw(`alter table identity.rate_window ${act} trigger nobody_counts`));
  await ownerDb().execute(
    sql.raw(`create function identity.nobody_counts() returns trigger language plpgsql as 'begin raise exception ''full''; end';
    create trigger nobody_counts before insert on identity.rate_window for each row execute function identity.nobody_counts()`),
  );
  try {
    expect(await newcomer.pay(aVisit().network)).toBe('declined');
  } finally {
    await uncountable('disable');
  }
  const [kept] = await ownerDb().select().from(attempt).where(eq(attempt.owner, newcomer.owner));
  expect(kept).toMatchObject({ state: 'declined', problem: 'declined' });
});

describe('a payment declined after the bank asked', () => {
  test.each([
    ['by the return', comesBack],
    ['by the webhook', isTold],
    ['by the sweeper', isSwept],
  ] as [string, (refused: Refused) => Promise<unknown>][])('counts by network and by card, %s', async (_, learn) => {
    const [{ network }, card] = [aVisit(), randomBytes(8).toString('hex')];
    await Promise.all([fillNetwork(network), fill('decline-card', await mark('card', card), 60)]);
    const refused = await refusedAtTheBank(network, card);
    await learn(refused);
    expect((await refused.stored()).state).toBe('declined');
    expect(await (await aNewcomer('pays')).pay(network)).toBe('too_many');
    expect(await (await aNewcomer('pays', card)).pay(aVisit().network)).toBe('too_many');
  });

  test('counts once, however many learn of it', async () => {
    const [{ network }, card] = [aVisit(), randomBytes(8).toString('hex')];
    await Promise.all([fillNetwork(network, 99), fill('decline-card', await mark('card', card), 59)]);
    const refused = await refusedAtTheBank(network, card);
    await Promise.all([...Array.from({ length: 8 }, () => comesBack(refused)), isTold(refused)]);
    expect(await (await aNewcomer('pays', card)).pay(network)).toBe('authorized');
  });

  test('leaves neither network nor card behind, and neither does one that was paid', async () => {
    const { network } = aVisit();
    const refused = await refusedAtTheBank(network, 'a card');
    expect(await refused.stored()).toMatchObject({
      networkHash: hashNetwork(network),
      fingerprint: await mark('card', 'a card'),
    });
    await comesBack(refused);
    const newcomer = await aNewcomer('pays');
    await newcomer.pay(network);
    const [paid] = await ownerDb().select().from(attempt).where(eq(attempt.owner, newcomer.owner));
    for (const row of [paid, await refused.stored()])
      expect(row).toMatchObject({ networkHash: null, fingerprint: null });
  });
});
