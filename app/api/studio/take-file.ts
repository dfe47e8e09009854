import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, parseId } from '@/lib/kernel/ids';
import type { Result } from '@/lib/kernel/result';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { ownedHandle } from '@/lib/shop/ownership/queries';

type Sent = { readonly page: Id<'page'>; readonly file: File; readonly form: FormData };

/**
 * Takes a file into a page of whoever sends it: `multipart/form-data` with `page` and `file`. A script (`Accept: application/json`) is
 * answered the id of what was begun or a problem, a plain form is led below `place` of the page's studio, or back with the reason.
 * Origin and length were checked before.
 */
export async function takeFile<Code extends string>(
  request: Request,
  place: 'import' | 'move',
  statusOf: Readonly<Record<Code, number>>,
  take: (actor: PersonActor, sent: Sent) => Promise<Result<string, Code>>,
): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind !== 'person') return problem(401, 'sign_in');
  const form = await request.formData().catch(() => null);
  const page = parseId('page', form?.get('page'));
  const handle = page === null ? null : await ownedHandle(actor, page);
  const file = form?.get('file');
  if (form === null || page === null || handle === null || !(file instanceof File)) return problem(404, 'not_found');
  if (!(await allow('owner-import', actor.personId))) return problem(429, 'too_many');
  const begun = await take(actor, { page, file, form });
  if (request.headers.get('accept')?.includes('application/json')) {
    if (!begun.ok) return problem(statusOf[begun.code], begun.code);
    return Response.json({ id: begun.value }, { status: 201, headers: { 'Cache-Control': 'no-store' } });
  }
  const prefix = new URL(request.url).searchParams.get('lang') === 'ar' ? '/ar' : '';
  const to = begun.ok ? `/${begun.value}` : `?refused=${begun.code}`;
  const headers = { Location: `${prefix}/studio/${handle}/${place}${to}`, 'Cache-Control': 'no-store' };
  return new Response(null, { status: 303, headers });
}
