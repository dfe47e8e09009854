import 'server-only';
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { media } from '@/db/schema/shop/page';
import { product, productMedia } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok } from '@/lib/kernel/result';
import { translator } from '@/lib/platform/i18n';
import { joinColours } from '@/lib/shop/catalog/join-colours';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { requireMember } from '@/lib/shop/ownership/queries';
import { titleTold } from '@/lib/shop/vision/drafted/photo-words';
import { lettersOfPhoto, readPhoto } from '@/lib/shop/vision/drafted/read-photo';
import { groupedByColour } from '@/lib/shop/vision/drafted/same-form';
import type { ToldPhoto } from '@/lib/shop/vision/drafted/tell-picture';
import { languagesOf, optionTold, valueTold } from './colour-words';
import { batchMax } from './model';

/** A draft of one photo, and what the photo tells. */
type Untouched = Awaited<ReturnType<typeof untouchedDrafts>>[number];
type Told = ToldPhoto & Untouched;

/**
 * Says of the untouched drafts on a desk what their photos tell, in the languages of the page: title, shelf, words for who does not see
 * the photo. What a photo does not tell stays empty. With `whole` the desk is complete: of drafts that surely show one thing in other
 * colours one is made, with the colours as an option; what somebody split or changed is never put together again.
 * Without eyes, or on somebody else's page, nothing happens. Repeating it is harmless.
 */
export async function nameDrafts(actor: Actor, page: Id<'page'>, whole: boolean): Promise<void> {
  if (!(await requireMember(actor, page, 'change_catalog'))) return;
  const drafts = await untouchedDrafts(shopDb(), page);
  const told = new Map(await Promise.all(drafts.map(async ({ id, key }) => [id, await readPhoto(key)] as const)));
  const letters = whole ? await lettersOfAlike(drafts, told) : new Map();
  await changePage(actor, page, 'change_catalog', async (transaction, owned) => {
    // Somebody may have typed while the photos were looked at.
    const now = (await untouchedDrafts(transaction, page)).flatMap((draft) => {
      const photo = told.get(draft.id);
      return photo ? [{ ...draft, ...photo, letters: letters.get(draft.id) ?? null }] : [];
    });
    for (const one of now) if (one.title === '') await name(transaction, owned, one);
    const uploads = togetherDropped(now.filter((one) => one.letters !== null));
    for (const group of uploads.flatMap(groupedByColour)) {
      const coloured = group.flatMap(({ id, colour }) => (colour ? [{ id, value: valueTold(colour, owned) }] : []));
      await joinColours(transaction, owned, optionTold(owned), coloured);
    }
    return ok(null);
  });
}

/** The words on those that seem to come in several colours: to read them takes as long as all else. */
async function lettersOfAlike(
  drafts: readonly Untouched[],
  told: ReadonlyMap<Id<'product'>, ToldPhoto | null>,
): Promise<Map<Id<'product'>, readonly string[] | null>> {
  const seen = drafts.flatMap(({ id, key, createdAt }) => {
    const photo = told.get(id);
    return photo ? [{ ...photo, id, key, createdAt, letters: null }] : [];
  });
  const alike = togetherDropped(seen).flatMap(groupedByColour).flat();
  return new Map(await Promise.all(alike.map(async ({ id, key }) => [id, await lettersOfPhoto(key)] as const)));
}

/** Longer than this nobody waits between two photos of one desk, lost connections and all. */
const pauseMsMax = 30 * 60_000;

/** Drafts by the desk they came from: what lay here before is another thing that may look the same, and is not put together with new ones. */
function togetherDropped<Draft extends { readonly createdAt: Date }>(drafts: readonly Draft[]): Draft[][] {
  const uploads: Draft[][] = [];
  for (const draft of drafts) {
    const last = uploads.at(-1);
    const before = last?.at(-1)?.createdAt.getTime() ?? Number.NEGATIVE_INFINITY;
    if (last && draft.createdAt.getTime() - before <= pauseMsMax) last.push(draft);
    else uploads.push([draft]);
  }
  return uploads;
}

/** The drafts of one photo that nobody has changed since they were made, in the order of the desk. */
async function untouchedDrafts(within: Pick<ShopTransaction, 'select'>, page: Id<'page'>) {
  return within
    .select({
      id: product.id,
      title: product.title,
      photo: media.id,
      key: media.key,
      createdAt: product.createdAt,
    })
    .from(product)
    .innerJoin(productMedia, eq(productMedia.productId, product.id))
    .innerJoin(media, eq(media.id, productMedia.mediaId))
    .where(
      and(
        eq(product.pageId, page),
        eq(product.state, 'draft'),
        isNull(product.publishedAt),
        lte(product.updatedAt, product.createdAt),
        sql`${product.options} = '[]'`,
        sql`not exists (select from shop.product_media o where o.product_id = ${product.id} and o.media_id <> ${media.id})`,
      ),
    )
    .orderBy(asc(product.createdAt), asc(product.id))
    .limit(batchMax);
}

async function name(transaction: ShopTransaction, owned: OwnedPage, one: Told): Promise<void> {
  // The shelf that its page starts everything on is no word of the photo's: headphones in a gallery are not art.
  const [title = '', ...others] = languagesOf(owned).map((locale) => titleTold(one, locale, translator(locale)));
  if (title === '') return;
  // Search knows it in the other languages of the page too. Nobody has touched the draft by it: what was never changed since it was made.
  const updatedAt = sql`${product.createdAt} - interval '1 millisecond'`;
  const tags = others.filter((word) => word !== '');
  await transaction
    .update(product)
    .set({ title, tags, updatedAt, ...(one.shelf && { category: one.shelf }) })
    .where(eq(product.id, one.id));
  await transaction
    .update(media)
    .set({ alt: title })
    .where(and(eq(media.id, one.photo), eq(media.alt, '')));
}
