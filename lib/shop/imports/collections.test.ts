import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { collection } from '@/db/schema/shop/collection';
import { aPerson } from '@/db/testing/a-person';
import { aCollectionForm } from '@/db/testing/collections';
import { aPage, aProduct } from '@/db/testing/shop';
import { shopAsText } from '@/db/testing/shop-as-text';
import { ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { addToCollection } from '@/lib/shop/collections/add-to-collection';
import { collectionsMax } from '@/lib/shop/collections/model';
import { saveCollection, writeCollection } from '@/lib/shop/collections/save-collection';
import { hasCollections, ownersProducts } from '@/lib/shop/exports/queries';
import { aShop } from '@/lib/shop/exports/testing/round-trip';
import { writeExport } from '@/lib/shop/exports/write-export';
import { beginImport } from './begin-import';
import { importItems, importOf } from './queries';
import { steerImport } from './steer-import';
import { tendImports } from './tend-imports';

vi.mock('@/lib/shop/collections/save-collection', { spy: true });

async function anOwner() {
  const actor = await aPerson();
  const { id: page } = await aPage({ owner: actor.personId });
  return { actor, page };
}

type Owner = { readonly actor: PersonActor; readonly page: Id<'page'> };

async function send({ actor, page }: Owner, text: string, newState: 'draft' | 'published' = 'published') {
  const bytes = new TextEncoder().encode(text);
  const begun = await beginImport(actor, { page, name: 'a.csv', wishes: { newState }, bytes });
  if (!begun.ok) throw new Error(begun.code);
  await tendImports();
  return begun.value;
}

async function steer({ actor, page }: Owner, id: Id<'import'>, to: 'run' | 'undo') {
  expect(await steerImport(actor, { page, import: id, to })).toEqual({ ok: true, value: null });
  await tendImports();
}

async function tally({ actor, page }: Owner, id: Id<'import'>) {
  const found = await importOf(actor, page, id);
  return [found?.tally.created.items, found?.tally.updated.items, found?.tally.unchanged.items, found?.tally.warned];
}

/** Every collection of a page with its state and its products' titles, in their order. */
async function inside(page: Id<'page'>): Promise<string[]> {
  const rows = await ownerDb().execute<{ told: string }>(sql`
    select c.title_en || c.title_ar || ' (' || c.state || '): ' || coalesce((
      select string_agg(p.title, ', ' order by k.place)
      from shop.collection_product k join shop.product p on p.id = k.product_id where k.collection_id = c.id), '') as told
    from shop.collection c where c.page_id = ${toUuid(page)}::uuid order by c.place`);
  return rows.map(({ told }) => told);
}

const shopify = (...rows: string[]) =>
  ['Handle,Title,Variant Price,Variant Inventory Qty,Collection', ...rows].join('\r\n');
const three = shopify('hat,Hat,9.00,1,Winter', 'cap,Cap,9.00,1,winter', 'cup,Cup,9.00,1,Table');

/** A shop with a hat in a collection of her own, before anything comes. */
async function withWinter() {
  const owner = await anOwner();
  const { id: scarf } = await aProduct(owner.page, { title: 'Scarf' });
  const { id: mitten } = await aProduct(owner.page, { title: 'Mitten' });
  const form = aCollectionForm(owner.page, { sort: 'hand' });
  expect(await saveCollection(owner.actor, form)).toMatchObject({ ok: true });
  for (const product of [scarf, mitten])
    await addToCollection(owner.actor, { page: owner.page, collection: form.key, product });
  return { ...owner, winter: form.key, scarf, mitten };
}

describe('collections of a file', () => {
  it('take their products behind what is there, in the order of the file; one that is missing is made', async () => {
    const owner = await withWinter();
    const before = await inside(owner.page);
    const id = await send(owner, three);
    expect(await inside(owner.page)).toEqual(before);
    await steer(owner, id, 'run');
    expect(await inside(owner.page)).toEqual([
      ...['Winter (published): Scarf, Mitten, Hat, Cap', 'Table (published): Cup'],
    ]);
    const again = await send(owner, three);
    expect(await tally(owner, again)).toEqual([0, 0, 3, 0]);
    await steer(owner, again, 'run');
    expect(await tally(owner, again)).toEqual([0, 0, 3, 0]);
    await steer(owner, id, 'undo');
    expect(await inside(owner.page)).toEqual(before);
  });

  it('are hidden where what is new waits', async () => {
    const owner = await anOwner();
    const id = await send(owner, three, 'draft');
    await steer(owner, id, 'run');
    expect(await inside(owner.page)).toEqual(['Winter (hidden): Hat, Cap', 'Table (hidden): Cup']);
  });

  it('keep the order of a file that is longer than one step', async () => {
    const owner = await withWinter();
    const names = Array.from({ length: 120 }, (_, at) => `Thing ${String(at).padStart(3, '0')}`);
    const id = await send(owner, shopify(...names.map((name) => `${name},${name},1.00,1,Winter`)));
    await steer(owner, id, 'run');
    expect(await inside(owner.page)).toEqual([`Winter (published): ${['Scarf', 'Mitten', ...names].join(', ')}`]);
    await steer(owner, id, 'undo');
    expect(await inside(owner.page)).toEqual(['Winter (published): Scarf, Mitten']);
  });

  it('of what is here already are what changes of it, and undone nothing else', async () => {
    const owner = await withWinter();
    const texts = await shopAsText(owner.actor, owner.page);
    const [mitten = ''] = texts.filter((text) => text.includes('Mitten'));
    const sheet = 'title,collections\nMitten,"Winter, Gifts"\nScarf,Gifts';
    const id = await send(owner, sheet);
    expect(await tally(owner, id)).toEqual([0, 2, 0, 0]);
    await steer(owner, id, 'run');
    expect(await tally(owner, id)).toEqual([0, 2, 0, 0]);
    expect(await inside(owner.page)).toEqual(['Winter (published): Scarf, Mitten', 'Gifts (published): Mitten, Scarf']);
    expect(await tally(owner, await send(owner, sheet))).toEqual([0, 0, 2, 0]);
    await steer(owner, id, 'undo');
    expect(await inside(owner.page)).toEqual(['Winter (published): Scarf, Mitten']);
    expect(await shopAsText(owner.actor, owner.page)).toEqual(texts);
    expect(texts).toContain(mitten);
  });

  it('that somebody has gone on with stay, with what she put in', async () => {
    const owner = await withWinter();
    const id = await send(owner, three);
    await steer(owner, id, 'run');
    const [table] = await ownerDb()
      .select()
      .from(collection)
      .where(and(eq(collection.pageId, owner.page), eq(collection.titleEn, 'Table')));
    if (!table) throw new Error('no table');
    await addToCollection(owner.actor, { page: owner.page, collection: table.id, product: owner.scarf });
    await steer(owner, id, 'undo');
    expect(await inside(owner.page)).toEqual(['Winter (published): Scarf, Mitten', 'Table (published): Scarf']);
  });

  it('with rules are not filled by a file, and that is said; Arabic ones are known by their Arabic name', async () => {
    const owner = await anOwner();
    const rules = {
      kind: 'rule',
      titleEn: 'New',
      'rules.0.kind': 'days',
      'rules.0.value': '9',
      'rules.0.node': 'other',
    };
    expect(await saveCollection(owner.actor, aCollectionForm(owner.page, rules))).toMatchObject({ ok: true });
    const id = await send(owner, 'title,price,المجموعات\nHat,9,New، شتاء\nCap,9,شتاء');
    await steer(owner, id, 'run');
    expect(await inside(owner.page)).toEqual(['New (published): ', 'شتاء (published): Hat, Cap']);
    const items = await importItems(owner.actor, owner.page, id, { filter: 'warned', after: 0 });
    expect(items.map(({ problems }) => problems.map(({ rule, found }) => [rule, found]))).toEqual([
      [['collection_rule', 'New']],
    ]);
  });

  it('that are full are told, and the products come all the same', async () => {
    const owner = await withWinter();
    await ownerDb().execute(sql`
      with made as (
        insert into shop.product (id, page_id, slug, title, state)
        select gen_random_uuid(), ${toUuid(owner.page)}::uuid, 'p' || n, 'p', 'draft' from generate_series(3, 500) n returning id)
      insert into shop.collection_product (collection_id, product_id, place)
      select ${toUuid(owner.winter)}::uuid, id, 2 + row_number() over () from made`);
    const id = await send(owner, three);
    await steer(owner, id, 'run');
    expect(await tally(owner, id)).toEqual([3, 0, 0, 2]);
  });

  it('are twenty of a product at most; the rest is one remark, and the same file again changes nothing', async () => {
    const owner = await anOwner();
    const names = Array.from({ length: 23 }, (_, at) => `Shelf ${at}`);
    const sheet = `title,price,stock,collections\nHat,9,1,"${[...names, 'shelf 0'].join(', ')}"`;
    const id = await send(owner, sheet);
    await steer(owner, id, 'run');
    expect(await inside(owner.page)).toEqual(names.slice(0, 20).map((name) => `${name} (published): Hat`));
    const [item] = await importItems(owner.actor, owner.page, id, { filter: 'warned', after: 0 });
    expect(item?.problems.map(({ rule, found }) => [rule, found])).toEqual([
      ['collections_many', 'Shelf 20, Shelf 21, Shelf 22'],
    ]);
    expect(await tally(owner, await send(owner, sheet))).toEqual([0, 0, 1, 1]);
  });

  it('that a page has no room for are told, and asked for no more than once', async () => {
    const owner = await anOwner();
    await ownerDb().execute(sql`
      insert into shop.collection (id, page_id, kind, sort, title_en, slug, place)
      select gen_random_uuid(), ${toUuid(owner.page)}::uuid, 'hand', 'hand', 'Made ' || n, 'made-' || n, n
      from generate_series(1, ${collectionsMax - 1}) n`);
    const asked = vi.mocked(writeCollection).mock.calls.length;
    const id = await send(owner, 'title,price,collections\nHat,9,"One, Two, Three, Made 7"\nCap,9,"Two, Four"');
    await steer(owner, id, 'run');
    const rows = await inside(owner.page);
    expect([rows.length, rows.at(6), rows.at(-1)]).toEqual([
      collectionsMax,
      'Made 7 (hidden): Hat',
      'One (published): Hat',
    ]);
    const items = await importItems(owner.actor, owner.page, id, { filter: 'warned', after: 0 });
    expect(items.map(({ problems }) => problems.map(({ rule, found }) => `${rule} ${found}`))).toEqual([
      ['collection_full Two', 'collection_full Three'],
      ['collection_full Two', 'collection_full Four'],
    ]);
    expect(vi.mocked(writeCollection).mock.calls.length - asked).toBe(2);
  });

  it.each(['shopify.csv', 'shopify-classic.csv'] as const)('go out as %s and come back', async (target) => {
    const owner = await withWinter();
    const file = async () => {
      let text = '';
      const parts = (await ownersProducts(owner.actor, owner.page, (key) => `https://souk.test/${key}`)) ?? [];
      const shop = { ...aShop, currency: 'USD' as const, markets: [], collections: true };
      for await (const piece of writeExport(target, shop, parts as never)) text += piece;
      return text;
    };
    expect(await hasCollections(owner.actor, owner.page)).toBe(true);
    expect(await hasCollections(await aPerson(), owner.page)).toBe(false);
    const text = await file();
    expect(text.match(/,Winter\r\n/g)).toHaveLength(2);
    expect(await tally(owner, await send(owner, text))).toEqual([0, 0, 2, 0]);
    const other = await anOwner();
    expect(await hasCollections(other.actor, other.page)).toBe(false);
    const id = await send(other, text);
    await steer(other, id, 'run');
    expect(await inside(other.page)).toEqual(['Winter (published): Mitten, Scarf']);
  });
});
