import { describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '@/db/testing/desk';
import { deskOf } from './queries';
import { WorkDesk } from './schema';
import { workDesk } from './work-desk';

/** Presses a button of the desk with these words on its cards, as a browser without JavaScript would send it. */
function press(desk: Desk, intent: string, typed: Record<string, string>[], more: Record<string, unknown> = {}) {
  const fields: Record<string, unknown> = { page: desk.page, intent, ...more };
  for (const [place, card] of typed.entries()) {
    const whole = { title: '', price: '', stock: '1', category: 'ceramics', ...card };
    for (const [name, value] of Object.entries(whole)) fields[`drafts.${desk.products[place]}.${name}`] = value;
  }
  return workDesk(desk.owner, WorkDesk.parse(fields));
}

const titles = async (desk: Desk) => (await deskOf(desk.owner, desk.page)).map((draft) => draft.title);

describe('the desk', () => {
  it('saves what was typed and publishes what is ready in one go', async () => {
    const desk = await aDesk(3);
    const done = await press(desk, 'publish', [{ title: 'Bowl', price: '20' }, { title: 'Cup' }, {}]);
    expect(done).toMatchObject({
      ok: true,
      value: {
        ...{ did: 'publish', count: 1, opened: true },
        waiting: [
          { id: desk.products[1], why: 'price_required' },
          { id: desk.products[2], why: 'title_required' },
        ],
      },
    });
    expect(await titles(desk)).toEqual(['Cup', '']);
  });

  it('publishes only the ticked ones when some are', async () => {
    const desk = await aDesk(2);
    const typed = [
      { title: 'Bowl', price: '20' },
      { title: 'Cup', price: '9' },
    ];
    await press(desk, 'publish', typed, { chosen: [desk.products[1]] });
    expect(await titles(desk)).toEqual(['Bowl']);
  });

  it('says at which field publishing is stuck', async () => {
    const desk = await aDesk(1);
    const stuck = await press(desk, 'publish', [{ title: 'Bowl' }]);
    expect(stuck).toEqual({ ok: false, code: 'price_required', field: `drafts.${desk.products[0]}.price` });
    expect(await titles(desk)).toEqual(['Bowl']);
  });

  it('does nothing else when a card is refused', async () => {
    const desk = await aDesk(2);
    const refused = await press(desk, 'merge', [{ title: 'Bowl', price: '12.345' }, {}], { chosen: desk.products });
    expect(refused).toEqual({ ok: false, code: 'number', field: `drafts.${desk.products[0]}.price` });
    expect(await titles(desk)).toEqual(['', '']);
  });

  it('gives one price to all, or to the ticked', async () => {
    const desk = await aDesk(3);
    const cards = [{}, {}, {}];
    expect(await press(desk, 'price', cards, { onePrice: '٧٫٥٠' })).toMatchObject({ ok: true, value: { count: 3 } });
    await press(desk, 'price', [], { onePrice: '9', chosen: [desk.products[0]] });
    expect((await deskOf(desk.owner, desk.page)).map((draft) => draft.priceMinor)).toEqual([900n, 750n, 750n]);
    expect(await press(desk, 'price', cards, { onePrice: '' })).toMatchObject({ ok: false, field: 'onePrice' });
  });

  it('merges, splits and deletes the drafts that are meant', async () => {
    const desk = await aDesk(3);
    await press(desk, 'merge', [], { chosen: desk.products.slice(0, 2) });
    expect((await deskOf(desk.owner, desk.page)).map((draft) => draft.photos.length)).toEqual([2, 1]);
    expect(await press(desk, `split:${desk.products[0]}`, [])).toMatchObject({ ok: true, value: { count: 2 } });
    await press(desk, `delete:${desk.products[2]}`, []);
    expect(await deskOf(desk.owner, desk.page)).toHaveLength(2);
    for (const intent of ['merge', 'delete', 'split']) {
      expect(await press(desk, intent, [{}])).toEqual({ ok: false, code: 'nothing_chosen' });
    }
    expect(await deskOf(desk.owner, desk.page)).toHaveLength(2);
  });

  it('knows no other buttons', () => {
    for (const intent of ['', 'archive', 'save:', 'split:prd_1', 'publish:pag_00000000000000000000000000']) {
      expect(WorkDesk.safeParse({ page: 'pag_00000000000000000000000000', intent }).success).toBe(false);
    }
  });
});
