import { describe, expect, it } from 'vitest';
import { aPerson } from '@/db/testing/a-person';
import { aPage } from '@/db/testing/shop';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { beginImport } from './begin-import';
import { correctFile } from './correct-file';
import { importOf } from './queries';
import { tendImports } from './tend-imports';

type Owner = { actor: PersonActor; page: Id<'page'> };

async function anOwner(): Promise<Owner> {
  const actor = await aPerson();
  const { id: page } = await aPage({ owner: actor.personId });
  return { actor, page };
}

async function judged({ actor, page }: Owner, bytes: Uint8Array, name = 'goods.csv') {
  const begun = await beginImport(actor, { page, name, wishes: { newState: 'draft' }, bytes });
  if (!begun.ok) throw new Error(begun.code);
  await tendImports();
  const found = await importOf(actor, page, begun.value);
  if (!found) throw new Error('no import');
  return { id: begun.value, ...found };
}

async function corrected({ actor, page }: Owner, id: Id<'import'>, locale: 'en' | 'ar' = 'en') {
  const file = await correctFile(actor, { page, id, locale });
  if (!file.ok) throw new Error(file.code);
  let text = '';
  for await (const piece of file.value.text) text += piece;
  return { ...file.value, text };
}

/** Imports that are over make room for the next of their page. */
async function again(owner: Owner, text: string, name: string) {
  const { steerImport } = await import('./steer-import');
  const { importsOf } = await import('./queries');
  for (const one of await importsOf(owner.actor, owner.page))
    if (one.state === 'ready') await steerImport(owner.actor, { page: owner.page, import: one.id, to: 'drop' });
  return judged(owner, new TextEncoder().encode(text), name);
}

const shopify = (rows: readonly string[], delimiter = ',') =>
  ['Handle,Title,Vendor,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price', ...rows]
    .map((row) => row.replaceAll(',', delimiter))
    .join('\r\n');
const rows = [
  'hat,Wool hat,Atlas,TRUE,Size,S,H-S,3,19.90',
  'hat,,,,,S,H-S,3,19.90',
  'hat,,,,,S,H-S,3,19.90',
  'cup,Tea cup,Kumo,TRUE,Title,Default Title,C-1,9,twelve dirhams',
  'Handle,Title,Vendor,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price',
  'bowl,=1+1 bowl,Kumo,TRUE,Title,Default Title,B-1,9,8.00',
  'jar,Jar,Kumo,TRUE,Title,Default Title,J-1,9,8.00,slipped',
];
const meta = [
  'id\ttitle\tdescription\tavailability\tcondition\tprice\tlink\timage_link\tbrand',
  'a1\tVase\tTall\tin stock\tnew\t20.00 USD\thttps://x.example/a\thttps://x.example/a.jpg\tKumo',
  'a2\tJug\tWide\tin stock\tnew\t20.00 EUR\thttps://x.example/b\thttps://x.example/b.jpg\tKumo',
].join('\n');
const woo = [
  'ID,Type,SKU,Name,Published,Regular price,Stock,Categories',
  '1,simple,W-1,Lamp,1,30,4,Lighting',
  '2,simple,W-2,,1,30,4,Lighting',
].join('\n');
const sheet = ['الاسم;السعر;المخزون', 'إبريق;12,50;3', ';9,00;1'].join('\n');

describe('a file to mend', () => {
  it('has what can surely be mended mended, says of the rest what is wrong, and is refused only for that', async () => {
    const owner = await anOwner();
    const first = await judged(owner, new TextEncoder().encode(shopify(rows)));
    expect(first.tally.refused.items).toBeGreaterThan(1);
    const { text, name, type } = await corrected(owner, first.id);
    expect([name, type]).toEqual(['goods-corrected.csv', 'text/csv; charset=utf-8']);
    expect(text.startsWith('\ufeffHandle,Title,')).toBe(true);
    expect(text.split('\r\n')[0]).toMatch(/,What is wrong \(Souk\)$/);
    expect(text.match(/Handle,Title/g)).toHaveLength(1);
    expect(text).toContain(`bowl,'=1+1 bowl,`);
    expect(text).toMatch(/jar,Jar,.*slipped.*The line has more cells than the header/);
    const second = await again(owner, text, name);
    expect(second.view.columns).toEqual(first.view.columns);
    expect(second.view.unheld).toEqual(first.view.unheld);
    expect(first.tally.refused.items).toBe(3);
    // The price that is none, and the row that slipped.
    expect(second.tally.refused.items).toBe(2);
  });

  it.each([
    ['a feed of tabs', meta, 'feed.tsv', '\t', ''],
    ['a shop system’s table', woo, 'woo.csv', ',', '\ufeff'],
    ['a sheet of semicolons in Arabic', sheet, 'sheet.csv', ';', '\ufeff'],
    ['Shopify with semicolons', shopify(rows.slice(3, 4), ';'), 's.csv', ';', '\ufeff'],
  ])('is written as it was: %s', async (_, text, name, delimiter, mark) => {
    const owner = await anOwner();
    const first = await judged(owner, new TextEncoder().encode(text), name);
    const mended = await corrected(owner, first.id, 'ar');
    expect(mended.text.startsWith(`${mark}${text.split(/\r?\n/)[0]}${delimiter}`)).toBe(true);
    const second = await again(owner, mended.text, mended.name);
    expect(second.view.dialect).toBe(first.view.dialect);
    expect(second.view.columns).toEqual(first.view.columns);
    expect(second.tally).toEqual(first.tally);
    const third = await corrected(owner, second.id, 'en');
    expect(third.text.split('\r\n')[0]).toBe(`${mark}${text.split(/\r?\n/)[0]}${delimiter}What is wrong (Souk)`);
  });

  it('is UTF-8 also where it was not', async () => {
    const owner = await anOwner();
    const bytes = Buffer.from(`\ufeff${sheet}`, 'utf16le');
    const first = await judged(owner, bytes);
    expect(first.view.encoding).toBe('utf-16le');
    expect((await corrected(owner, first.id)).text).toContain('إبريق;12,50;3;');
  });

  it('is nobody else’s, and none where the file is no table', async () => {
    const owner = await anOwner();
    const first = await judged(owner, new TextEncoder().encode(woo));
    const stranger = await anOwner();
    for (const page of [owner.page, stranger.page])
      expect(await correctFile(stranger.actor, { page, id: first.id, locale: 'en' })).toEqual({
        ok: false,
        code: 'not_found',
      });
    const json = await judged(
      stranger,
      new TextEncoder().encode('[{"title":"Jar","price":"8.00"},{"price":"3"}]'),
      'a.json',
    );
    expect(await correctFile(stranger.actor, { page: stranger.page, id: json.id, locale: 'en' })).toEqual({
      ok: false,
      code: 'not_found',
    });
  });
});
