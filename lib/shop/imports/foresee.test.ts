import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { variant } from '@/db/schema/shop/product';
import { aPerson } from '@/db/testing/a-person';
import { aPage } from '@/db/testing/shop';
import { ownerDb } from '@/db/testing/world';
import { productsForOwner } from '@/lib/shop/drafts/queries';
import { foreseen, sharedRemarks } from './foresee';
import { importItems, importOf } from './queries';
import { send, shopify, steer } from './testing/send-file';

const three = shopify([
  'wool-hat,Wool hat,,Atlas,Hats,,TRUE,Size,S,H-S,3,19.90',
  'wool-hat,,,,,,,,M,H-M,4,21.90',
  'tea-cup,Tea cup,,Kumo,Ceramics,,FALSE,Title,Default Title,C-1,9,12.00',
  'gift,Gift,,Kumo,Ceramics,,TRUE,Title,Default Title,G-1,9,',
]);

async function anOwner() {
  const actor = await aPerson();
  const { id: page } = await aPage({ owner: actor.personId });
  return { actor, page };
}

describe('what a file would do', () => {
  it('says the price and whether it will be on sale, as the import then writes it; to nobody else', async () => {
    const { actor, page } = await anOwner();
    const id = await send(actor, page, three);
    const items = await importItems(actor, page, id, { filter: 'all', after: 0 });
    const numbers = items.map(({ no }) => no);
    const said = await foreseen(actor, page, id, numbers);
    expect(items.map(({ no, title }) => [title, said.get(no)])).toEqual([
      ['Wool hat', { state: 'published', lowMinor: 1990n, highMinor: 2190n }],
      ['Tea cup', { state: 'draft', lowMinor: 1200n, highMinor: 1200n }],
      ['Gift', { state: 'draft', lowMinor: null, highMinor: null }],
    ]);
    const stranger = await anOwner();
    expect(await foreseen(stranger.actor, page, id, numbers)).toEqual(new Map());
    expect(await foreseen(stranger.actor, stranger.page, id, numbers)).toEqual(new Map());
    await steer(actor, page, id, 'run');
    const { products: written } = await productsForOwner(actor, page, { state: 'all', words: '', after: null });
    expect(written.map(({ title, state }) => [title, state])).toEqual([
      ['Wool hat', 'published'],
      ['Tea cup', 'draft'],
      ['Gift', 'draft'],
    ]);
  });

  it('lets one product of a file have a SKU, the first, however far the other one is', async () => {
    const { actor, page } = await anOwner();
    const row = (at: number, sku: string) => `cup-${at},Cup ${at},,,,,TRUE,Title,Default Title,${sku},1,5.00`;
    const between = Array.from({ length: 120 }, (_, at) => row(at + 1, `C-${at + 1}`));
    const id = await send(actor, page, shopify([row(0, 'SAME'), ...between, row(121, 'SAME'), row(122, 'SAME')]));
    const refused = async () => {
      const items = await importItems(actor, page, id, { filter: 'refused', after: 0 });
      return items.map(({ title, problems }) => [
        title,
        ...problems.map((one) => `${one.rule} ${one.line} ${one.found}`),
      ]);
    };
    const both = [
      ['Cup 121', 'sku_taken 123 SAME'],
      ['Cup 122', 'sku_taken 124 SAME'],
    ];
    expect(await refused()).toEqual(both);
    expect((await importOf(actor, page, id))?.tally).toMatchObject({ created: { items: 121 }, refused: { items: 2 } });
    await steer(actor, page, id, 'run');
    expect(await refused()).toEqual(both);
    expect((await importOf(actor, page, id))?.tally).toMatchObject({ created: { items: 121 }, refused: { items: 2 } });
  });

  it('refuses a product of which two variants have one SKU, or one id elsewhere', async () => {
    const { actor, page } = await anOwner();
    const id = await send(
      actor,
      page,
      shopify(['hat,Hat,,,,,TRUE,Size,S,H-1,1,5.00', 'hat,,,,,,,,M,H-1,1,6.00', 'cap,Cap,,,,,TRUE,Size,S,H-1,1,5.00']),
    );
    const items = await importItems(actor, page, id, { filter: 'all', after: 0 });
    expect(items.map(({ outcome, problems }) => [outcome, ...problems.map(({ rule, line }) => [rule, line])])).toEqual([
      ['refused', ['sku_taken', 3]],
      ['created'],
    ]);
  });

  it('says what the shop refuses as it is now, and nothing of what the file itself makes free', async () => {
    const { actor, page } = await anOwner();
    const two = (hat: string, cap: string) =>
      shopify([
        `hat,Hat,,,,,TRUE,Title,Default Title,${hat},1,5.00`,
        `cap,Cap,,,,,TRUE,Title,Default Title,${cap},1,5.00`,
      ]);
    await steer(actor, page, await send(actor, page, two('H-1', 'C-1')), 'run');
    const foresee = async (text: string) => {
      const id = await send(actor, page, text);
      const items = await importItems(actor, page, id, { filter: 'all', after: 0 });
      const said = await foreseen(
        actor,
        page,
        id,
        items.map(({ no }) => no),
      );
      await steer(actor, page, id, 'run');
      const after = await importItems(actor, page, id, { filter: 'all', after: 0 });
      return items.map(({ no, outcome }, at) => [outcome, said.get(no), after[at]?.outcome]);
    };
    const held = { state: 'published', lowMinor: 500n, highMinor: 500n };
    expect(await foresee(two('H-1', 'C-1').split('\r\n').toSpliced(1, 1).join('\r\n').replace('C-1', 'H-1'))).toEqual([
      ['updated', { refusal: 'sku_taken' }, 'refused'],
    ]);
    expect(await foresee(two('H-2', 'H-1'))).toEqual([
      ['updated', held, 'updated'],
      ['updated', held, 'updated'],
    ]);
  });

  it('says a remark that many products share once, with their lines; to nobody else', async () => {
    const { actor, page } = await anOwner();
    const rows = Array.from(
      { length: 4 },
      (_, at) => `cup-${at},Cup ${at},,,,,TRUE,Title,Default Title,C-${at},-1,5.00`,
    );
    const id = await send(actor, page, shopify([...rows, 'pot,Pot,,,,,TRUE,Title,Default Title,P,2,5.00']));
    expect(await sharedRemarks(actor, page, id)).toEqual([
      expect.objectContaining({ rule: 'stock_negative', products: 4, firstLine: 2, lastLine: 5 }),
    ]);
    const stranger = await anOwner();
    expect(await sharedRemarks(stranger.actor, page, id)).toEqual([]);
    expect(await sharedRemarks(stranger.actor, stranger.page, id)).toEqual([]);
    const few = await anOwner();
    expect(
      await sharedRemarks(few.actor, few.page, await send(few.actor, few.page, shopify(rows.slice(0, 2)))),
    ).toEqual([]);
  });
});

it('an import that is undone tells how many products went, how many are as they were, and how many stay', async () => {
  const { actor, page } = await anOwner();
  await steer(actor, page, await send(actor, page, three), 'run');
  const more = three.replace('19.90', '18.90').replace('12.00', '11.00');
  const id = await send(
    actor,
    page,
    `${more}\r\npot,Pot,,,,,TRUE,Title,Default Title,P,2,5.00\r\npan,Pan,,,,,TRUE,Title,Default Title,Q,2,5.00`,
  );
  await steer(actor, page, id, 'run');
  await ownerDb()
    .update(variant)
    .set({ sku: 'C-2' })
    .where(and(eq(variant.pageId, page), eq(variant.sku, 'C-1')));
  await steer(actor, page, id, 'undo');
  const tally = (await importOf(actor, page, id))?.tally;
  expect(tally).toMatchObject({ takenAway: 2, restored: 1, changedSince: 1 });
});
