import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { catalogueImport, importItem } from '@/db/schema/shop/import';
import { variant } from '@/db/schema/shop/product';
import { aPerson } from '@/db/testing/a-person';
import { aPage } from '@/db/testing/shop';
import { shopAsText } from '@/db/testing/shop-as-text';
import { ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { productsForOwner } from '@/lib/shop/drafts/queries';
import { beginImport } from './begin-import';
import { filePlace } from './file-place';
import { forgetItems } from './forget-items';
import { mapColumns } from './map-columns';
import { importItems, importOf } from './queries';
import { steerImport } from './steer-import';
import { tendImports } from './tend-imports';
import { send, shopify, steer } from './testing/send-file';

const bytes = (text: string) => new TextEncoder().encode(text);

const two = shopify([
  'wool-hat,Wool hat,<p>Warm.</p>,Atlas,Hats,"wool, warm",TRUE,Size,S,H-S,3,19.90',
  'wool-hat,,,,,,,,M,H-M,4,21.90',
  'tea-cup,Tea cup,,Kumo,Ceramics,,TRUE,Title,Default Title,C-1,9,12.00',
]);

async function anOwner() {
  const actor = await aPerson();
  const { id: page } = await aPage({ owner: actor.personId });
  return { actor, page };
}

const sums = async (actor: PersonActor, page: Id<'page'>, id: Id<'import'>) => {
  const found = await importOf(actor, page, id);
  if (!found) throw new Error('no import');
  const { created, updated, unchanged, refused } = found.tally;
  expect(created.rows + updated.rows + unchanged.rows + refused.rows).toBe(found.view.rows);
  return {
    state: found.view.state,
    created: created.items,
    updated: updated.items,
    unchanged: unchanged.items,
    refused: refused.items,
  };
};

describe('a catalogue file', () => {
  it('puts nothing on sale where its owner has all wait as drafts, whatever it says, and twice changes nothing', async () => {
    const { actor, page } = await anOwner();
    const id = await send(actor, page, two, 'draft');
    await steer(actor, page, id, 'run');
    expect(await sums(actor, page, id)).toMatchObject({ state: 'done', created: 2 });
    const written = await shopAsText(actor, page);
    expect(written.filter((text) => text.includes('"state":"draft"'))).toHaveLength(2);
    expect(await sums(actor, page, await send(actor, page, two, 'draft'))).toMatchObject({ updated: 0, unchanged: 2 });
  });

  it('is judged without touching the shop, written, found again, and undone to the letter', async () => {
    const { actor, page } = await anOwner();
    const before = await shopAsText(actor, page);
    const id = await send(actor, page, two);
    expect(await sums(actor, page, id)).toEqual({ state: 'ready', created: 2, updated: 0, unchanged: 0, refused: 0 });
    expect(await shopAsText(actor, page)).toEqual(before);
    await steer(actor, page, id, 'run');
    expect(await sums(actor, page, id)).toEqual({ state: 'done', created: 2, updated: 0, unchanged: 0, refused: 0 });
    const written = await shopAsText(actor, page);
    expect(written).toHaveLength(before.length + 2);
    expect(written.join('\n')).toContain('"title":"Wool hat"');

    const again = await send(actor, page, two);
    expect(await sums(actor, page, again)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    await steer(actor, page, again, 'run');
    expect(await shopAsText(actor, page)).toEqual(written);

    const dearer = await send(actor, page, two.replace('21.90', '25.00').replace('Tea cup,', 'Tea bowl,'));
    expect(await sums(actor, page, dearer)).toMatchObject({ updated: 2 });
    await steer(actor, page, dearer, 'run');
    expect(await shopAsText(actor, page)).not.toEqual(written);
    await steer(actor, page, dearer, 'undo');
    expect(await shopAsText(actor, page)).toEqual(written);
    await steer(actor, page, id, 'undo');
    expect(await shopAsText(actor, page)).toEqual(before);
    expect(await sums(actor, page, id)).toMatchObject({ state: 'undone' });
  });

  it('with an empty column of ids is found again by its handle, under another title too', async () => {
    const { actor, page } = await anOwner();
    const medusa = (title: string) =>
      [
        'Product Id,Product Handle,Product Title,Product Status,Variant Id,Variant SKU,Variant Inventory Quantity,Price USD',
        `,tea-cup,${title},published,,,9,12.00`,
      ].join('\n');
    await steer(actor, page, await send(actor, page, medusa('Tea cup')), 'run');
    const again = await send(actor, page, medusa('Tea cup'));
    expect(await sums(actor, page, again)).toMatchObject({ state: 'ready', created: 0, updated: 0, unchanged: 1 });
    const renamed = await send(actor, page, medusa('Tea bowl'));
    expect(await sums(actor, page, renamed)).toMatchObject({ state: 'ready', created: 0, updated: 1 });
  });

  it('leaves alone what it has no column for, and clears what is empty', async () => {
    const { actor, page } = await anOwner();
    await steer(actor, page, await send(actor, page, two), 'run');
    const prices = [
      'Handle,Title,Vendor,Variant SKU,Option1 Name,Option1 Value,Variant Price',
      'wool-hat,Wool hat,,H-S,Size,S,18.00',
    ];
    await steer(actor, page, await send(actor, page, prices.join('\n')), 'run');
    const hat = (await shopAsText(actor, page)).find((text) => text.includes('Wool hat'));
    expect(hat).toMatch(/"description":"Warm\."/);
    expect(hat).toMatch(/"brand":""/);
    const rows = await ownerDb().select().from(variant).where(eq(variant.pageId, page));
    expect(rows.map(({ sku, priceMinor, stock }) => [sku, priceMinor, stock]).toSorted()).toEqual([
      ['C-1', 1_200n, 9],
      ['H-M', 2_190n, 4],
      ['H-S', 1_800n, 3],
    ]);
  });

  it('says what is wrong at which line, and writes the rest', async () => {
    const { actor, page } = await anOwner();
    const id = await send(
      actor,
      page,
      shopify([
        'no-title,,,,,,TRUE,Title,Default Title,N-1,1,5.00',
        'dear,Dear,,,,,TRUE,Title,Default Title,D-1,1,abc',
        'good,Good,,,,,TRUE,Title,Default Title,G-1,1,',
      ]),
    );
    const items = await importItems(actor, page, id, { filter: 'all', after: 0 });
    expect(items.map(({ outcome, line, problems }) => [outcome, line, problems.map(({ rule }) => rule)])).toEqual([
      ['refused', 2, ['title_required']],
      ['created', 3, ['number_unreadable', 'price_needed']],
      ['created', 4, ['price_needed']],
    ]);
    await steer(actor, page, id, 'run');
    const documents = await shopAsText(actor, page);
    expect(documents.filter((text) => text.includes('"title":"Good"'))).toHaveLength(1);
    expect(documents.find((text) => text.includes('"title":"Good"'))).toMatch(/"state":"draft"/);
  });

  it('is nobody else’s', async () => {
    const [mine, other] = [await anOwner(), await anOwner()];
    const id = await send(mine.actor, mine.page, two);
    expect(await importOf(other.actor, mine.page, id)).toBeNull();
    expect(await importOf(other.actor, other.page, id)).toBeNull();
    expect(await importItems(other.actor, other.page, id, { filter: 'all', after: 0 })).toEqual([]);
    for (const page of [mine.page, other.page])
      expect(await steerImport(other.actor, { page, import: id, to: 'run' })).toEqual({ ok: false, code: 'not_found' });
    expect(
      await beginImport(other.actor, { page: mine.page, name: 'a', wishes: { newState: 'draft' }, bytes: bytes(two) }),
    ).toMatchObject({ code: 'not_found' });
  });

  it('goes on where a killed worker left it, and is written once by any number of workers', async () => {
    const { actor, page } = await anOwner();
    const rows = Array.from(
      { length: 230 },
      (_, at) => `p-${at},Thing ${at},,,,,TRUE,Title,Default Title,S-${at},1,${at + 1}.00`,
    );
    const id = await send(actor, page, shopify(rows));
    await steerImport(actor, { page, import: id, to: 'run' });
    await Promise.all([tendImports(), tendImports(), tendImports()]);
    expect(await sums(actor, page, id)).toMatchObject({ state: 'done', created: 230 });
    expect(await shopAsText(actor, page)).toHaveLength(230);
    // As a worker leaves it that is killed between two batches, and one that is killed while it reads.
    await ownerDb().update(importItem).set({ state: 'waiting' }).where(eq(importItem.importId, id));
    await ownerDb()
      .update(catalogueImport)
      .set({ state: 'running', leasedUntil: new Date(0) })
      .where(eq(catalogueImport.id, id));
    await tendImports();
    expect(await sums(actor, page, id)).toMatchObject({ state: 'done' });
    expect(await shopAsText(actor, page)).toHaveLength(230);
    const again = await send(actor, page, shopify(rows));
    await ownerDb()
      .update(catalogueImport)
      .set({ state: 'reading', leasedUntil: new Date(0) })
      .where(eq(catalogueImport.id, again));
    await tendImports();
    expect(await sums(actor, page, again)).toMatchObject({ state: 'ready', unchanged: 230 });
    // One that is over keeps no file, one that waits for its owner does.
    const fileOf = async (which: Id<'import'>) => (await fileStore()).has(filePlace(which));
    expect([await fileOf(id), await fileOf(again)]).toEqual([false, true]);
    await steerImport(actor, { page, import: again, to: 'drop' });
    expect(await fileOf(again)).toBe(false);
  });

  it('that is undone leaves what was changed since, and says so', async () => {
    const { actor, page } = await anOwner();
    const id = await send(actor, page, two);
    await steer(actor, page, id, 'run');
    const later = await send(actor, page, two.replace('Tea cup,', 'Tea bowl,'));
    await steer(actor, page, later, 'run');
    await steer(actor, page, id, 'undo');
    const found = await importOf(actor, page, id);
    expect(found?.view.state).toBe('undone');
    expect(found?.tally.changedSince).toBe(1);
    expect((await shopAsText(actor, page)).join()).toContain('Tea bowl');
  });
});

describe('a plain sheet', () => {
  const sheet = 'Artikel;Was kostet es;Lager\nHut;19,90;3\nTasse;12,00;9\n';

  it('is read by the columns its owner names, and again', async () => {
    const { actor, page } = await anOwner();
    const id = await send(actor, page, sheet);
    const mapped = { page, import: id, title: 'Artikel', price: 'Was kostet es', stock: 'Lager' };
    expect(await mapColumns(actor, { ...mapped, sku: 'Nirgends' })).toMatchObject({
      code: 'column_unknown',
      field: 'sku',
    });
    expect(await mapColumns((await anOwner()).actor, mapped)).toMatchObject({ code: 'not_found' });
    expect(await mapColumns(actor, mapped)).toMatchObject({ ok: true });
    await tendImports();
    expect(await sums(actor, page, id)).toEqual({ state: 'ready', created: 2, updated: 0, unchanged: 0, refused: 0 });
    await steer(actor, page, id, 'run');
    expect((await shopAsText(actor, page)).map((text) => /"priceMinor":"(\d+)"/.exec(text)?.[1]).toSorted()).toEqual([
      '1200',
      '1990',
    ]);
    expect(await mapColumns(actor, mapped)).toMatchObject({ code: 'import_over' });
    const again = await send(actor, page, sheet);
    await mapColumns(actor, { ...mapped, import: again });
    await tendImports();
    expect(await sums(actor, page, again)).toMatchObject({ unchanged: 2, created: 0 });
  });
});

describe('an import that is over', () => {
  const ended = (id: Id<'import'>, days: number) =>
    ownerDb().execute(
      sql`update shop.import set ended_at = now() - make_interval(days => ${days}::int) where id = ${toUuid(id)}::uuid`,
    );
  const noted = async (actor: PersonActor, page: Id<'page'>, id: Id<'import'>) =>
    (await importItems(actor, page, id, { filter: 'all', after: 0 })).length;

  it('leaves its products in the order of its file, the first at the top of the list', async () => {
    const { actor, page } = await anOwner();
    const names = Array.from({ length: 120 }, (_, at) => `Cup ${at + 1}`);
    const rows = names.map((name, at) => `cup-${at},${name},,Kumo,,,TRUE,Title,Default Title,C-${at},9,12.00`);
    await steer(actor, page, await send(actor, page, shopify(rows)), 'run');
    const listed = await productsForOwner(actor, page, { state: 'all', words: '', after: null });
    expect(listed.products.map((one) => one.title)).toEqual(names.slice(0, listed.products.length));
  });

  it('is undone no more after 90 days, and what was noted of its products goes 90 days later', async () => {
    const { actor, page } = await anOwner();
    const [done, undone] = [await send(actor, page, two), await send(actor, page, two.replace('tea-cup', 'tea-pot'))];
    await steer(actor, page, done, 'run');
    await steer(actor, page, undone, 'run');
    await steer(actor, page, undone, 'undo');
    await Promise.all([ended(done, 89), ended(undone, 89)]);
    await forgetItems();
    expect([await noted(actor, page, done), await noted(actor, page, undone)]).toEqual([2, 2]);
    await Promise.all([ended(done, 91), ended(undone, 91)]);
    await forgetItems();
    expect([await noted(actor, page, done), await noted(actor, page, undone)]).toEqual([2, 0]);
    expect(await steerImport(actor, { page, import: done, to: 'undo' })).toEqual({ ok: false, code: 'import_over' });
    await ended(done, 181);
    await forgetItems();
    expect(await noted(actor, page, done)).toBe(0);
    expect((await importOf(actor, page, done))?.view).toMatchObject({ fileName: 'a.csv', items: 2 });
  });
});
