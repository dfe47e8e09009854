import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { addReviewPhoto } from '@/lib/shop/reviews/add-review-photo';
import { myReviewPath } from '@/lib/shop/reviews/queries';

/**
 * Takes one photograph of one's own review: `multipart/form-data` with `review` and `file`; then back, with how it went.
 * The proxy has checked origin and length.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  // Nobody's eleven megabytes are read.
  if (actor.kind !== 'person') return problem(401, 'sign_in');
  const form = await request.formData().catch(() => null);
  const reviewId = parseId('review', form?.get('review'));
  const back = reviewId && (await myReviewPath(actor, reviewId));
  if (!form || !reviewId || !back) return problem(404, 'not_found');
  const fault = await take(actor, reviewId, form.get('file'));
  const said = new URLSearchParams(fault === null ? { added: '1' } : { fault });
  const prefix = new URL(request.url).searchParams.get('lang') === 'ar' ? '/ar' : '';
  const to = `${prefix}${back}?${said}#photos`;
  return new Response(null, { status: 303, headers: { Location: to, 'Cache-Control': 'no-store' } });
}

/** Why it was not taken; null when it was. */
async function take(actor: PersonActor, review: Id<'review'>, file: FormDataEntryValue | null): Promise<string | null> {
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return 'required';
  if (!(await allow('review-photo', actor.personId))) return 'too_many';
  const added = await addReviewPhoto(actor, review, new Uint8Array(await file.arrayBuffer()));
  return added.ok ? null : added.code;
}
