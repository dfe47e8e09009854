import { shopperCountry } from '@/app/_country/shopper-country';
import { savedHere } from '@/app/(social)/_lists/hearts';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { requestI18n } from '@/lib/platform/request';
import type { ProductCard } from '@/lib/shop/catalog/model';
import { productBySlug, relatedProducts } from '@/lib/shop/catalog/queries';
import { shelfOf } from '@/lib/shop/taxonomy/tree';
import { completingProducts, similarProducts } from '@/lib/shop/vision/alike/queries';
import { tileView } from '../../../_tiles/tile-view';
import { decodedSegment } from '../address';
import type { NearbyPart } from '../nearby';

type Asked = { params: Promise<{ page: string; product: string }> };

/**
 * Other products near this one (alike, going with it, of its shop and shelf), as tiles in the language of the address; each once.
 * Prices are those of her country, so nobody but her browser keeps the answer. While very many look, what is alike and what goes with it are left out, and the answer is not kept; nor is that of
 * somebody signed in, which says what she saved.
 * Apart from the page, which most people leave before they see them: they would be half of its bytes and of the work of making it.
 */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const [actor, voice, { page, product: slug }] = await Promise.all([currentActor(), requestI18n(), params]);
  const to = await shopperCountry();
  const product = await productBySlug(actor, page, decodedSegment(slug), to);
  if (!product) return problem(404, 'not_found');
  const subject = { id: product.id, category: shelfOf(product.category) };
  const [known, alike, completing, related] = await Promise.all([
    savedHere(),
    similarProducts(actor, subject, { limit: 5, to }),
    completingProducts(actor, subject, { to }),
    relatedProducts(actor, product, { to }),
  ]);
  const shown = new Set<string>();
  // What she saved since is to be seen at once.
  const isKept = alike.ok && completing.ok && actor.kind !== 'person';
  const part = (title: string, products: readonly ProductCard[]): NearbyPart => {
    const fresh = products.filter(({ id }) => !shown.has(id) && shown.add(id));
    return {
      title,
      tiles: fresh.map((near) => tileView(near, voice, { seller: true, blur: false })),
      saved: fresh.flatMap(({ id }) => (known.has(id) ? [id] : [])),
    };
  };
  const parts = [
    part(voice.t('vision.similar'), alike.ok ? alike.value : []),
    part(voice.t('vision.goes_with'), completing.ok ? completing.value : []),
    part(voice.t('shop.related'), related),
  ].filter(({ tiles }) => tiles.length > 0);
  return Response.json(parts, { headers: { 'Cache-Control': isKept ? 'private, max-age=60' : 'no-store' } });
}
