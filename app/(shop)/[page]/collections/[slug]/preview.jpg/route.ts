import { problem } from '@/lib/platform/problem';
import { requestI18n } from '@/lib/platform/request';
import { answerPreview } from '../../../../_tiles/answer-preview';
import { presentPath } from '../present-path';
import { previewOfCollection } from '../preview-of';
import { readCollection } from '../read-collection';

type Asked = { params: Promise<{ page: string; slug: string }> };

/** The picture that stands where this collection is shared, in the language of the address. */
export async function GET(request: Request, { params }: Asked): Promise<Response> {
  const [voice, { page, slug }] = await Promise.all([requestI18n(), params]);
  const found = await readCollection(page, slug);
  if (found) return answerPreview(request, previewOfCollection(found.collection, found.page, voice));
  const to = await presentPath(page, slug);
  if (to === null) return problem(404, 'not_found');
  const headers = { Location: voice.href(`${to}/preview.jpg`), 'Cache-Control': 'public, max-age=300' };
  return new Response(null, { status: 308, headers });
}
