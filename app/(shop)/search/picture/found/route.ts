import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { requestI18n } from '@/lib/platform/request';
import { findByPicture } from '@/lib/shop/vision/find-by-picture';
import { readPictureForm } from '../ask-of-form';
import { statusOf } from '../status-of';
import { tellFindings } from '../told';

/**
 * What the screen beside it asks: the form of a search by picture, answered in finished words of the language of the address.
 * Programs ask `/api/visual-search`. Origin and length were checked before.
 */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => null);
  const asked = form && (await readPictureForm(form));
  if (!asked) return problem(400, 'invalid');
  const [actor, voice] = await Promise.all([currentActor(), requestI18n()]);
  const found = await findByPicture(actor, asked);
  if (!found.ok) return problem(statusOf(found.code), found.code);
  return Response.json(tellFindings(found.value, voice), { headers: { 'Cache-Control': 'no-store' } });
}
