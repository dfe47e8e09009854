import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { broughtBack, steer, tendBack } from '@/db/testing/brought-back';
import { aPurchase } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { anEmptyPage, filesIn, takenAlong } from '@/db/testing/taken-along';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { bringCustomers } from '@/lib/money/archives/bring-customers';
import { customers as read } from '@/lib/money/archives/read-customers';
import { broughtTo, myShops } from '@/lib/money/customers/kept/queries';
import { removeBrought } from '@/lib/money/customers/kept/remove-brought';
import { sayKept } from '@/lib/money/customers/kept/say-kept';
import { beginArchive } from '@/lib/shop/archives/begin-archive';
import { makeStep } from '@/lib/shop/archives/make-step';
import { archiveDownload } from '@/lib/shop/archives/queries';
import { latestRestore } from '@/lib/shop/restores/queries';
import { parts } from './archives';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const say = (actor: PersonActor, page: Id<'page'>, agreed: boolean) => sayKept(actor, { page, agreed, wording: 1 });

/** A shop with two people who agreed and one who was asked nothing. */
async function aShopOfThree() {
  const shop = await aShop({ stocks: [9] });
  const [mira, noor, silent] = [
    await aShopper(await aPerson()),
    await aShopper(await aPerson()),
    await aShopper(await aPerson()),
  ];
  for (const buyer of [mira, noor, silent]) await aPurchase(buyer, shop.variants);
  for (const { actor } of [mira, noor]) expect(await say(actor, shop.pageId, true)).toEqual({ ok: true, value: null });
  return { shop, mira: mira.actor, noor: noor.actor, silent: silent.actor };
}

