import { eq, getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as tables from '@/db/schema/money/button/site';
import { payKey } from '@/db/schema/money/button/site';
import { aMerchant, aPayOrder, approvedElsewhere, aReader, merchantOrigin } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { findMerchant } from '@/lib/money/button/find-merchant';
import { isKnownOrigin } from '@/lib/money/button/queries';
import { addAddress } from './add-address';
import { changeSite } from './change-site';
import { goLive } from './go-live';
import { makeKey } from './make-key';
import { addressesMax, proposedOrigin, returnOf } from './model';
import { ordersOfSite, siteOfPage, sitesOf } from './queries';
import { removeAddress } from './remove-address';
import { removeSite } from './remove-site';
import { revokeKey } from './revoke-key';
import { rotateKey } from './rotate-key';
import { AddOrigin, MakeKey, RotateKey } from './schema';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

type Merchant = Awaited<ReturnType<typeof aMerchant>>;

const keyOf = async (one: Merchant) => {
  const [key] = (await siteOfPage(one.seller, one.siteId))?.keys ?? [];
  if (!key) throw new Error('no key');
  return key.id;
};
const opens = async (secret: string) => (await findMerchant(secret)) !== null;
const secretOf = (made: { ok: true; value: { secret: string } } | { ok: false; code: string }) => {
  if (!made.ok) throw new Error(made.code);
  return made.value.secret;
};

/** Everything that changes a site, as anybody may try it. */
const changes = async (actor: PersonActor, { siteId: site }: Merchant, key: Awaited<ReturnType<typeof keyOf>>) =>
  Promise.all([
    changeSite(actor, { site, name: 'Taken over', capture: 'manual' }),
    addAddress(actor, { site, kind: 'origin', address: 'https://thief.example' }),
    addAddress(actor, { site, kind: 'return', address: 'https://thief.example/back' }),
    removeAddress(actor, { site, kind: 'origin', address: merchantOrigin }),
    makeKey(actor, { site, scopes: ['orders_read'] }),
    rotateKey(actor, { key, hours: 1 }),
    revokeKey(actor, key),
    removeSite(actor, site),
    goLive(actor, site),
  ]);

describe('a site of a page', () => {
  it('is changed by its owner alone: who may look is told so, for everybody else there is none', async () => {
    const one = await aMerchant();
    const key = await keyOf(one);
    const [reader, other, nobody] = [await aReader(one), (await aMerchant()).seller, await aPerson()];
    const before = await siteOfPage(one.seller, one.siteId);
    for (const refused of await changes(reader, one, key)) expect(refused).toEqual({ ok: false, code: 'not_allowed' });
    for (const actor of [other, nobody]) {
      for (const refused of await changes(actor, one, key)) expect(refused).toEqual({ ok: false, code: 'not_found' });
      expect(await siteOfPage(actor, one.siteId)).toBeNull();
      expect(await sitesOf(actor, one.pageId)).toEqual([]);
      expect(await ordersOfSite(actor, { id: one.siteId, pageId: one.pageId, test: true }, { limit: 5 })).toEqual([]);
    }
    expect(await siteOfPage(reader, one.siteId)).toEqual(before);
    expect(await sitesOf(reader, one.pageId)).toMatchObject([{ id: one.siteId, origins: [merchantOrigin] }]);
  });

  it('gets another name, and says when payments are taken', async () => {
    const one = await aMerchant();
    expect(await changeSite(one.seller, { site: one.siteId, name: 'Lamps', capture: 'manual' })).toMatchObject({
      ok: true,
    });
    expect(await siteOfPage(one.seller, one.siteId)).toMatchObject({ name: 'Lamps', capture: 'manual' });
    expect(await changeSite(one.seller, { site: newId('site'), name: 'x', capture: 'manual' })).toMatchObject({
      code: 'not_found',
    });
  });

  it('is shown from exactly the origins it has, and no more than a few', async () => {
    const one = await aMerchant();
    const [site, kind] = [one.siteId, 'origin' as const];
    const add = (address: string) => addAddress(one.seller, { site, kind, address });
    expect(await add('https://www.merchant.example')).toMatchObject({ ok: true });
    expect(await add('https://www.merchant.example')).toMatchObject({ ok: true });
    expect(await isKnownOrigin(one.merchant, 'https://www.merchant.example')).toBe(true);
    for (const address of [
      'https://*.merchant.example',
      'https://merchant.example/shop',
      'http://merchant.example',
      'null',
    ])
      expect(await add(address)).toMatchObject({ code: 'invalid_origin' });
    await removeAddress(one.seller, { site, kind, address: merchantOrigin });
    expect(await isKnownOrigin(one.merchant, merchantOrigin)).toBe(false);
    const all = await Promise.all(Array.from({ length: addressesMax + 5 }, (_, at) => add(`https://m${at}.example`)));
    expect(all.filter((answer) => answer.ok)).toHaveLength(addressesMax - 1);
    expect((await siteOfPage(one.seller, site))?.origins).toHaveLength(addressesMax);
  });

  it('goes live with the same addresses and with keys of its own', async () => {
    const one = await aMerchant();
    const live = await goLive(one.seller, one.siteId);
    expect(live).toMatchObject({ ok: true, value: { publishable: expect.stringMatching(/^pk_live_/) } });
    if (!live.ok) return;
    expect(await siteOfPage(one.seller, live.value.siteId)).toMatchObject({ test: false, origins: [merchantOrigin] });
    expect(await findMerchant(live.value.secret)).toMatchObject({ test: false });
    expect(await goLive(one.seller, live.value.siteId)).toMatchObject({ code: 'not_found' });
  });

  it('is removed for good, but not while it holds money of shoppers', async () => {
    const one = await aMerchant();
    const order = await aPayOrder(one.merchant);
    const { orderId } = await approvedElsewhere(await aShopper(await aPerson()), order.id);
    expect(
      await ordersOfSite(one.seller, (await siteOfPage(one.seller, one.siteId)) as never, { limit: 5 }),
    ).toMatchObject([{ id: order.id, order: orderId }]);
    expect(await removeSite(one.seller, one.siteId)).toEqual({ ok: false, code: 'orders_held' });
    const other = await aMerchant();
    expect(await removeSite(other.seller, other.siteId)).toMatchObject({ ok: true });
    expect(await opens(other.secret)).toBe(false);
    expect(await sitesOf(other.seller, other.pageId)).toEqual([]);
    expect(await removeSite(other.seller, other.siteId)).toMatchObject({ code: 'not_found' });
  });
});

describe('a secret key', () => {
  it('may what was chosen, and two open something at a time, however many are asked for at once', async () => {
    const one = await aMerchant();
    const asked = { site: one.siteId, scopes: ['orders_read'] as const };
    const all = await Promise.all(Array.from({ length: 6 }, () => makeKey(one.seller, asked)));
    const [made] = all.filter((answer) => answer.ok);
    expect(all.filter((answer) => !answer.ok && answer.code === 'keys_max')).toHaveLength(5);
    expect(await findMerchant(secretOf(made as never))).toMatchObject({ scopes: ['orders_read'] });
    expect((await siteOfPage(one.seller, one.siteId))?.keys).toHaveLength(2);
  });

  it('gives its place to another and lives the hours that were said, not one more', async () => {
    const one = await aMerchant();
    const old = await keyOf(one);
    const secret = secretOf(await rotateKey(one.seller, { key: old, hours: 1 }));
    expect([await opens(one.secret), await opens(secret)]).toEqual([true, true]);
    expect((await findMerchant(secret))?.scopes).toEqual((await findMerchant(one.secret))?.scopes);
    expect(await rotateKey(one.seller, { key: old, hours: 72 })).toMatchObject({ code: 'key_replaced' });
    expect(await rotateKey(one.seller, { key: await keyOf(one), hours: 1 })).toMatchObject({ code: 'keys_max' });
    await ownerDb().update(payKey).set({ expiresAt: sql`clock_timestamp()` }).where(eq(payKey.id, old));
    expect([await opens(one.secret), await opens(secret)]).toEqual([false, true]);
    const next = secretOf(await rotateKey(one.seller, { key: await keyOf(one), hours: 0 }));
    expect([await opens(secret), await opens(next)]).toEqual([false, true]);
  });

  it('opens nothing once it is revoked, and makes room for another', async () => {
    const one = await aMerchant();
    const secret = secretOf(await makeKey(one.seller, { site: one.siteId, scopes: ['refunds_write'] }));
    expect(await revokeKey(one.seller, await keyOf(one))).toMatchObject({ ok: true });
    expect([await opens(one.secret), await opens(secret)]).toEqual([true, false]);
    expect(await makeKey(one.seller, { site: one.siteId, scopes: ['orders_read'] })).toMatchObject({ ok: true });
  });

  it('stands nowhere in the database', async () => {
    const one = await aMerchant();
    const secrets = [one.secret, secretOf(await rotateKey(one.seller, { key: await keyOf(one), hours: 24 }))];
    const all = await ownerDb().execute<{ schema: string; name: string }>(
      sql`select table_schema as schema, table_name as name from information_schema.tables
          where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const names = Object.values(tables).flatMap((table) => (is(table, PgTable) ? [getTableName(table)] : []));
    expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    const has = async ({ schema, name }: { schema: string; name: string }, text: string) => {
      const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`;
      const [row] = await ownerDb().execute(sql`select 1 from ${table} t where strpos(t::text, ${text}) > 0 limit 1`);
      return row !== undefined;
    };
    // What must be found: the search itself would see a key.
    expect(await has({ schema: 'money', name: 'pay_site' }, one.publishable)).toBe(true);
    for (const table of all) {
      for (const secret of secrets) expect([table.name, await has(table, secret)]).toEqual([table.name, false]);
    }
  });
});

describe('what the studio sends of a site', () => {
  it.each([
    ['https://lamps.example/cart?x=1#y', 'https://lamps.example'],
    ['lamps.example', 'https://lamps.example'],
    ['  www.lamps.example/shop ', 'https://www.lamps.example'],
    ['http://lamps.example', 'https://lamps.example'],
    ['http://lamps.example:8443/a', 'https://lamps.example:8443'],
    ['localhost:4242', 'http://localhost:4242'],
    ['http://127.0.0.1:80/page.html', 'http://127.0.0.1'],
    ['https://me:secret@lamps.example', 'https://lamps.example'],
    ['https://lamps.example', null],
    ['https://*.lamps.example', null],
    ['file:///home/me/index.html', null],
    ['null', null],
    ['our shop', null],
  ])('of "%s" proposes %s', (typed, origin) => expect(proposedOrigin(typed)).toBe(origin));

  it.each([
    ['https://lamps.example/back', 'https://lamps.example/back'],
    ['http://localhost:4242', 'http://localhost:4242/'],
    ['http://lamps.example/back', null],
    ['https://lamps.example/back?order=1', null],
    ['javascript:alert(1)', null],
  ])('takes "%s" to return to as %s', (typed, kept) => expect(returnOf(typed)).toBe(kept));

  it('says at which field it is wrong', () => {
    const site = newId('site');
    const fault = (parsed: { success: boolean; error?: { issues: { message: string }[] } }) =>
      parsed.error?.issues[0]?.message;
    expect(AddOrigin.parse({ site, origin: ' https://lamps.example/ ' }).origin).toBe('https://lamps.example');
    expect(fault(AddOrigin.safeParse({ site, origin: 'lamps.example' }))).toBe('invalid_origin');
    expect(fault(MakeKey.safeParse({ site }))).toBe('scopes_none');
    expect(fault(RotateKey.safeParse({ key: newId('payKey'), hours: '9000' }))).toBe('invalid');
  });
});
