import { parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { beginImport } from '@/lib/shop/imports/begin-import';
import { BeginImport } from '@/lib/shop/imports/schema';
import { ownedHandle } from '@/lib/shop/ownership/queries';

const statusOf = { not_found: 404, not_allowed: 403, file_empty: 422, file_too_big: 413, import_running: 409 } as const;

/**
 * Takes a catalogue file into a page the actor owns: `multipart/form-data` with `page`, `file`, and perhaps `currency` and `newState`.
 * A script (`Accept: application/json`) is answered the id or a problem, a plain form is led to the import or back with the reason.
 * Origin and length were checked before.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind !== 'person') return problem(401, 'sign_in');
  const form = await request.formData().catch(() => null);
  const pageId = parseId('page', form?.get('page'));
  const handle = pageId === null ? null : await ownedHandle(actor, pageId);
  const file = form?.get('file');
  if (form === null || handle === null || !(file instanceof File)) return problem(404, 'not_found');
  if (!(await allow('owner-import', actor.personId))) return problem(429, 'too_many');
  const typed = { currency: form.get('currency') || undefined, newState: form.get('newState') || undefined };
  const read = BeginImport.safeParse({ page: pageId, name: file.name, wishes: typed });
  if (!read.success) return problem(400, 'invalid');
  const begun = await beginImport(actor, { ...read.data, bytes: new Uint8Array(await file.arrayBuffer()) });
  if (request.headers.get('accept')?.includes('application/json')) {
    if (!begun.ok) return problem(statusOf[begun.code], begun.code);
    return Response.json({ id: begun.value }, { status: 201, headers: { 'Cache-Control': 'no-store' } });
  }
  const prefix = new URL(request.url).searchParams.get('lang') === 'ar' ? '/ar' : '';
  const to = begun.ok ? `/${begun.value}` : `?refused=${begun.code}`;
  const headers = { Location: `${prefix}/studio/${handle}/import${to}`, 'Cache-Control': 'no-store' };
  return new Response(null, { status: 303, headers });
}
