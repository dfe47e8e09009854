import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { product, variant } from '@/db/schema/shop/product';
import { productFile } from '@/db/schema/shop/product-file';
import type { Id } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { sealOf } from '@/lib/shop/archives/seal';
import { fileBytesMax, pieceBytes, piecePlace } from '@/lib/shop/files/model';
import { type Back, backPart, type Restore } from '../back-part';
import { renewLease } from '../lease';
import type { RestoreFile } from '../open-restore';
import { past, productName, words } from './fields';

const Filed = z.object({
  file: z.string().regex(/^files\/\d{1,6}\.bin$/),
  product: productName,
  values: z.array(z.string()).nullable(),
  name: words(200).min(1),
  bytes: z.int().min(1).max(fileBytesMax),
  version: z.int().min(1).max(1_000_000),
  createdAt: past,
  renewedAt: past.nullable(),
});
type Filed = z.infer<typeof Filed>;

/** What products are delivered as, byte for byte. The bytes are stored first, at the same place each time. */
export const bringFiles = backPart({
  name: 'files',
  file: 'files.jsonl',
  together: 1,
  record: Filed,
  prepare: async (restored, file, records) => {
    for (const { no, line } of records) await storeBytes(restored, file, line, keyOf(restored, no));
    return null;
  },
  bring: async (back, records) => {
    const products = await back.find(
      'product',
      records.map(({ line }) => line.product),
    );
    for (const { no, line } of records) {
      const { file: _, product: named, values, ...said } = line;
      const productId = products.get(named);
      if (!productId) continue;
      const variantId = values === null ? null : await variantOf(back, productId, values);
      // Of a variant that did not come, nobody would ever get it.
      if (values !== null && variantId === null) continue;
      await back.transaction.insert(productFile).values({
        ...{ ...said, id: back.idOf('file', no), pageId: back.owned.id, productId, variantId },
        key: keyOf(back.restore, no),
      });
    }
  },
});

/** Puts what is delivered as files on sale again where it was, once its files are there. */
export const openFiled = backPart({
  name: 'open-filed',
  file: 'products.jsonl',
  record: z.object({ slug: productName, state: z.string(), asFiles: z.boolean().default(false) }),
  bring: async (back, records) => {
    const names = records.flatMap(({ line }) => (line.asFiles && line.state === 'published' ? [line.slug] : []));
    const ids = [...(await back.find('product', names)).values()];
    if (ids.length === 0) return;
    const rows = await back.transaction
      .update(product)
      .set({ state: 'published' })
      .where(and(inArray(product.id, ids), sql`not shop.lacks_files(${product.id})`))
      .returning({ id: product.id });
    const open = new Set(rows.map(({ id }) => id));
    for (const [name, id] of await back.find('product', names)) if (!open.has(id)) back.remark('files_missing', name);
  },
});

async function variantOf(
  back: Back,
  productId: Id<'product'>,
  values: readonly string[],
): Promise<Id<'variant'> | null> {
  const of = await back.transaction
    .select({ id: variant.id, values: variant.values })
    .from(variant)
    .where(and(eq(variant.productId, productId), isNull(variant.removedAt)));
  return of.find((one) => JSON.stringify(one.values) === JSON.stringify(values))?.id ?? null;
}

async function storeBytes(restored: Restore, file: RestoreFile, { file: path, bytes }: Filed, key: string) {
  const store = await fileStore();
  let [kept, piece] = [Buffer.alloc(0), 0];
  const put = async (length: number) => {
    await store.put(piecePlace(key, piece), kept.subarray(0, length), 'application/octet-stream');
    kept = kept.subarray(length);
    piece += 1;
    await renewLease(restored.id);
  };
  for await (const part of file.open(path) ?? []) {
    kept = Buffer.concat([kept, part]);
    while (kept.length >= pieceBytes) await put(pieceBytes);
  }
  const length = piece * pieceBytes + kept.length;
  if (kept.length > 0) await put(kept.length);
  if (length !== bytes) throw new Error('a file of an archive is as long as its record says');
}

/** The same key each time, which nobody can guess. */
function keyOf({ id }: Restore, no: number): string {
  return sealOf(`goods:${id}:${no}`).slice(0, 40);
}
