import { afterAll, describe, expect, it } from 'vitest';
import { anybody, aPage } from '@/db/testing/shop';
import { findByPicture } from '@/lib/shop/vision/find-by-picture';
import { closeEyes } from '@/lib/shop/vision/models/gateway';
import { seePicture } from '@/lib/shop/vision/sight/see-picture';
import { barcode, drawn, shapes } from '@/lib/shop/vision/testing/drawn';
import { aPictured } from '@/lib/shop/vision/testing/seen-product';

afterAll(closeEyes);

async function claims(sku: string, picture: Uint8Array, page?: Awaited<ReturnType<typeof aPage>>) {
  const made = await aPictured((page ?? (await aPage())).id, picture, { variants: [{ sku }] });
  await seePicture(made.mediaId);
  return made.id;
}

async function byBarcode(picture: Uint8Array) {
  const found = await findByPicture(anybody, { shown: { picture }, choice: {} });
  if (!found.ok) throw new Error(found.code);
  return found.value.items.filter(({ reason }) => reason === 'barcode').map(({ id }) => id);
}

describe('a number that others wrote as their code too', () => {
  it('finds what looks like what is shown, and not who wrote it first', async () => {
    const pack = await barcode('4006381333931');
    await claims('4006381333931', await drawn(shapes.vase, [32, 80, 176]));
    await claims('04006381333931', await drawn(shapes.plate, [16, 128, 64]));
    const honest = await claims('4006381333931', pack);
    await claims('4006381333931', await drawn(shapes.stool, [122, 74, 32]));
    expect((await byBarcode(pack))[0]).toBe(honest);
  });

  it('finds every shop that has it once, where only the number is shown', async () => {
    const page = await aPage();
    const vase = await drawn(shapes.vase, [192, 32, 48]);
    const twice = [await claims('9506000134352', vase, page), await claims('09506000134352', vase, page)];
    const other = await claims('9506000134352', await drawn(shapes.stool, [122, 74, 32]));
    const found = await byBarcode(await barcode('9506000134352'));
    expect(found).toHaveLength(2);
    expect(found).toContain(other);
    expect(found.filter((id) => twice.includes(id))).toHaveLength(1);
  });
});
