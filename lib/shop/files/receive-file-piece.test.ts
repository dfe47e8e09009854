import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { product } from '@/db/schema/shop/product';
import { fileUpload, productFile } from '@/db/schema/shop/product-file';
import { sendFile, sendPart, someBytes } from '@/db/testing/files';
import { aPage, aProduct } from '@/db/testing/shop';
import { aPerson, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { pieceBytes, piecePlace } from './model';
import { receiveFilePiece } from './receive-file-piece';
import { removeFile } from './remove-file';

let owner: PersonActor;
let about: { page: Id<'page'>; product: Id<'product'> };
beforeEach(async () => {
  owner = await aPerson();
  const page = (await aPage({ owner: owner.personId })).id;
  const { id: productId } = await aProduct(page, { state: 'draft', publishedAt: null, asFiles: true });
  about = { page, product: productId };
});

test('two that send other bytes for a piece at once never change it once it was taken', async () => {
  const { id } = await sendPart(owner, about, someBytes(pieceBytes + 5), 0);
  const [upload] = await ownerDb().select().from(fileUpload).where(eq(fileUpload.id, id));
  const place = piecePlace(upload?.key ?? '', 0);
  const store = await fileStore();
  // What a slow one stored, which is then told that it is there; another one comes with other bytes.
  await store.put(place, someBytes(pieceBytes, 1), '');
  const send = (seed: number) => receiveFilePiece(owner, { ...about, upload: id, at: 0 }, someBytes(pieceBytes, seed));
  expect(await send(9)).toEqual({ ok: false, code: 'piece_wrong' });
  expect(Buffer.compare((await store.get(place)) ?? new Uint8Array(), someBytes(pieceBytes, 1))).toBe(0);
  expect(await send(1)).toEqual({ ok: true, value: { received: pieceBytes } });
});

test('a newer version of what was taken off meanwhile is not taken', async () => {
  await sendFile(owner, about, someBytes(10));
  const [file] = await ownerDb().select().from(productFile).where(eq(productFile.productId, about.product));
  const { id } = await sendPart(owner, { ...about, newer: file?.id as Id<'file'> }, someBytes(20), 0);
  await ownerDb().update(product).set({ publishedAt: new Date() }).where(eq(product.id, about.product));
  expect(await removeFile(owner, { ...about, file: file?.id as Id<'file'> })).toMatchObject({ ok: true });
  const last = await receiveFilePiece(owner, { ...about, upload: id, at: 0 }, someBytes(20));
  expect(last).toEqual({ ok: false, code: 'not_found' });
  const [kept] = await ownerDb()
    .select()
    .from(productFile)
    .where(eq(productFile.id, file?.id as Id<'file'>));
  expect(kept).toMatchObject({ version: 1, bytes: 10, key: file?.key });
});
