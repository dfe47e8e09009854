import { requestI18n } from '@/lib/platform/request';
import { answerPreview } from '../../../_tiles/answer-preview';
import { leadRouteOn } from '../../../_tiles/lead-route-on';
import { previewOfProduct } from '../../../_tiles/preview-of';
import { decodedSegment } from '../address';
import { readProduct } from '../read-product';

type Asked = { params: Promise<{ page: string; product: string }> };

/** The picture that stands where this product is shared, in the language of the address. */
export async function GET(request: Request, { params }: Asked): Promise<Response> {
  const [voice, { page, product }] = await Promise.all([requestI18n(), params]);
  const found = await readProduct(page, product);
  if (found) return answerPreview(request, previewOfProduct(found.product, found.seller, voice));
  return leadRouteOn(decodedSegment(page), decodedSegment(product), '/preview.jpg');
}
