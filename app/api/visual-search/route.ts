import { currentActor } from '@/lib/platform/auth';
import { networkOfRequest } from '@/lib/platform/visit';
import { answerPictureRequest } from '@/lib/shop/vision/asked/answer-request';

/**
 * Finds products by a picture: `multipart/form-data`, answered as docs/api/visual-search.openapi.json says. Nothing of the picture is
 * kept. A refusal is a problem whose `detail` says in the language of `?lang=` what to do. The proxy has checked origin and length.
 */
export async function POST(request: Request): Promise<Response> {
  return answerPictureRequest(await currentActor(), await networkOfRequest(), request);
}
