import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { requestI18n } from '@/lib/platform/request';
import { productBySlug, relatedProducts } from '@/lib/shop/catalog/queries';
import type { TileView } from '../../../_tiles/tile';
import { tileView } from '../../../_tiles/tile-view';
import { decodedSegment } from '../address';

type Asked = { params: Promise<{ page: string; product: string }> };

/**
 * Other products near this one, as tiles in the language of the address. Apart from the page, which most people
 * leave before they see them: they would be half of its bytes and of the work of making it.
 */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const [actor, voice, { page, product: slug }] = await Promise.all([currentActor(), requestI18n(), params]);
  const product = await productBySlug(actor, page, decodedSegment(slug));
  if (!product) return problem(404, 'not_found');
  const tiles: TileView[] = (await relatedProducts(actor, product)).map((near) =>
    tileView(near, voice, { seller: true, blur: false }),
  );
  return Response.json(tiles, { headers: { 'Cache-Control': 'public, max-age=60' } });
}
