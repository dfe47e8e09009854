import { savedHere } from '@/app/(social)/_lists/hearts';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { readForm } from '@/lib/platform/read-form';
import { requestI18n } from '@/lib/platform/request';
import { networkOfRequest } from '@/lib/platform/visit';
import { statusOfRefusal } from '@/lib/shop/vision/asked/answer-request';
import { maySearch } from '@/lib/shop/vision/asked/may-search';
import { findByPicture } from '@/lib/shop/vision/find-by-picture';
import { readPictureSearch } from '@/lib/shop/vision/schema';
import { tellFindings } from '../told';

/**
 * What the screen beside it asks: the form of a search by picture, answered in finished words of the language of the address.
 * Programs ask `/api/visual-search`. Origin and length were checked before.
 */
export async function POST(request: Request): Promise<Response> {
  const [actor, voice] = await Promise.all([currentActor(), requestI18n()]);
  if (!(await maySearch(actor, await networkOfRequest()))) return problem(429, 'too_many');
  const form = await readForm(request);
  if (form === null) return problem(400, 'invalid');
  const asked = await readPictureSearch(form);
  if (!asked.ok) return problem(statusOfRefusal(asked.code), asked.code);
  const found = await findByPicture(actor, asked.value);
  if (!found.ok) return problem(statusOfRefusal(found.code), found.code);
  return Response.json(tellFindings(found.value, voice, await savedHere()), {
    headers: { 'Cache-Control': 'no-store' },
  });
}
