import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { ingestImage } from '@/lib/shop/media/ingest-image';
import { ownedHandle } from '@/lib/shop/ownership/queries';
import { goalOf } from './goal';

/**
 * The plain forms of the studio: photos in one `multipart/form-data` (`page`, `file` repeated, and where they go:
 * `goal.ts`); then back, with how many were not taken and why.
 * Origin and length were checked before.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind !== 'person') return problem(401, 'sign_in');
  const form = await request.formData().catch(() => null);
  const pageId = parseId('page', form?.get('page'));
  const handle = pageId === null ? null : await ownedHandle(actor, pageId);
  if (form === null || pageId === null || handle === null) return problem(404, 'not_found');
  const { address, most, put } = goalOf(form);
  const files = form
    .getAll('file')
    .filter((file) => file instanceof File && file.size > 0)
    .slice(0, most);
  const { media, why } = await storeAll(actor, pageId, files);
  // Without a photo nothing is put: that would take the logo down.
  const made = media.length > 0 ? await put(actor, pageId, media) : { ok: true as const };
  const failed = files.length - (made.ok ? media.length : 0);
  const prefix = new URL(request.url).searchParams.get('lang') === 'ar' ? '/ar' : '';
  const told = failed > 0 ? `?${new URLSearchParams({ failed: String(failed), why: made.ok ? why : made.code })}` : '';
  const to = `${prefix}/studio/${handle}/${address}${told}`;
  return new Response(null, { status: 303, headers: { Location: to, 'Cache-Control': 'no-store' } });
}

/** Stores what can be stored, and tells why the last that could not was refused. */
async function storeAll(actor: PersonActor, pageId: Id<'page'>, files: readonly FormDataEntryValue[]) {
  const media: Id<'media'>[] = [];
  let why = '';
  for (const file of files) {
    if (!(file instanceof File)) continue;
    if (!(await allow('owner-photo', actor.personId))) return { media, why: 'too_many' };
    const stored = await ingestImage(actor, pageId, new Uint8Array(await file.arrayBuffer()));
    if (stored.ok) media.push(stored.value.mediaId);
    else why = stored.code;
  }
  return { media, why };
}
