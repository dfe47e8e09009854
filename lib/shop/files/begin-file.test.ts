import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { productFile } from '@/db/schema/shop/product-file';
import { sendFile, sendPart, someBytes } from '@/db/testing/files';
import { aPage, aProduct } from '@/db/testing/shop';
import { aPerson, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { pieceBytes } from './model';
import { readBytes } from './read-bytes';

let owner: PersonActor;
let about: { page: Id<'page'>; product: Id<'product'> };
beforeEach(async () => {
  owner = await aPerson();
  const page = (await aPage({ owner: owner.personId })).id;
  const { id: product } = await aProduct(page, { state: 'draft', publishedAt: null, asFiles: true });
  about = { page, product };
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
