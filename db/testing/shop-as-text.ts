import { eq } from 'drizzle-orm';
import { product } from '@/db/schema/shop/product';
import { ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { documentText } from '@/lib/shop/catalog/product-document';
import { readDocuments } from '@/lib/shop/catalog/read-documents';

/** Everything a page sells, to the letter: the text of each product's document, sorted. */
export async function shopAsText(actor: PersonActor, page: Id<'page'>): Promise<string[]> {
  const rows = await ownerDb().select({ id: product.id }).from(product).where(eq(product.pageId, page));
  const ids = rows.map(({ id }) => id);
  return (await readDocuments(actor, page, ids)).map(documentText).toSorted();
}