type Shop = Awaited<ReturnType<typeof aShop>>;
const lines = (zip: Buffer) =>
  String(filesIn(zip).get('customers.jsonl'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const archiveOf = ({ seller, pageId }: Shop) => takenAlong(seller, pageId);
const addresses = (people: readonly { email: string }[]) => people.map(({ email }) => email).toSorted();

describe('customers who agreed', { timeout: 180_000 }, () => {
  it('go along with name, address and since when; nobody else does, and nothing else of them', async () => {
    const { shop, mira, noor, silent } = await aShopOfThree();
    const zip = await archiveOf(shop);
    expect(lines(zip)).toEqual([mira, noor].map(({ name, email }) => ({ name, email, since: expect.any(String) })));
    for (const [path, bytes] of filesIn(zip))
      for (const { email } of path === 'customers.jsonl' ? [silent] : [mira, noor, silent])
        expect(`${path}: ${String(bytes).includes(email)}`).toBe(`${path}: false`);
  });

  it('who takes it back while the archive is made, before her piece, is not in it', async () => {
    const { shop, mira, noor } = await aShopOfThree();
    const begun = await beginArchive(shop.seller, { page: shop.pageId });
    if (!begun.ok) throw new Error(begun.code);
    for (let made = 0; made < parts.indexOf(read); made += 1) await makeStep(begun.value, parts);
    expect(await say(mira, shop.pageId, false)).toMatchObject({ ok: true });
    while (await makeStep(begun.value, parts));
    const bytes: Uint8Array[] = [];
    for await (const piece of (await archiveDownload(shop.seller, shop.pageId, begun.value))?.pieces ?? [])
      bytes.push(piece);
    expect(addresses(lines(Buffer.concat(bytes)))).toEqual([noor.email]);
  });

  it('are read for owners alone', async () => {
    const { shop, mira } = await aShopOfThree();
    const other = await aShop();
    const job = { archiveId: 'arc' as Id<'archive'>, pageId: shop.pageId };
    for (const { personId } of [mira, other.seller]) {
      const { pieces } = await read.step({ ...job, personId }, null);
      expect(pieces.map(({ records }) => records)).toEqual([0]);
    }
  });
});

describe('customers who come along', { timeout: 180_000 }, () => {
  it('stand apart from buyers, go along again byte for byte, and are let go of by an owner alone', async () => {
    const { shop, mira, noor } = await aShopOfThree();
    const zip = await archiveOf(shop);
    const to = await anEmptyPage();
    await broughtBack(to, zip);
    const came = await broughtTo(to.actor, to.page);
    expect(addresses(came)).toEqual(addresses([mira, noor]));
    for (const stranger of [shop.seller, mira, await aPerson()]) expect(await broughtTo(stranger, to.page)).toEqual([]);
    expect(String(filesIn(await takenAlong(to.actor, to.page)).get('customers.jsonl'))).toBe(
      String(filesIn(zip).get('customers.jsonl')),
    );
    const [first] = came;
    if (!first) throw new Error('nobody came');
    const form = { page: to.page, restore: first.restore, no: first.no };
    for (const stranger of [shop.seller, mira])
      expect(await removeBrought(stranger, form)).toEqual({ ok: false, code: 'not_found' });
    expect(await removeBrought(shop.seller, { ...form, page: shop.pageId })).toEqual({ ok: false, code: 'not_found' });
    expect(await removeBrought(to.actor, form)).toEqual({ ok: true, value: null });
    expect(await removeBrought(to.actor, form)).toEqual({ ok: false, code: 'not_found' });
    expect(await broughtTo(to.actor, to.page)).toHaveLength(1);
  });

  it('are seen and taken back by whoever has that proven address here, also from the next time it comes back', async () => {
    const { shop, mira, noor } = await aShopOfThree();
    const zip = await archiveOf(shop);
    const to = await anEmptyPage();
    const id = await broughtBack(to, zip);
    expect((await myShops(mira)).find(({ pageId }) => pageId === to.page)).toMatchObject({
      brought: true,
      bought: false,
    });
    expect(await say(mira, to.page, false)).toEqual({ ok: true, value: null });
    expect((await myShops(mira)).find(({ pageId }) => pageId === to.page)).toBeUndefined();
    expect(addresses(await broughtTo(to.actor, to.page))).toEqual([noor.email]);
    expect(await steer(to, id, 'undo')).toMatchObject({ ok: true });
    await tendBack();
    await broughtBack(to, zip);
    expect(addresses(await broughtTo(to.actor, to.page))).toEqual([noor.email]);
  });

  it('go with the first step of an undo, and no straggler of the restore brings them after it', async () => {
    const { shop } = await aShopOfThree();
    const to = await anEmptyPage();
    const id = await broughtBack(to, await archiveOf(shop));
    expect(await broughtTo(to.actor, to.page)).toHaveLength(2);
    expect(await steer(to, id, 'undo')).toMatchObject({ ok: true });
    expect(await broughtTo(to.actor, to.page)).toEqual([]);
    await bring(to.actor, id);
    await tendBack();
    await bring(to.actor, id);
    expect(await latestRestore(to.actor, to.page)).toMatchObject({ state: 'undone' });
    expect(await broughtTo(to.actor, to.page)).toEqual([]);
  });

  it('come once however often a step is made, for whoever runs the restore alone, and stay away once let go of', async () => {
    const to = await anEmptyPage();
    const { shop } = await aShopOfThree();
    const id = await broughtBack(to, await archiveOf(shop));
    await ownerDb().execute(sql`update shop.restore set state = 'running' where id = ${toUuid(id)}::uuid`);
    await bring(shop.seller, id, 9, 'else@example.com');
    await bring(to.actor, id, 9);
    await bring(to.actor, id, 9);
    const [one] = (await broughtTo(to.actor, to.page)).filter(({ no }) => no === 9);
    expect(await broughtTo(to.actor, to.page)).toHaveLength(3);
    await removeBrought(to.actor, { page: to.page, restore: id, no: one?.no ?? 0 });
    await bring(to.actor, id, 9);
    expect(await broughtTo(to.actor, to.page)).toHaveLength(2);
    await ownerDb().execute(sql`update shop.restore set state = 'done' where id = ${toUuid(id)}::uuid`);
  });

  it('find room for fifty thousand in a page, and the report says that it was full', async () => {
    const to = await anEmptyPage();
    const { shop, mira, noor } = await aShopOfThree();
    const zip = await archiveOf(shop);
    await ownerDb().execute(sql`
      insert into money.brought_customer (restore_id, no, page_id, name, email, since)
      select gen_random_uuid(), n, ${toUuid(to.page)}::uuid, 'Many', 'many-' || n || '@example.com', now() from generate_series(1, 49999) n`);
    await broughtBack(to, zip);
    const came = await ownerDb().execute<{ email: string }>(sql`
      select email from money.brought_customer where page_id = ${toUuid(to.page)}::uuid and name <> 'Many'`);
    expect([mira.email, noor.email]).toContain(came[0]?.email);
    expect(came).toHaveLength(1);
    const view = await latestRestore(to.actor, to.page);
    expect(view?.remarks.map(({ rule }) => rule)).toContain('customers_full');
  });
});

/** A step of a worker that was silent for long. */
function bring({ personId }: PersonActor, id: Id<'restore'>, no = 1, email = 'late@example.com') {
  const line = { name: 'Late', email, since: new Date() };
  return bringCustomers.prepare({ id, personId } as never, {} as never, [{ no, line }] as never);
}
