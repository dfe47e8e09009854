import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { fileUpload, productFile } from '@/db/schema/shop/product-file';
import type { Actor } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { fileStore } from '@/lib/platform/storage';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { pageRefusal, requireMember } from '@/lib/shop/ownership/queries';
import { pieceBytes, piecePlace } from './model';
import type { ReceiveFilePiece } from './schema';

/**
 * Takes the next piece of a file, and answers how much of it is there; with the last one it is a file of its product, or takes the
 * place of the older version. A piece that came before is answered the same, so that whoever heard no answer sends it again. Refused as
 * `piece_wrong` where it is not the next one, not as long as pieces are, or not what was stored in its place: what lies there never
 * changes, so that a piece that comes late cannot change a file that is whole.
 */
export async function receiveFilePiece(
  actor: Actor,
  input: ReceiveFilePiece,
  bytes: Uint8Array,
): Promise<Result<{ received: number }, PageRefusal | 'piece_wrong'>> {
  if (actor.kind !== 'person' || !(await requireMember(actor, input.page, 'change_catalog')))
    return refuse(await pageRefusal(actor, input.page));
  const own = and(
    eq(fileUpload.id, input.upload),
    eq(fileUpload.pageId, input.page),
    eq(fileUpload.productId, input.product),
  );
  const [one] = await shopDb().select().from(fileUpload).where(own);
  if (!one) return refuse('not_found');
  // All of it came, and whoever took the last piece died before it was a file.
  if (one.received === one.bytes) return finishFile(actor, input);
  if (input.at < one.received) return ok({ received: one.received });
  const length = Math.min(pieceBytes, one.bytes - input.at);
  if (input.at !== one.received || bytes.length !== length) return refuse('piece_wrong');
  if (!(await storePiece(piecePlace(one.key, input.at / pieceBytes), bytes))) return refuse('piece_wrong');
  const received = input.at + length;
  await shopDb()
    .update(fileUpload)
    .set({ received, touchedAt: sql`clock_timestamp()` })
    .where(and(own, eq(fileUpload.received, input.at)));
  return received === one.bytes ? finishFile(actor, input) : ok({ received });
}

/** Stores a piece once; whoever was killed after it sends the same again. */
async function storePiece(place: string, bytes: Uint8Array): Promise<boolean> {
  const store = await fileStore();
  if (await store.putNew(place, bytes, 'application/octet-stream')) return true;
  const there = await store.get(place);
  return there !== null && Buffer.compare(there, bytes) === 0;
}

/** Makes a file of an upload whose last piece is there, once: a second call finds the upload gone. What was taken off is not renewed. */
function finishFile(
  actor: Actor,
  input: ReceiveFilePiece,
): Promise<Result<{ received: number }, PageRefusal | 'piece_wrong'>> {
  return changePage(actor, input.page, 'change_catalog', async (transaction, owned) => {
    const [whole] = await transaction
      .delete(fileUpload)
      .where(
        and(
          eq(fileUpload.id, input.upload),
          eq(fileUpload.pageId, owned.id),
          eq(fileUpload.received, fileUpload.bytes),
        ),
      )
      .returning();
    if (!whole) return refuse('not_found');
    const { name, bytes, key, productId, variantId, fileId } = whole;
    if (fileId === null) {
      const place = { id: newId('file'), pageId: owned.id, productId, variantId };
      await transaction.insert(productFile).values({ ...place, name, bytes, key });
    } else {
      const renewed = await transaction
        .update(productFile)
        .set({ name, bytes, key, version: sql`${productFile.version} + 1`, renewedAt: sql`clock_timestamp()` })
        .where(and(eq(productFile.id, fileId), isNull(productFile.removedAt)))
        .returning({ id: productFile.id });
      if (renewed.length === 0) return refuse('not_found');
    }
    await audit(transaction, actor, 'file.send', productId, { bytes, newer: fileId !== null });
    return ok({ received: bytes });
  });
}
