import fs from 'node:fs';
import { afterAll, expect, it, vi } from 'vitest';
import { anybody, aPage } from '@/db/testing/shop';
import { findByPicture } from '@/lib/shop/vision/find-by-picture';
import { closeEyes } from '@/lib/shop/vision/models/gateway';
import { seePicture } from '@/lib/shop/vision/sight/see-picture';
import { drawn, shapes } from '@/lib/shop/vision/testing/drawn';
import { aPictured } from '@/lib/shop/vision/testing/seen-product';

afterAll(closeEyes);

it('is done without: where its file is missing or cut a search goes on, and the log says why nothing is doubted', async () => {
  const page = (await aPage()).id;
  const picture = await drawn(shapes.vase, [32, 80, 176]);
  const made = await aPictured(page, picture, { title: 'Blue vase' });
  await seePicture(made.mediaId);
  const logged = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const files = vi.spyOn(fs, 'readFileSync').mockReturnValue(Buffer.alloc(20));
  const found = await findByPicture(anybody, { shown: { picture }, choice: {} });
  const said = logged.mock.calls.map(([line]) => String(line));
  logged.mockRestore();
  files.mockRestore();
  expect(found.ok && found.value.items.map(({ id }) => id)).toEqual([made.id]);
  expect(said.filter((line) => line.includes('sight.no_world'))).toHaveLength(1);
});
