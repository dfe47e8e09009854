import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asActor } from '@/db/client/money';
import { customerConsent } from '@/db/schema/money/customer';
import { aPerson as anyPerson } from '@/db/testing/a-person';
import { aPurchase } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { forgetWallet } from '@/lib/money/wallet/forget-wallet';
import arabic from '@/lib/platform/messages/ar/customers.json';
import english from '@/lib/platform/messages/en/customers.json';
import { customersOf } from '../queries';
import { keptWording } from './model';
import { myShop, myShops } from './queries';
import { sayKept } from './say-kept';
import { KeptForm } from './schema';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const say = (actor: PersonActor, page: Id<'page'>, agreed: boolean) =>
  sayKept(actor, { page, agreed, wording: keptWording });

async function aBuyer() {
  const shop = await aShop({ stocks: [9] });
  const { actor, ...stored } = await aShopper(await aPerson());
  await aPurchase({ actor, ...stored }, shop.variants);
  const words = () => ownerDb().$count(customerConsent, sql`page_id = ${toUuid(shop.pageId)}::uuid`);
  return { shop, page: shop.pageId, actor, words };
}

describe('being kept', () => {
  test('is no until she says yes, holds from the next request, and each word is kept once', async () => {
    const { shop, page, actor, words } = await aBuyer();
    const seen = async () => (await customersOf(shop.seller, page)).customers.map(({ kept }) => kept?.email ?? null);
    expect(await myShop(actor, page)).toMatchObject({ since: null, bought: true, brought: false });
    expect(await say(actor, page, false)).toMatchObject({ ok: true });
    expect([await words(), await seen()]).toEqual([0, [null]]);
    await Promise.all([1, 2, 3].map(() => say(actor, page, true)));
    expect([await words(), await seen()]).toEqual([1, [actor.email]]);
    expect((await customersOf(shop.seller, page, '', null, true)).customers).toHaveLength(1);
    expect(await say(actor, page, false)).toMatchObject({ ok: true });
    expect([await words(), await seen()]).toEqual([2, [null]]);
    expect((await customersOf(shop.seller, page, '', null, true)).customers).toEqual([]);
  });

  test('is hers to say, with a proven address, to a shop she bought from', async () => {
    const { page, actor, words } = await aBuyer();
    const elsewhere = await aShop();
    const missing = { ok: false, code: 'not_found' };
    expect(await say(actor, elsewhere.pageId, true)).toEqual(missing);
    expect(await say(await anyPerson(), page, true)).toEqual(missing);
    expect(await say({ ...actor, emailVerified: false }, page, true)).toEqual({ ok: false, code: 'kept_unproven' });
    // The database says so too.
    const forged = (owner: string, pageId: Id<'page'>) =>
      asActor(actor, (tx) => tx.insert(customerConsent).values({ owner, pageId, agreed: true, wording: 1 }));
    const other = await anyPerson();
    await expect(forged(`person:${toUuid(other.personId)}`, page)).rejects.toThrow();
    await expect(forged(`person:${toUuid(actor.personId)}`, elsewhere.pageId)).rejects.toThrow();
    expect(await words()).toBe(0);
    const mine = (await myShops(actor)).map(({ pageId }) => pageId);
    expect(mine).toEqual([page]);
  });

  test('what she said is only added to, and is read by her and by who may see buyers', async () => {
    const { shop, page, actor } = await aBuyer();
    await say(actor, page, true);
    for (const change of [
      sql`delete from money.customer_consent`,
      sql`update money.customer_consent set agreed = false`,
    ]) {
      await expect(asActor(actor, (tx) => tx.execute(change))).rejects.toThrow();
      await ownerDb().execute(change);
    }
    expect((await myShop(actor, page))?.since).not.toBeNull();
    const words = (who: PersonActor) =>
      asActor(who, (tx) => tx.$count(customerConsent, sql`page_id = ${toUuid(page)}::uuid`));
    const packer = await anyPerson();
    const looker = await anyPerson();
    for (const [{ personId }, role] of [
      [packer, 'orders'],
      [looker, 'catalog'],
    ] as const)
      await ownerDb().execute(sql`
        insert into shop.page_member (page_id, person_id, roles) values (${toUuid(page)}::uuid, ${toUuid(personId)}::uuid, array[${role}])`);
    expect(await Promise.all([actor, shop.seller, packer, looker, await anyPerson()].map(words))).toEqual([
      1, 1, 1, 0, 0,
    ]);
    expect((await customersOf(packer, page)).customers).toHaveLength(1);
    expect((await customersOf(looker, page)).customers).toEqual([]);
  });

  test('ends with her account', async () => {
    const { shop, page, actor } = await aBuyer();
    await say(actor, page, true);
    await ownerDb().execute(
      sql`update identity.person set state = 'closed', closed_at = now() where id = ${toUuid(actor.personId)}::uuid`,
    );
    await forgetWallet(actor.personId);
    expect((await customersOf(shop.seller, page, '', null, true)).customers).toEqual([]);
  });
});

test('a form that shows other words than those of now is not heard', async () => {
  const { page } = await aBuyer();
  expect(KeptForm.safeParse({ page, agreed: 'on', wording: '0' }).success).toBe(false);
  expect(KeptForm.safeParse({ page, wording: String(keptWording) }).data).toEqual({
    page,
    agreed: false,
    wording: keptWording,
  });
});

test('words that change are other words: their number rises with them', () => {
  const said = [english.keep_me, english.keep_me_hint, arabic.keep_me, arabic.keep_me_hint].join('\n');
  const hash = createHash('sha256').update(said).digest('hex').slice(0, 12);
  expect([keptWording, hash]).toEqual([1, '556b043d1bcc']);
});
