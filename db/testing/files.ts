import { eq } from 'drizzle-orm';
import { product, variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { beginFile } from '@/lib/shop/files/begin-file';
import { pieceBytes } from '@/lib/shop/files/model';
import { receiveFilePiece } from '@/lib/shop/files/receive-file-piece';
import { takeWholeFile } from '@/lib/shop/files/take-whole-file';
import { ownerDb } from './world';

/** Bytes of which each says where it stands, so that none can be in another's place unseen. */
export function someBytes(length: number, seed = 1): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 31 + (at >>> 8) * 7 + seed) & 255);
}

type About = {
  page: Id<'page'>;
  product: Id<'product'>;
  name?: string;
  modified?: string;
  variant?: Id<'variant'>;
  newer?: Id<'file'>;
};

/** Sends a file to a product, or a newer version of one, whole. */
export async function sendFile(actor: Actor, about: About, bytes: Uint8Array) {
  const { page, product: productId, name = 'Pattern.pdf', modified = '1', variant = null, newer = null } = about;
  return takeWholeFile(actor, { page, product: productId, name, modified, bytes: bytes.length, variant, newer }, bytes);
}

/** Begins to send one and stops after some of its pieces, as a browser that was closed. */
export async function sendPart(actor: Actor, about: About, bytes: Uint8Array, pieces: number) {
  const { page, product: productId, name = 'Pattern.pdf', modified = '1', variant = null, newer = null } = about;
  const begun = await beginFile(actor, {
    page,
    product: productId,
    name,
    modified,
    bytes: bytes.length,
    variant,
    newer,
  });
  if (!begun.ok) throw new Error(begun.code);
  for (let piece = 0; piece < pieces; piece++) {
    const at = piece * pieceBytes;
    const sent = await receiveFilePiece(
      actor,
      { page, product: productId, upload: begun.value.id, at },
      bytes.subarray(at, at + pieceBytes),
    );
    if (!sent.ok) throw new Error(sent.code);
  }
  return begun.value;
}

/** Says of a product on sale that it is delivered as files; it has one by then. */
export async function deliverAsFiles(productId: Id<'product'>, stock?: number): Promise<void> {
  await ownerDb().update(product).set({ asFiles: true }).where(eq(product.id, productId));
  if (stock === undefined) return;
  await ownerDb().update(variant).set({ stock }).where(eq(variant.productId, productId));
}
