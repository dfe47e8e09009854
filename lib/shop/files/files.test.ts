import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { product } from '@/db/schema/shop/product';
import { fileUpload, fileWaste, productFile } from '@/db/schema/shop/product-file';
import { sendFile, sendPart, someBytes } from '@/db/testing/files';
import { aPage, aProduct } from '@/db/testing/shop';
import { aPerson, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { publishProducts } from '@/lib/shop/catalog/publish-products';
import { beginFile } from './begin-file';
import { fileBytesMax, pieceBytes, piecePlace } from './model';
import { filesForOwner, filesTold } from './queries';
import { readBytes } from './read-bytes';
import { receiveFilePiece } from './receive-file-piece';
import { removeFile } from './remove-file';
import { sweepFiles } from './sweep-files';

let owner: PersonActor;
let page: Id<'page'>;
let draft: Awaited<ReturnType<typeof aProduct>>;
let about: { page: Id<'page'>; product: Id<'product'> };
beforeEach(async () => {
  owner = await aPerson();
  page = (await aPage({ owner: owner.personId })).id;
  const options = [{ name: 'Size', values: ['S', 'M'] }];
  const variants = [{ values: ['S'] }, { values: ['M'] }];
  draft = await aProduct(page, { state: 'draft', publishedAt: null, asFiles: true, options, variants });
  about = { page, product: draft.id };
});

const filesOf = () => filesForOwner(owner, page, draft.id);
const publish = () => publishProducts(owner, { page, products: [draft.id] });
const keyOf = async (id: Id<'file'>) =>
  (await ownerDb().select({ key: productFile.key }).from(productFile).where(eq(productFile.id, id)))[0]?.key ?? '';
const lies = async (key: string) => (await fileStore()).has(piecePlace(key, 0));

describe('sending', () => {
  test('a file of several pieces is there whole, and any part of it can be read', async () => {
    const bytes = someBytes(2 * pieceBytes + 77);
    expect(await sendFile(owner, about, bytes)).toMatchObject({ ok: true });
    const [file] = await filesOf();
    expect(file).toMatchObject({ name: 'Pattern.pdf', bytes: bytes.length, version: 1, variantId: null });
    const key = await keyOf((file as { id: Id<'file'> }).id);
    for (const [from, to] of [
      [0, bytes.length],
      [pieceBytes - 3, pieceBytes + 3],
      [bytes.length - 5, bytes.length],
    ] as const) {
      const read = new Uint8Array(await new Response(readBytes(key, { from, to })).arrayBuffer());
      expect(Buffer.compare(read, bytes.subarray(from, to))).toBe(0);
    }
  });

  test('one that was killed midway is no file, and goes on where it stopped', async () => {
    const bytes = someBytes(2 * pieceBytes + 5);
    await sendPart(owner, about, bytes, 1);
    expect(await filesOf()).toEqual([]);
    expect(await publish()).toMatchObject({ ok: false, code: 'files_required' });
    const again = await beginFile(owner, {
      ...about,
      name: 'Pattern.pdf',
      modified: '1',
      bytes: bytes.length,
      variant: null,
      newer: null,
    });
    expect(again).toMatchObject({ ok: true, value: { received: pieceBytes } });
    expect(await sendFile(owner, about, bytes)).toMatchObject({ ok: true });
    expect(await filesOf()).toHaveLength(1);
    expect(await ownerDb().$count(fileUpload, eq(fileUpload.productId, draft.id))).toBe(0);
  });

  test('one whose server died between its last piece and its end becomes a file when it is chosen again', async () => {
    const bytes = someBytes(pieceBytes + 5);
    const { id } = await sendPart(owner, about, bytes, 1);
    const [upload] = await ownerDb().select().from(fileUpload).where(eq(fileUpload.id, id));
    await (await fileStore()).put(piecePlace(upload?.key ?? '', 1), bytes.subarray(pieceBytes), '');
    await ownerDb().update(fileUpload).set({ received: bytes.length }).where(eq(fileUpload.id, id));
    expect(await sendFile(owner, about, bytes)).toMatchObject({ ok: true });
    expect(await filesOf()).toHaveLength(1);
  });

  test('the last piece sent by two at once makes one file', async () => {
    const bytes = someBytes(pieceBytes + 5);
    const { id } = await sendPart(owner, about, bytes, 1);
    const last = () => receiveFilePiece(owner, { ...about, upload: id, at: pieceBytes }, bytes.subarray(pieceBytes));
    await Promise.all([last(), last(), last()]);
    expect(await filesOf()).toHaveLength(1);
  });

  test('a piece out of its place, or of another length, is refused', async () => {
    const bytes = someBytes(2 * pieceBytes);
    const { id } = await sendPart(owner, about, bytes, 0);
    const send = (at: number, length: number) =>
      receiveFilePiece(owner, { ...about, upload: id, at }, bytes.subarray(0, length));
    expect(await send(pieceBytes, pieceBytes)).toEqual({ ok: false, code: 'piece_wrong' });
    expect(await send(0, 10)).toEqual({ ok: false, code: 'piece_wrong' });
  });

  test('all files of a product come to two gibibytes, with those on their way', async () => {
    const begin = (name: string) =>
      beginFile(owner, { ...about, name, modified: '1', bytes: fileBytesMax, variant: null, newer: null });
    for (const name of ['1', '2', '3', '4']) expect(await begin(name)).toMatchObject({ ok: true });
    expect(await begin('5')).toEqual({ ok: false, code: 'files_room' });
  });

  test('somebody else’s product, variant and file answer like missing ones', async () => {
    const stranger = await aPerson();
    const other = await aProduct((await aPage({ owner: stranger.personId })).id, { state: 'draft', publishedAt: null });
    await sendFile(owner, about, someBytes(10));
    const [file] = await filesOf();
    const upload = await sendPart(owner, { ...about, name: 'b' }, someBytes(10), 0);
    const wish = { name: 'a', modified: '1', bytes: 3, variant: null, newer: null };
    const missing = { ok: false, code: 'not_found' };
    expect(await beginFile(stranger, { ...about, ...wish })).toEqual(missing);
    expect(await beginFile(owner, { page, product: other.id, ...wish })).toEqual(missing);
    expect(await beginFile(owner, { ...about, ...wish, variant: other.variants[0] ?? null })).toEqual(missing);
    expect(await receiveFilePiece(stranger, { ...about, upload: upload.id, at: 0 }, someBytes(10))).toEqual(missing);
    expect(await removeFile(stranger, { ...about, file: (file as { id: Id<'file'> }).id })).toEqual(missing);
    expect(await filesForOwner(stranger, page, draft.id)).toEqual([]);
  });
});

describe('being on sale', () => {
  test('needs a file for everything that is sold', async () => {
    expect(await publish()).toMatchObject({ ok: false, code: 'files_required' });
    await sendFile(owner, { ...about, variant: draft.variants[0] as Id<'variant'> }, someBytes(10));
    expect(await publish()).toMatchObject({ ok: false, code: 'files_required' });
    await sendFile(owner, { ...about, name: 'All.zip' }, someBytes(20));
    expect(await publish()).toMatchObject({ ok: true });
  });

  test('the database refuses it whoever forgot to ask', async () => {
    const published = ownerDb().update(product).set({ state: 'published' }).where(eq(product.id, draft.id));
    await expect(published).rejects.toMatchObject({ cause: { constraint_name: 'product_has_files' } });
  });

  test('keeps its last file, and what is taken off keeps its bytes', async () => {
    await sendFile(owner, about, someBytes(10));
    await publish();
    const [first] = await filesOf();
    const file = (first as { id: Id<'file'> }).id;
    expect(await removeFile(owner, { ...about, file })).toEqual({ ok: false, code: 'file_needed' });
    await sendFile(owner, { ...about, name: 'Second.pdf' }, someBytes(10));
    expect(await removeFile(owner, { ...about, file })).toEqual({ ok: true, value: null });
    expect(await filesOf()).toHaveLength(1);
    await ownerDb().update(fileWaste).set({ after: sql`now() - interval '1 second'` });
    await sweepFiles();
    expect(await lies(await keyOf(file))).toBe(true);
  });

  test('tells kinds and length, of each variant what its buyers get', async () => {
    await sendFile(owner, about, someBytes(10));
    await sendFile(owner, { ...about, name: 'M.pdf', variant: draft.variants[1] as Id<'variant'> }, someBytes(20));
    expect(await filesTold(draft.id, draft.variants[1] as Id<'variant'>)).toBeNull();
    await publish();
    expect(await filesTold(draft.id, draft.variants[0] as Id<'variant'>)).toMatchObject({ bytes: 10 });
    expect(await filesTold(draft.id, draft.variants[1] as Id<'variant'>)).toMatchObject({ bytes: 30 });
  });
});

describe('sweeping', () => {
  test('bytes of an older version go a day later, those of the newest stay', async () => {
    await sendFile(owner, about, someBytes(10, 1));
    const [old] = await filesOf();
    const file = (old as { id: Id<'file'> }).id;
    const before = await keyOf(file);
    await sendFile(owner, { ...about, newer: file }, someBytes(10, 2));
    expect(await filesOf()).toMatchObject([{ id: file, version: 2 }]);
    await sweepFiles();
    expect(await lies(before)).toBe(true);
    await ownerDb().update(fileWaste).set({ after: sql`now() - interval '1 second'` });
    await sweepFiles();
    expect([await lies(before), await lies(await keyOf(file))]).toEqual([false, true]);
  });

  test('what nobody sends any more is gone after a day', async () => {
    const { id } = await sendPart(owner, about, someBytes(pieceBytes + 1), 1);
    const [upload] = await ownerDb().select().from(fileUpload).where(eq(fileUpload.id, id));
    await sweepFiles();
    expect(await lies(upload?.key ?? '')).toBe(true);
    await ownerDb()
      .update(fileUpload)
      .set({ touchedAt: sql`now() - interval '25 hours'` })
      .where(eq(fileUpload.id, id));
    await sweepFiles();
    expect(await lies(upload?.key ?? '')).toBe(false);
  });
});
