import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { aPerson } from '@/db/testing/a-person';
import { aPage, aProduct } from '@/db/testing/shop';
import { shopAsText } from '@/db/testing/shop-as-text';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type Target, targets } from '@/lib/shop/exports/model';
import { ownersProducts, productsOnSale } from '@/lib/shop/exports/queries';
import { productsToOthers } from '@/lib/shop/exports/testing/others-read';
import { aShop } from '@/lib/shop/exports/testing/round-trip';
import { writeExport } from '@/lib/shop/exports/write-export';
import { readAll } from '@/lib/shop/imports/read/testing/read-text';
import { realCatalogues } from '@/lib/shop/imports/read/testing/reference';
import { beginImport } from './begin-import';
import { importOf } from './queries';
import { steerImport } from './steer-import';
import { tendImports } from './tend-imports';

/** Ten ways in which a file comes damaged, each told by a seed: the same every time. */
const damages: Record<string, (text: string) => string> = {
  whole: (text) => text,
  'cut in the middle': (text) => text.slice(0, Math.floor(text.length * 0.6)),
  'without its last quote': (text) => text.replace(/"([^"]*)$/, '$1'),
  'with lines out of order': (text) => {
    const [head = '', ...rest] = text.split('\n');
    return [head, ...rest.toReversed()].join('\n');
  },
  'with its header twice': (text) => `${text.split('\n')[0]}\n${text}`,
  'with every third line gone': (text) =>
    text
      .split('\n')
      .filter((_, at) => at % 3 !== 2)
      .join('\n'),
  'with NUL in it': (text) => text.replaceAll(/(.{500})/gs, '$1\0'),
  'with other separators in some lines': (text) =>
    text
      .split('\n')
      .map((line, at) => (at % 4 === 3 ? line.replaceAll(',', ';') : line))
      .join('\n'),
  'with quotes doubled': (text) => text.replaceAll(/(?<=.{2000})"/gs, '""').slice(0, 400_000),
  'with emptied numbers': (text) => text.replaceAll(/\b\d+\.\d+\b/g, ''),
  'with a huge cell': (text) => text.replace(/\n(?=[^\n]+$)/, `${'x'.repeat(200_000)}\n`),
};

async function run(actor: PersonActor, page: Id<'page'>, name: string, bytes: Uint8Array) {
  const begun = await beginImport(actor, { page, name, wishes: { newState: 'published' }, bytes });
  if (!begun.ok) throw new Error(begun.code);
  const id = begun.value;
  await tendImports();
  const judged = await importOf(actor, page, id);
  if (judged?.view.state === 'ready') {
    await steerImport(actor, { page, import: id, to: 'run' });
    await tendImports();
  } else await steerImport(actor, { page, import: id, to: 'drop' });
  return { id, judged, done: await importOf(actor, page, id) };
}

/** The catalogue of a page as one of the files there are. */
async function fileOf(target: Target, actor: PersonActor, page: Id<'page'>): Promise<string> {
  const picture = (key: string) => `https://souk.test/media/${key}/1280.jpg`;
  const parts = target.startsWith('shopify')
    ? await ownersProducts(actor, page, picture)
    : productsOnSale(actor, page, picture);
  if (parts === null) throw new Error('not hers');
  let text = '';
  for await (const piece of writeExport(target, { ...aShop, currency: 'USD', markets: [] }, parts)) text += piece;
  return text;
}

/** Every file of what a page sells now: of as many products to others and to us, the same when written again, and nothing new to its page. */
async function leavesWhole(actor: PersonActor, page: Id<'page'>, documents: readonly string[]): Promise<void> {
  const onSale = documents.filter((text) => JSON.parse(text).state === 'published');
  for (const target of targets) {
    const count = (target.startsWith('shopify') ? documents : onSale).length;
    const text = await fileOf(target, actor, page);
    expect((await productsToOthers(target, text)).size, target).toBe(count);
    const { products } = await readAll(text, {}, target);
    expect(new Set(products.map(({ key }) => key)).size, target).toBe(count);
    expect(products.flatMap(({ problems }) => problems.filter(({ kind }) => kind === 'refusal'))).toEqual([]);
    expect(await fileOf(target, actor, page)).toBe(text);
    const bytes = new TextEncoder().encode(text);
    const begun = await beginImport(actor, { page, name: target, wishes: { newState: 'published' }, bytes });
    if (!begun.ok) throw new Error(begun.code);
    await tendImports();
    const told = await importOf(actor, page, begun.value);
    await steerImport(actor, { page, import: begun.value, to: 'drop' });
    expect(told?.tally, target).toMatchObject({
      unchanged: { items: count },
      created: { items: 0 },
      refused: { items: 0 },
    });
  }
}

const keptWhole = ['whole', 'cut in the middle'];

/**
 * The largest comes whole, and cut, with all of its 194 products. The other damages are done to every fourth of them, which have every
 * field that any of them has: all of them eleven times took four minutes.
 */
function given(name: string, text: string, how: string): string {
  if (!name.startsWith('dummyjson/') || keptWhole.includes(how)) return text;
  const products: unknown[] = JSON.parse(text);
  const some = products.filter((_, at) => at % 4 === 0);
  expect(fieldsOf(some)).toEqual(fieldsOf(products));
  return JSON.stringify(some, null, 2);
}

/** The paths of a value's fields, each once. */
function fieldsOf(value: unknown, under = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([name, one]) => {
    const path = Array.isArray(value) ? under : `${under}.${name}`;
    return [path, ...fieldsOf(one, path)];
  });
  return [...new Set(inside)].toSorted();
}

// Where they are not, nothing is tested, and that is said.
it.skipIf(realCatalogues.length > 0)('catalogues of other systems', ({ skip }) => skip());

describe.each(realCatalogues)('$name', ({ name, bytes: whole }) => {
  it.each(Object.entries(damages))(
    '%s, is added up, found again, leaves whole and is undone to the letter',
    async (how, damage) => {
      const actor = await aPerson();
      const { id: page } = await aPage({ owner: actor.personId });
      await aProduct(page, { title: 'What was here before' });
      const before = await shopAsText(actor, page);
      const text = damage(given(name, whole.toString('utf8'), how).replaceAll(/https?:\/\//g, 'x-'));
      const bytes = new TextEncoder().encode(text);
      const first = await run(actor, page, path.basename(name), bytes);
      if (first.judged?.view.state === 'unreadable') {
        expect(first.judged.view.problem).toMatch(/^file_/);
        expect(await shopAsText(actor, page)).toEqual(before);
        return;
      }
      for (const told of [first.judged, first.done]) {
        if (!told) throw new Error('no import');
        const { created, updated, unchanged, refused } = told.tally;
        expect(created.rows + updated.rows + unchanged.rows + refused.rows).toBe(told.view.rows);
        expect(created.items + updated.items + unchanged.items + refused.items).toBe(told.view.items);
      }
      expect(first.done?.view.state).toBe('done');
      const written = await shopAsText(actor, page);
      expect(written).toHaveLength(before.length + (first.done?.tally.created.items ?? 0));
      const again = await run(actor, page, path.basename(name), bytes);
      expect(again.done?.tally).toMatchObject({ created: { items: 0 }, updated: { items: 0 } });
      expect(await shopAsText(actor, page)).toEqual(written);
      await leavesWhole(actor, page, written);
      await steerImport(actor, { page, import: first.id, to: 'undo' });
      await tendImports();
      expect(await shopAsText(actor, page)).toEqual(before);
    },
    180_000,
  );
});
