import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { anybody, aPage } from '@/db/testing/shop';
import { findByPicture } from '@/lib/shop/vision/find-by-picture';
import { closeEyes } from '@/lib/shop/vision/models/gateway';
import { wholePicture } from '@/lib/shop/vision/models/model';
import { seePicture } from '@/lib/shop/vision/sight/see-picture';
import { drawn, shapes } from '@/lib/shop/vision/testing/drawn';
import { aPictured } from '@/lib/shop/vision/testing/seen-product';
import { evidenceOf } from './evidence';

/** Asked of a part and of the whole there are two lists, of the whole alone one: a test says which of them are believed. */
const believed = vi.hoisted(() => ({ lists: [1], by: 1 }));
vi.mock(import('./evidence'), async (original) => ({
  ...(await original()),
  evidenceOf: vi.fn((lists: readonly unknown[]) => [lists.length]),
  isBelieved: ([count]: readonly number[], _: unknown, least = 0) =>
    believed.lists.includes(count ?? 0) && believed.by >= least,
}));

afterAll(closeEyes);
beforeEach(() => {
  Object.assign(believed, { lists: [1], by: 1 });
  vi.mocked(evidenceOf).mockClear();
});

const picture = await drawn(shapes.vase, [32, 80, 176]);
const page = (await aPage()).id;
const made = await aPictured(page, picture, { title: 'Blue vase' });
await seePicture(made.mediaId);

it('is searched with where the part that seems meant finds nothing, and the answer says so', async () => {
  const found = await findByPicture(anybody, { shown: { picture }, choice: {} });
  expect(found).toMatchObject({ ok: true, value: { crop: wholePicture, items: [{ id: made.id }] } });
});

it('is not where the part finds something, and nothing more is asked then', async () => {
  believed.lists = [2];
  const found = await findByPicture(anybody, { shown: { picture }, choice: {} });
  expect(found).toMatchObject({ ok: true, value: { items: [{ id: made.id }] } });
  expect(found.ok && found.value.crop.width).toBeLessThan(0.9);
  expect(evidenceOf).toHaveBeenCalledTimes(1);
});

it('is not where it is hardly believed: a second guess must be surer', async () => {
  believed.by = 0.3;
  const found = await findByPicture(anybody, { shown: { picture }, choice: {} });
  expect(found).toMatchObject({ ok: true, value: { items: [] } });
});

it('is not where she said what is meant, nor where it is as unlikely: then the part stands', async () => {
  believed.lists = [];
  const unlikely = await findByPicture(anybody, { shown: { picture }, choice: {} });
  expect(unlikely).toMatchObject({ ok: true, value: { items: [] } });
  expect(unlikely.ok && unlikely.value.crop.width).toBeLessThan(0.9);
  const crop = { left: 0.2, top: 0.1, width: 0.5, height: 0.8 };
  const chosen = await findByPicture(anybody, { shown: { picture }, crop, choice: {} });
  expect(chosen).toMatchObject({ ok: true, value: { crop, items: [] } });
});
