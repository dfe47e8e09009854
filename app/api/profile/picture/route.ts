import { setPicture } from '@/lib/identity/pictures/set-picture';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';

/**
 * Takes the picture of one's profile: `multipart/form-data` with `file`; then back, with how it went. The proxy has checked
 * origin and length.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  // Nobody's eleven megabytes are read.
  if (actor.kind !== 'person') return problem(401, 'sign_in');
  const file = (await request.formData().catch(() => null))?.get('file');
  const missing = !(file instanceof File) || (file.size === 0 && file.name === '');
  const kept = missing ? null : await setPicture(actor, new Uint8Array(await file.arrayBuffer()));
  const fault = kept === null ? 'required' : kept.ok ? null : kept.code;
  const said = new URLSearchParams(fault === null ? { picture: 'kept' } : { fault });
  const prefix = new URL(request.url).searchParams.get('lang') === 'ar' ? '/ar' : '';
  const to = `${prefix}/settings/profile?${said}#picture`;
  return new Response(null, { status: 303, headers: { Location: to, 'Cache-Control': 'no-store' } });
}
