import { parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { ingestImage } from '@/lib/shop/media/ingest-image';

const statusOf = {
  not_found: 404,
  not_allowed: 403,
  file_empty: 422,
  file_too_big: 413,
  not_an_image: 415,
  too_many_pixels: 422,
  broken_image: 422,
  storage_full: 409,
  busy: 503,
} as const;

/**
 * Takes one photograph into a page the actor owns: `multipart/form-data` with `page`, `file` and perhaps
 * `alt`, or the bare bytes with `?page=`. Answers `{ mediaId, key, width, height, blur, colour }`, or a
 * problem with the refusal's code, `too_many` for a person who sends photos without end. The proxy has checked
 * origin and length.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind !== 'person') return problem(401, 'sign_in');
  if (!(await allow('owner-photo', actor.personId))) return problem(429, 'too_many');
  const sent = await readBody(request).catch(() => null);
  if (sent === null) return problem(400, 'invalid');
  const pageId = parseId('page', sent.page);
  if (pageId === null) return problem(404, 'not_found');
  const stored = await ingestImage(actor, pageId, sent.bytes, { alt: sent.alt });
  if (!stored.ok) return problem(statusOf[stored.code], stored.code);
  return Response.json(stored.value, { status: 201, headers: { 'Cache-Control': 'no-store' } });
}

async function readBody(request: Request): Promise<{ page: unknown; bytes: Uint8Array; alt: string } | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) {
    const page = new URL(request.url).searchParams.get('page');
    return { page, bytes: new Uint8Array(await request.arrayBuffer()), alt: '' };
  }
  const form = await request.formData();
  const file = form.get('file');
  if (!(file instanceof File)) return null;
  const alt = form.get('alt');
  return {
    page: form.get('page'),
    bytes: new Uint8Array(await file.arrayBuffer()),
    alt: typeof alt === 'string' ? alt : '',
  };
}
