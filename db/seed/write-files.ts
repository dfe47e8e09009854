import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { product, variant } from '@/db/schema/shop/product';
import { productFile } from '@/db/schema/shop/product-file';
import { type Hand, muted, Sheet, sheetWidth } from '@/lib/platform/pdf/sheet';
import { fileStore } from '@/lib/platform/storage';
import { voiceOf } from '@/lib/platform/voice';
import { noLimit, piecePlace } from '@/lib/shop/files/model';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { pages } from './world/pages';
import type { WorldFile } from './world/shape';
import { pageIdOf, productIdOf } from './write-shops';

/** What is sold as files in the demo world, with the sheets that its buyers download; each once. */
export async function writeFiles(database: OwnerDb, derive: Derive): Promise<void> {
  for (const one of pages) {
    for (const each of one.products) {
      const productId = productIdOf(derive, one.handle, each.slug);
      for (const file of each.files ?? []) {
        const name = `${one.handle}/${each.slug}/${file.name}`;
        const id = derive.id('file', name);
        const known = await database.$count(productFile, eq(productFile.id, id));
        if (known > 0) continue;
        const bytes = await drawSheet(derive, one.name, file);
        const key = randomBytes(20).toString('hex');
        await (await fileStore()).put(piecePlace(key, 0), bytes, 'application/octet-stream');
        const row = { id, productId, pageId: pageIdOf(derive, one.handle), name: file.name, bytes: bytes.length, key };
        await database.insert(productFile).values(row);
        await database.update(variant).set({ stock: noLimit }).where(eq(variant.productId, productId));
        await database.update(product).set({ asFiles: true }).where(eq(product.id, productId));
      }
    }
  }
}

/** A sheet to print, as its seller would set it. */
function drawSheet(derive: Derive, author: string, { title, steps }: WorldFile): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = new Sheet(voiceOf('en'), { title, author, madeAt: derive.ago(40) });
  const whole = { start: 0, width: sheetWidth };
  sheet.group('Document', () => {
    const put = (type: 'H1' | 'P', text: string, hand: Hand) =>
      sheet.part(type, () => {
        sheet.y = sheet.write(text, whole, hand) + 8;
      });
    put('H1', title, { size: 20, weight: 600 });
    put('P', author, { ink: muted });
    for (const step of steps) put('P', step, { size: 12 });
  });
  return sheet.finish(title);
}
