import 'server-only';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { collection, formerCollectionSlug } from '@/db/schema/shop/collection';
import { media } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { slugOf } from '@/lib/shop/catalog/model';
import { changePage, type OwnedPage, ownsPhotos, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { collectionsMax, type Rule } from './model';
import { type RulesRefusal, rulesOf } from './rules-of';
import type { SaveCollection } from './schema';

/** Why a collection is not kept as it was written. */
export type SaveCollectionCode = RulesRefusal | 'collections_max' | 'collection_kind' | PageRefusal;

/**
 * Makes a collection, or changes one: sent twice, it stands once. How things come into it stays what it was made with. A new address is
 * made of its words, with a number where another collection has it or had it; the old one leads on.
 *
 * Refusals: `required` (a title, or a rule), `number`, `whole_number` and `out_of_range` (what a rule needs), `collections_max`,
 * `collection_kind` (by hand and by rule are two things), `not_found` (the page, a photo or a collection of somebody else), `not_allowed`.
 */
export async function saveCollection(
  actor: Actor,
  input: SaveCollection,
): Promise<Result<{ handle: string }, SaveCollectionCode>> {
  return changePage<{ handle: string }, SaveCollectionCode>(
    actor,
    input.page,
    'change_catalog',
    async (transaction, owned) => {
      const title = input.titleEn || input.titleAr;
      if (title === '') return refuse('required', owned.languages.includes('en') ? 'titleEn' : 'titleAr');
      const rules = input.kind === 'rule' ? rulesOf(input.rules, owned.currency) : ok<Rule[]>([]);
      if (!rules.ok) return rules;
      if (input.media !== null && !(await ownsPhotos(transaction, owned, [input.media])))
        return refuse('not_found', 'media');
      const kept = await writeCollection(transaction, owned, input, { title, rules: rules.value });
      if (!kept.ok) return kept;
      if (input.media !== null && input.media === input.described)
        await transaction.update(media).set({ alt: input.alt }).where(eq(media.id, input.media));
      await audit(transaction, actor, 'collection.save', input.key, { kind: input.kind, state: input.state });
      return ok({ handle: owned.handle });
    },
  );
}

/** Writes a collection that was judged to be whole, in the change of its page. Refusals: `collections_max`, `collection_kind`, `not_found`. */
export async function writeCollection(
  transaction: ShopTransaction,
  owned: OwnedPage,
  input: SaveCollection,
  { title, rules }: { title: string; rules: Rule[] },
): Promise<Result<null, SaveCollectionCode>> {
  const [known] = await transaction
    .select({ pageId: collection.pageId, slug: collection.slug, kind: collection.kind })
    .from(collection)
    .where(eq(collection.id, input.key));
  if (known && known.pageId !== owned.id) return refuse('not_found');
  if (known && known.kind !== input.kind) return refuse('collection_kind', 'kind');
  const slug = await freeSlug(transaction, owned, input.key, slugOf(input.slug || known?.slug || title));
  const { titleEn, titleAr, descriptionEn, descriptionAr, seoTitle, seoDescription, state } = input;
  const sort = input.kind === 'rule' && input.sort === 'hand' ? 'newest' : input.sort;
  const said = { titleEn, titleAr, descriptionEn, descriptionAr, seoTitle, seoDescription, state, sort, slug, rules };
  const written = { ...said, mediaId: input.media, match: input.kind === 'rule' ? input.match : 'all' };
  if (known) {
    if (known.slug !== slug) await leadOn(transaction, owned, input.key, known.slug, slug);
    await transaction
      .update(collection)
      .set({ ...written, updatedAt: sql`now()` })
      .where(eq(collection.id, input.key));
    return ok(null);
  }
  const place = await freePlace(transaction, owned);
  if (place === null) return refuse('collections_max');
  await transaction.insert(collection).values({ ...written, id: input.key, pageId: owned.id, kind: input.kind, place });
  return ok(null);
}

/** The lowest place nobody has; null when all are taken. The page is locked, so it stays free. */
async function freePlace(transaction: ShopTransaction, owned: OwnedPage): Promise<number | null> {
  const rows = await transaction
    .select({ place: collection.place })
    .from(collection)
    .where(eq(collection.pageId, owned.id));
  const last = Math.max(0, ...rows.map((row) => row.place));
  if (last < collectionsMax) return last + 1;
  const taken = new Set(rows.map((row) => row.place));
  return Array.from({ length: collectionsMax }, (_, at) => at + 1).find((place) => !taken.has(place)) ?? null;
}

async function leadOn(
  transaction: ShopTransaction,
  owned: OwnedPage,
  id: Id<'collection'>,
  before: string,
  now: string,
): Promise<void> {
  const former = (slug: string) => and(eq(formerCollectionSlug.pageId, owned.id), eq(formerCollectionSlug.slug, slug));
  await transaction.delete(formerCollectionSlug).where(former(now));
  await transaction.insert(formerCollectionSlug).values({ pageId: owned.id, slug: before, collectionId: id });
}

/** The words, with a number where another collection of the page has that address, or had it. */
async function freeSlug(
  transaction: ShopTransaction,
  owned: OwnedPage,
  id: Id<'collection'>,
  base: string,
): Promise<string> {
  const wished = [base, ...Array.from({ length: 8 }, (_, at) => `${base}-${at + 2}`)];
  const taken = await transaction
    .select({ slug: collection.slug })
    .from(collection)
    .where(and(eq(collection.pageId, owned.id), ne(collection.id, id), inArray(collection.slug, wished)))
    .union(
      transaction
        .select({ slug: formerCollectionSlug.slug })
        .from(formerCollectionSlug)
        .where(
          and(
            eq(formerCollectionSlug.pageId, owned.id),
            ne(formerCollectionSlug.collectionId, id),
            inArray(formerCollectionSlug.slug, wished),
          ),
        ),
    );
  const held = new Set(taken.map((row) => row.slug));
  return wished.find((slug) => !held.has(slug)) ?? `${base}-${id.slice(-8)}`;
}
