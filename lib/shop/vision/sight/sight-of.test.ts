import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { closeEyes } from '@/lib/shop/vision/models/gateway';
import { drawn, shapes } from '@/lib/shop/vision/testing/drawn';
import { aPictured } from '@/lib/shop/vision/testing/seen-product';
import { sightState } from './model';
import { sightOf } from './queries';
import { seePicture } from './see-picture';

afterAll(closeEyes);

it('tells an owner how far looking at each product has come, and why one cannot be seen', async () => {
  const owner = await aPerson();
  const page = (await aPage({ owner: owner.personId })).id;
  const white = sharp({ create: { width: 200, height: 200, channels: 3, background: '#fff' } });
  const seen = await aPictured(page, await drawn(shapes.vase, [32, 80, 176]));
  const blank = await aPictured(page, await white.png().toBuffer());
  const waiting = await aPictured(page, await drawn(shapes.stool, [122, 74, 32]));
  const [bare, draft] = [await aProduct(page), await aProduct(page, { state: 'draft' })];
  for (const { mediaId } of [seen, blank]) await seePicture(mediaId);
  const all = [seen, blank, waiting, bare, draft].map(({ id }) => id);
  const sights = await sightOf(owner, page, all);
  expect(all.map((id) => sights.get(id)).map((sight) => sight && sightState(sight))).toEqual([
    'seen',
    'unseen',
    'looking',
    'none',
    undefined,
  ]);
  expect(sights.get(blank.id)?.faults).toEqual(['picture_blank']);
  for (const other of [anybody, await aPerson()]) expect((await sightOf(other, page, all)).size).toBe(0);
});
