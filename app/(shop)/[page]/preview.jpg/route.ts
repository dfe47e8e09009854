import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { pageByHandle } from '@/lib/shop/pages/queries';
import { answerPreview } from '../../_tiles/answer-preview';
import { leadRouteOn } from '../../_tiles/lead-route-on';
import { previewOfPage } from '../../_tiles/preview-of';

/** The picture that stands where this page is shared, in the language of the address. */
export async function GET(request: Request, { params }: { params: Promise<{ page: string }> }): Promise<Response> {
  const [actor, voice, { page: handle }] = await Promise.all([currentActor(), requestI18n(), params]);
  const page = await pageByHandle(actor, handle);
  return page ? answerPreview(request, previewOfPage(page, voice)) : leadRouteOn(handle, null, '/preview.jpg');
}
