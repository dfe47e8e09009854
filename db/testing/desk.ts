/** The desk on which photos become products, for tests: an owner, her page, and a draft per photo. */
import { eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { product, productMedia } from '@/db/schema/shop/product';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { createDrafts } from '@/lib/shop/catalog/create-draft';
import { saveDrafts } from '@/lib/shop/catalog/save-drafts';
import type { DraftCard } from '@/lib/shop/catalog/schema';
import { aPage, aPicture } from './shop';
import { aPerson } from './world';

export type Desk = { owner: PersonActor; page: Id<'page'>; media: Id<'media'>[]; products: Id<'product'>[] };

/** A desk with so many photos; its shop is closed unless told otherwise. */
export async function aDesk(photos = 0, given: Parameters<typeof aPage>[0] = { shopOpen: false }): Promise<Desk> {
  const owner = await aPerson();
  const made = await aPage({ owner: owner.personId, ...given });
  const media: Id<'media'>[] = [];
  for (let count = 0; count < photos; count++) media.push(await aPicture(made.id));
  const drafts = await createDrafts(owner, { page: made.id, media });
  if (!drafts.ok) throw new Error(drafts.code);
  return { owner, page: made.id, media, products: drafts.value.made };
}

/** A card of the desk, filled in. */
export function aCard(part: Partial<DraftCard> = {}): DraftCard {
  return { title: 'Glazed bowl', price: '20', stock: 1, category: 'ceramics', ...part };
}

/** Fills in every card of a desk alike and saves it. */
export function saveCards(desk: Desk, part: Partial<DraftCard> = {}) {
  const drafts = Object.fromEntries(desk.products.map((id) => [id, aCard(part)]));
  return saveDrafts(desk.owner, { page: desk.page, drafts });
}

/** The photos of a product, in order. */
export async function photosOf(productId: Id<'product'>): Promise<Id<'media'>[]> {
  const rows = await shopDb()
    .select({ id: productMedia.mediaId })
    .from(productMedia)
    .where(eq(productMedia.productId, productId))
    .orderBy(productMedia.position);
  return rows.map((row) => row.id);
}

/** The row of a product. */
export async function productRow(productId: Id<'product'>) {
  const [row] = await shopDb().select().from(product).where(eq(product.id, productId));
  return row;
}
