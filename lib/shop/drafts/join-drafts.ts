import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { media } from '@/db/schema/shop/page';
import { productMedia } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type Result, refuse } from '@/lib/kernel/result';
import { type JoinColoursRefusal, joinColours } from '@/lib/shop/catalog/join-colours';
import type { ProductList } from '@/lib/shop/catalog/schema';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { pageRefusal, requireMember } from '@/lib/shop/ownership/queries';
import { readPhoto } from '@/lib/shop/vision/drafted/read-photo';
import { optionTold, valueTold } from './colour-words';

/**
 * Makes one draft with a choice of colours of several, because its owner says so: what each colour is called is told by the first photo of
 * its draft. Refusals: those of `joinColours`; `colour_unclear` (a photo tells no one colour), those of `changePage`.
 */
export async function joinDrafts(
  actor: Actor,
  { page, products }: ProductList,
): Promise<Result<Id<'product'>, JoinColoursRefusal | 'colour_unclear' | PageRefusal>> {
  if (!(await requireMember(actor, page, 'change_catalog'))) return refuse(await pageRefusal(actor, page));
  const ids = [...new Set(products)];
  const faces = await facesOf(page, ids);
  const told = await Promise.all(ids.map((id) => readPhoto(faces.get(id) ?? '')));
  const colours = ids.flatMap((id, at) => {
    const colour = told[at]?.colour ?? null;
    return colour === null ? [] : [{ id, colour }];
  });
  if (colours.length < ids.length) return refuse('colour_unclear');
  return changePage(actor, page, 'change_catalog', (transaction, owned) =>
    joinColours(
      transaction,
      owned,
      optionTold(owned),
      colours.map(({ id, colour }) => ({ id, value: valueTold(colour, owned) })),
    ),
  );
}

/** The key of the first photo of each. */
async function facesOf(page: Id<'page'>, products: readonly Id<'product'>[]): Promise<Map<Id<'product'>, string>> {
  const rows = await shopDb()
    .select({ product: productMedia.productId, key: media.key })
    .from(productMedia)
    .innerJoin(media, eq(media.id, productMedia.mediaId))
    .where(and(eq(media.pageId, page), inArray(productMedia.productId, [...products])))
    .orderBy(asc(productMedia.position));
  const faces = new Map<Id<'product'>, string>();
  for (const { product, key } of rows) if (!faces.has(product)) faces.set(product, key);
  return faces;
}
