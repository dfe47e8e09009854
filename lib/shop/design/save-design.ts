import 'server-only';
import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { collection } from '@/db/schema/shop/collection';
import { design } from '@/db/schema/shop/design';
import { media } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId, parseId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { changePage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { type Design, keptMax } from './model';
import type { SaveDesign } from './schema';

/**
 * Keeps a design as the page's draft, which nobody else sees, and shows it to everybody when it is to be published. Products, pictures and collections
 * of other pages are left out: an id in a form may be anybody's. Refusals: `not_found`, `not_allowed`.
 */
export async function saveDesign(
  actor: Actor,
  input: SaveDesign,
): Promise<Result<{ published: boolean }, PageRefusal>> {
  return changePage(actor, input.page, 'change_page', async (transaction, owned) => {
    const document = await onlyOwn(transaction, owned.id, input.design);
    await keepDraft(transaction, owned.id, document);
    if (input.publish) await publish(transaction, owned.id);
    return ok({ published: input.publish });
  });
}

/** Makes an earlier design the draft again. What everybody sees stays until it is published. Refusals: `not_found`, `not_allowed`. */
export async function restoreDesign(
  actor: Actor,
  input: { page: Id<'page'>; design: Id<'design'> },
): Promise<Result<null, PageRefusal>> {
  return changePage(actor, input.page, 'change_page', async (transaction, owned) => {
    const [earlier] = await transaction
      .select({ document: design.document })
      .from(design)
      .where(and(eq(design.id, input.design), eq(design.pageId, owned.id), isNotNull(design.publishedAt)));
    if (!earlier) return refuse('not_found');
    await keepDraft(transaction, owned.id, earlier.document);
    return ok(null);
  });
}

async function keepDraft(transaction: ShopTransaction, pageId: Id<'page'>, document: unknown): Promise<void> {
  await transaction
    .insert(design)
    .values({ id: newId('design'), pageId, document })
    .onConflictDoUpdate({
      target: design.pageId,
      targetWhere: isNull(design.publishedAt),
      set: { document, createdAt: sql`now()` },
    });
}

async function publish(transaction: ShopTransaction, pageId: Id<'page'>): Promise<void> {
  await transaction
    .update(design)
    .set({ publishedAt: sql`clock_timestamp()` })
    .where(and(eq(design.pageId, pageId), isNull(design.publishedAt)));
  const old = await transaction
    .select({ id: design.id })
    .from(design)
    .where(and(eq(design.pageId, pageId), isNotNull(design.publishedAt)))
    .orderBy(desc(design.publishedAt))
    .offset(keptMax);
  if (old.length > 0)
    await transaction.delete(design).where(
      inArray(
        design.id,
        old.map(({ id }) => id),
      ),
    );
}

async function onlyOwn(transaction: ShopTransaction, pageId: Id<'page'>, given: Design): Promise<Design> {
  const named = given.sections.flatMap(({ items }) => items);
  const products = named.flatMap((item) => parseId('product', item) ?? []);
  const pictures = [...named, given.hero.media].flatMap((item) => parseId('media', item) ?? []);
  const collections = named.flatMap((item) => parseId('collection', item) ?? []);
  const own = new Set<string>();
  if (collections.length > 0) {
    const found = await transaction
      .select({ id: collection.id })
      .from(collection)
      .where(and(eq(collection.pageId, pageId), inArray(collection.id, collections)));
    for (const { id } of found) own.add(id);
  }
  if (products.length > 0) {
    const found = await transaction
      .select({ id: product.id })
      .from(product)
      .where(and(eq(product.pageId, pageId), inArray(product.id, products)));
    for (const { id } of found) own.add(id);
  }
  if (pictures.length > 0) {
    const found = await transaction
      .select({ id: media.id })
      .from(media)
      .where(and(eq(media.pageId, pageId), inArray(media.id, pictures)));
    for (const { id } of found) own.add(id);
  }
  return {
    ...given,
    hero: { ...given.hero, media: given.hero.media && own.has(given.hero.media) ? given.hero.media : null },
    sections: given.sections.map((section) => ({ ...section, items: section.items.filter((item) => own.has(item)) })),
  };
}
