import 'server-only';
import { and, count, desc, eq, gt, inArray, isNotNull, ne, or } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import { product, productMedia, variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { productsMax } from '@/lib/shop/drafts/model';
import { changePage, type OwnedPage, ownsPhotos, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { type Category, isCategory } from './model';
import type { CreateDraft, CreateDrafts } from './schema';

/** Why a draft was not made. */
export type CreateDraftRefusal = 'products_max' | 'not_allowed' | 'not_found';

/**
 * Makes a draft without photos, under the id the form was given; the same form sent again answers with it, and
 * with the handle of its page.
 * Refusals: `products_max`, `not_found`.
 */
export async function createDraft(
  actor: Actor,
  input: CreateDraft,
): Promise<Result<{ productId: Id<'product'>; handle: string }, CreateDraftRefusal>> {
  return changePage(actor, input.page, 'change_catalog', async (transaction, owned) => {
    const [known] = await transaction.select({ pageId: product.pageId }).from(product).where(eq(product.id, input.key));
    const made = { productId: input.key, handle: owned.handle };
    if (known) return known.pageId === owned.id ? ok(made) : refuse('not_found');
    if (!(await hasRoom(transaction, owned, 1))) return refuse('products_max');
    await insertDrafts(transaction, owned, [{ id: input.key, photos: [] }]);
    return ok(made);
  });
}

/**
 * Makes one draft per photo, in order. A photo that a product of the page already shows makes no second one,
 * so that repeating the call is harmless.
 * Refusals: `products_max`, `not_found` (a photo that is not the page's own).
 */
export async function createDrafts(
  actor: Actor,
  input: CreateDrafts,
): Promise<Result<{ made: Id<'product'>[] }, CreateDraftRefusal>> {
  return changePage(actor, input.page, 'change_catalog', async (transaction, owned) => {
    const photos = [...new Set(input.media)];
    if (!(await ownsPhotos(transaction, owned, photos))) return refuse('not_found');
    const used = await usedPhotos(transaction, photos);
    const fresh = photos.filter((photo) => !used.has(photo));
    if (!(await hasRoom(transaction, owned, fresh.length))) return refuse('products_max');
    const drafts = inARow(
      new Date(),
      fresh.map((photo) => ({ id: newId('product'), photos: [photo] })),
    );
    await insertDrafts(transaction, owned, drafts);
    return ok({ made: drafts.map((draft) => draft.id) });
  });
}

/** A draft about to be written; what is not given starts empty, with one unit in stock. */
export type NewDraft = {
  id: Id<'product'>;
  photos: readonly Id<'media'>[];
  category?: string;
  priceMinor?: bigint | null;
  stock?: number;
  createdAt?: Date;
};

/** Milliseconds between photos that came together: room for the photos one product may be split into. */
const apart = 32;

/** Gives drafts moments of making one after the other, by which the desk orders them. */
export function inARow(from: Date, drafts: readonly NewDraft[], milliseconds: number = apart): NewDraft[] {
  return drafts.map((draft, place) => ({ ...draft, createdAt: new Date(from.getTime() + place * milliseconds) }));
}

/** Writes drafts with their photos and their one variant; for verbs that already hold the page. */
export async function insertDrafts(
  transaction: ShopTransaction,
  owned: OwnedPage,
  drafts: readonly NewDraft[],
): Promise<void> {
  if (drafts.length === 0) return;
  const category = await usualCategory(transaction, owned);
  await transaction.insert(product).values(
    drafts.map((draft) => ({
      id: draft.id,
      pageId: owned.id,
      // Nobody sees the address of a draft; publishing makes one from the title.
      slug: draft.id,
      title: '',
      category: draft.category ?? category,
      language: owned.languages[0] ?? 'en',
      ...(draft.createdAt && { createdAt: draft.createdAt }),
    })),
  );
  await transaction.insert(variant).values(
    drafts.map((draft) => ({
      id: newId('variant'),
      productId: draft.id,
      pageId: owned.id,
      priceMinor: draft.priceMinor ?? null,
      stock: draft.stock ?? 1,
    })),
  );
  const shown = drafts.flatMap((draft) =>
    draft.photos.map((mediaId, position) => ({ productId: draft.id, mediaId, position })),
  );
  if (shown.length > 0) await transaction.insert(productMedia).values(shown);
}

async function hasRoom(transaction: ShopTransaction, owned: OwnedPage, more: number): Promise<boolean> {
  const [row] = await transaction
    .select({ products: count() })
    .from(product)
    .where(and(eq(product.pageId, owned.id), ne(product.state, 'archived')));
  return (row?.products ?? 0) + more <= productsMax;
}

async function usedPhotos(transaction: ShopTransaction, photos: readonly Id<'media'>[]): Promise<Set<Id<'media'>>> {
  if (photos.length === 0) return new Set();
  const rows = await transaction
    .select({ mediaId: productMedia.mediaId })
    .from(productMedia)
    .where(inArray(productMedia.mediaId, [...photos]));
  return new Set(rows.map((row) => row.mediaId));
}

const shelfOf: Record<string, Category> = {
  home: 'decor',
  crafts: 'decor',
  art: 'art',
  fashion: 'clothing',
  shoes: 'shoes',
  beauty: 'beauty',
  food: 'food',
  plants: 'plants',
  furniture: 'furniture',
  electronics: 'computers',
  cameras: 'cameras',
  sports: 'sports',
  books: 'books',
  toys: 'toys',
  services: 'services',
};

/**
 * The shelf new products start on: that of the newest product that somebody named, else what the page's kind suggests. What a photograph
 * has told of a draft that nobody touched says nothing of the next one.
 */
async function usualCategory(transaction: ShopTransaction, owned: OwnedPage): Promise<Category> {
  const [newest] = await transaction
    .select({ category: product.category })
    .from(product)
    .where(
      and(
        eq(product.pageId, owned.id),
        ne(product.title, ''),
        or(gt(product.updatedAt, product.createdAt), isNotNull(product.publishedAt)),
      ),
    )
    .orderBy(desc(product.updatedAt))
    .limit(1);
  if (newest && isCategory(newest.category)) return newest.category;
  const [face] = await transaction.select({ kind: page.kind }).from(page).where(eq(page.id, owned.id));
  return shelfOf[face?.kind ?? ''] ?? 'other';
}
