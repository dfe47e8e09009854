import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { productOnPage } from '@/lib/shop/catalog/queries';
import { answerPreview } from '../../../_tiles/answer-preview';
import { leadRouteOn } from '../../../_tiles/lead-route-on';
import { previewOfProduct } from '../../../_tiles/preview-of';
import { decodedSegment } from '../address';

type Asked = { params: Promise<{ page: string; product: string }> };

/**
 * The picture that stands where this product is shared, in the language of the address. It is seen in every country, so it has the
 * page's own price.
 */
export async function GET(request: Request, { params }: Asked): Promise<Response> {
  const [actor, voice, { page, product }] = await Promise.all([currentActor(), requestI18n(), params]);
  const found = await productOnPage(actor, decodedSegment(page), decodedSegment(product));
  if (found) return answerPreview(request, previewOfProduct(found.product, found.seller, voice));
  return leadRouteOn(decodedSegment(page), decodedSegment(product), '/preview.jpg');
}
