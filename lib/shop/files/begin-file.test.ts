import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { pageStorage } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import { fileUpload, productFile } from '@/db/schema/shop/product-file';
import { sendFile, sendPart, someBytes } from '@/db/testing/files';
import { aPage, aProduct } from '@/db/testing/shop';
import { aPerson, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { beginFile } from './begin-file';
import { fileBytesMax, keptFilesMax, pieceBytes } from './model';
import { readBytes } from './read-bytes';
import { removeFile } from './remove-file';
import { sweepFiles } from './sweep-files';

let owner: PersonActor;
let about: { page: Id<'page'>; product: Id<'product'> };
beforeEach(async () => {
  owner = await aPerson();
  const page = (await aPage({ owner: owner.personId })).id;
  const { id: productId } = await aProduct(page, { state: 'draft', publishedAt: null, asFiles: true });
  about = { page, product: productId };
});

async function bytesOfOnly(): Promise<Uint8Array> {
  const [one] = await ownerDb().select().from(productFile).where(eq(productFile.productId, about.product));
  const stream = readBytes(one?.key ?? '', { from: 0, to: one?.bytes ?? 0 });
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

describe('the same name and length', () => {
  const [older, newer] = [someBytes(pieceBytes + 9, 1), someBytes(pieceBytes + 9, 9)];

  test('of a file that was edited meanwhile is another file', async () => {
    await sendPart(owner, { ...about, modified: '1' }, older, 1);
    expect(await sendFile(owner, { ...about, modified: '2' }, newer)).toMatchObject({ ok: true });
    expect(Buffer.compare(await bytesOfOnly(), newer)).toBe(0);
  });

  test('of a file whose age nobody says begins anew', async () => {
    await sendPart(owner, { ...about, modified: '' }, older, 1);
    expect(await sendFile(owner, { ...about, modified: '' }, newer)).toMatchObject({ ok: true });
    expect(Buffer.compare(await bytesOfOnly(), newer)).toBe(0);
  });
});

describe('the room of a page', () => {
  const weight = async () =>
    (await ownerDb().select().from(pageStorage).where(eq(pageStorage.pageId, about.page)))[0]?.bytes ?? 0;
  const onlyFile = async () =>
    (await ownerDb().select().from(productFile).where(eq(productFile.productId, about.product)))[0]?.id as Id<'file'>;

  test('is taken by what comes, is there, is renewed and is kept after it was taken off', async () => {
    const { id } = await sendPart(owner, about, someBytes(50), 0);
    expect(await weight()).toBe(50);
    await sendFile(owner, about, someBytes(50));
    expect(await weight()).toBe(50);
    await sendFile(owner, { ...about, newer: await onlyFile() }, someBytes(70));
    expect(await weight()).toBe(70);
    await ownerDb().update(product).set({ publishedAt: new Date() }).where(eq(product.id, about.product));
    expect(await removeFile(owner, { ...about, file: await onlyFile() })).toMatchObject({ ok: true });
    expect(await weight()).toBe(70);
    await ownerDb().update(product).set({ publishedAt: null }).where(eq(product.id, about.product));
    await ownerDb().delete(productFile).where(eq(productFile.productId, about.product));
    expect(await weight()).toBe(0);
    expect(await ownerDb().$count(fileUpload, eq(fileUpload.id, id))).toBe(0);
  });

  test('comes back from what nobody sends any more', async () => {
    const { id } = await sendPart(owner, about, someBytes(50), 0);
    expect(await weight()).toBe(50);
    await ownerDb()
      .update(fileUpload)
      .set({ touchedAt: new Date(0) })
      .where(eq(fileUpload.id, id));
    await sweepFiles();
    expect(await weight()).toBe(0);
  });

  test('is that of all its products together', async () => {
    const begin = (product: Id<'product'>, name: string) =>
      beginFile(owner, {
        page: about.page,
        product,
        name,
        modified: '1',
        bytes: fileBytesMax,
        variant: null,
        newer: null,
      });
    for (const name of ['1', '2', '3', '4']) expect(await begin(about.product, name)).toMatchObject({ ok: true });
    const other = await aProduct(about.page, { state: 'draft', publishedAt: null, asFiles: true });
    expect(await begin(other.id, '5')).toEqual({ ok: false, code: 'storage_full' });
  });

  test('has so many files of a product and no more, with those taken off', async () => {
    const gone = Array.from({ length: keptFilesMax }, () => ({
      ...{ id: newId('file'), pageId: about.page, productId: about.product, name: 'Old.pdf', bytes: 1 },
      ...{ key: '0'.repeat(40), removedAt: new Date() },
    }));
    await ownerDb().insert(productFile).values(gone.slice(1));
    expect(await sendFile(owner, about, someBytes(10))).toMatchObject({ ok: true });
    expect(await sendFile(owner, { ...about, name: 'b' }, someBytes(10))).toEqual({ ok: false, code: 'files_max' });
  });
});
