import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { discount } from '@/db/schema/shop/discount';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { aPerson, ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { duplicateDiscount } from './duplicate-discount';
import { makeCodes } from './make-codes';
import { automaticMax } from './model';
import { automaticDiscounts, codesOfDiscount, combinedWith, discountsOfPage, givenForNothing } from './queries';
import { saveDiscount } from './save-discount';
import { MakeCodes, SaveDiscount } from './schema';
import { setDiscountState } from './set-discount-state';
import { codesCsv } from './write-codes';

async function aShop() {
  const owner = await aPerson({ name: 'Omar' });
  const made = await aPage({ owner: owner.personId });
  return { owner, pageId: made.id };
}

/** The form as a browser sends it: every field, those of other kinds empty. */
function aForm(pageId: string, part: Record<string, unknown> = {}): SaveDiscount {
  const empty = ['code', 'percent', 'off', 'most', 'buy', 'get', 'minimum', 'minimumQuantity', 'startsAt', 'endsAt'];
  const rest = ['startsAtBehind', 'endsAtBehind', 'usesMax', 'perPersonMax', 'givenMax'];
  const fields = Object.fromEntries([...empty, ...rest].map((name) => [name, '']));
  const said = {
    title: 'Summer',
    kind: 'percent_order',
    method: 'code',
    scope: 'all',
    percent: '12.5 %',
    code: 'summer 10',
  };
  return SaveDiscount.parse({ page: pageId, key: newId('discount'), ...fields, ...said, ...part });
}

describe('a discount', () => {
  test('is kept as its owner wrote it, and changed by the same form', async () => {
    const { owner, pageId } = await aShop();
    const form = aForm(pageId, { minimum: '50', usesMax: '٢٠', combines: ['delivery', 'order'] });
    expect(await saveDiscount(owner, form)).toMatchObject({ ok: true });
    expect(await discountsOfPage(owner, pageId)).toMatchObject([
      {
        title: 'Summer',
        basisPoints: 1250,
        code: 'SUMMER10',
        minimumMinor: 5_000n,
        usesMax: 20,
        combines: ['delivery'],
      },
    ]);
    await saveDiscount(owner, { ...form, title: 'Autumn', code: '' });
    expect(await discountsOfPage(owner, pageId)).toMatchObject([{ title: 'Autumn', code: 'SUMMER10', codes: 1 }]);
  });

  test('of somebody else is not there: not to see, to change, to end or to copy', async () => {
    const [{ owner, pageId }, other] = [await aShop(), await aShop()];
    const form = aForm(pageId);
    await saveDiscount(owner, form);
    const target = { page: pageId, discount: form.key };
    const refused = { ok: false, code: 'not_found' };
    expect(await discountsOfPage(other.owner, pageId)).toEqual([]);
    expect(await codesOfDiscount(other.owner, pageId, form.key)).toEqual([]);
    expect(await saveDiscount(other.owner, form)).toEqual(refused);
    expect(await setDiscountState(other.owner, { ...target, state: 'ended' })).toEqual(refused);
    expect(await duplicateDiscount(other.owner, { ...target, key: newId('discount') })).toEqual(refused);
    const theirs = { ...target, page: other.pageId };
    expect(await setDiscountState(other.owner, { ...theirs, state: 'ended' })).toEqual(refused);
    expect(await makeCodes(other.owner, MakeCodes.parse({ ...theirs, count: '3', start: '' }))).toEqual(refused);
  });

  test.each([
    [{ percent: '' }, 'required', 'percent'],
    [{ percent: '120' }, 'percent', 'percent'],
    [{ kind: 'amount_order', off: '' }, 'required', 'off'],
    [{ kind: 'amount_order', off: '1.234' }, 'number', 'off'],
    [{ kind: 'buy_get', get: '1' }, 'required', 'buy'],
    [{ kind: 'percent_items', scope: 'categories' }, 'required', 'categories'],
    [{ startsAt: '2026-12-02T10:00', endsAt: '2026-12-01T10:00' }, 'discount_span', 'endsAt'],
    [{ code: '' }, 'required', 'code'],
  ])('with %o is refused as %s at its field', async (part, code, field) => {
    const { owner, pageId } = await aShop();
    expect(await saveDiscount(owner, aForm(pageId, part))).toEqual({ ok: false, code, field });
    expect(await discountsOfPage(owner, pageId)).toEqual([]);
  });

  test('cannot take another one’s code, nor limits under what was used, nor come back from its end', async () => {
    const { owner, pageId } = await aShop();
    const form = aForm(pageId);
    await saveDiscount(owner, form);
    expect(await saveDiscount(owner, aForm(pageId))).toMatchObject({ code: 'code_taken' });
    await ownerDb().update(discount).set({ uses: 3 }).where(eq(discount.id, form.key));
    expect(await saveDiscount(owner, { ...form, usesMax: 2 })).toMatchObject({ code: 'below_used' });
    const target = { page: pageId, discount: form.key };
    await setDiscountState(owner, { ...target, state: 'ended' });
    expect(await setDiscountState(owner, { ...target, state: 'active' })).toMatchObject({ code: 'discount_ended' });
    expect(await saveDiscount(owner, form)).toMatchObject({ code: 'discount_ended' });
  });

  test('made like another is paused, without its codes and its uses', async () => {
    const { owner, pageId } = await aShop();
    const [form, key] = [aForm(pageId, { percent: '20' }), newId('discount')];
    await saveDiscount(owner, form);
    await ownerDb().update(discount).set({ uses: 3 }).where(eq(discount.id, form.key));
    await duplicateDiscount(owner, { page: pageId, discount: form.key, key });
    const copy = (await discountsOfPage(owner, pageId)).find((one) => one.id === key);
    expect(copy).toMatchObject({ phase: 'paused', uses: 0, codes: 0, basisPoints: 2000 });
  });

  test('that applies by itself is made like another only while the page has room for one more', async () => {
    const { owner, pageId } = await aShop();
    const forms = Array.from({ length: automaticMax }, (_, at) =>
      aForm(pageId, { method: 'automatic', code: '', title: `Price ${at}` }),
    );
    for (const form of forms.slice(1)) await saveDiscount(owner, form);
    const [first, second] = forms;
    if (!first || !second) throw new Error('two forms');
    const again = { page: pageId, discount: second.key, key: newId('discount') };
    expect(await duplicateDiscount(owner, again)).toMatchObject({ ok: true });
    expect(await duplicateDiscount(owner, again)).toMatchObject({ ok: true });
    expect(await discountsOfPage(owner, pageId)).toHaveLength(automaticMax);
    const more = { ...again, key: newId('discount') };
    expect(await duplicateDiscount(owner, more)).toEqual({ ok: false, code: 'too_many_automatic' });
    await setDiscountState(owner, { page: pageId, discount: again.key, state: 'ended' });
    expect(await duplicateDiscount(owner, more)).toMatchObject({ ok: true });
  });

  test('that applies by itself is seen by anybody while it runs', async () => {
    const { owner, pageId } = await aShop();
    const form = aForm(pageId, { method: 'automatic', code: '' });
    await saveDiscount(owner, form);
    expect(await automaticDiscounts(anybody, pageId)).toMatchObject([{ id: form.key }]);
    await setDiscountState(owner, { page: pageId, discount: form.key, state: 'paused' });
    expect(await automaticDiscounts(anybody, pageId)).toEqual([]);
  });
});

test('codes are made for one use each, no two alike, and come as a file that no spreadsheet reckons', async () => {
  const { owner, pageId } = await aShop();
  const form = aForm(pageId, { code: '-ten' });
  await saveDiscount(owner, form);
  expect(
    await makeCodes(owner, MakeCodes.parse({ page: pageId, discount: form.key, count: '200', start: 'eid' })),
  ).toEqual({
    ok: true,
    value: 200,
  });
  const codes = await codesOfDiscount(owner, pageId, form.key);
  expect(new Set(codes.map((one) => one.code)).size).toBe(201);
  expect(codes.filter((one) => one.usesMax === 1 && /^EID-[B-Z2-9]{10}$/.test(one.code))).toHaveLength(200);
  expect(codesCsv(codes).split('\r\n').slice(0, 2)).toEqual(['code,uses,uses_most', "'-TEN,0,"]);
});

test('an owner is told what would add up, and what would cost nothing', async () => {
  const { owner, pageId } = await aShop();
  await aProduct(pageId, { title: 'Saucer', variants: [{ price: 400n }] });
  await aProduct(pageId, { title: 'Bowl', variants: [{ price: 4_000n }] });
  await saveDiscount(owner, aForm(pageId, { kind: 'amount_items', off: '5', combines: ['delivery'] }));
  await saveDiscount(
    owner,
    aForm(pageId, { kind: 'delivery', method: 'automatic', title: 'Free', combines: ['product'] }),
  );
  const all = await discountsOfPage(owner, pageId);
  const off = all.find((one) => one.kind === 'amount_items');
  if (!off) throw new Error('no discount');
  expect(await givenForNothing(owner, pageId, off)).toEqual(['Saucer']);
  expect(combinedWith(off, all).map((one) => one.title)).toEqual(['Free']);
});

test('counts are written by the database alone', async () => {
  const { owner, pageId } = await aShop();
  const form = aForm(pageId);
  await saveDiscount(owner, form);
  const cheat = shopDb().execute(sql`update shop.discount set uses = 0 where id = ${toUuid(form.key)}::uuid`);
  await expect(cheat).rejects.toMatchObject({ cause: { code: '42501' } });
});
