import { parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { ownedHandle } from '@/lib/shop/ownership/queries';
import { beginRestore } from '@/lib/shop/restores/begin-restore';
import { receivePiece } from '@/lib/shop/restores/receive-piece';
import { BeginRestore, ReceivePiece } from '@/lib/shop/restores/schema';
import { takeWhole } from '@/lib/shop/restores/take-whole';

const statusOf = {
  ...{ not_found: 404, not_allowed: 403, piece_wrong: 409, restore_running: 409, restore_not_empty: 409 },
  ...{ file_empty: 422, file_too_big: 413 },
} as const;

/**
 * Takes an archive back into a page the actor owns, as `multipart/form-data`. A script says `page`, `name` and `bytes` and is answered
 * the id and how much is there; then it sends `page`, `restore`, `at` and a `piece` after the other. A plain form sends all in `file`.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind !== 'person') return problem(401, 'sign_in');
  const form = await request.formData().catch(() => null);
  const page = parseId('page', form?.get('page'));
  if (form === null || page === null) return problem(404, 'not_found');
  const piece = form.get('piece');
  if (!(await allow(piece ? 'owner-piece' : 'owner-import', actor.personId))) return problem(429, 'too_many');
  if (piece instanceof File) {
    const asked = ReceivePiece.safeParse({ page, restore: form.get('restore'), at: form.get('at') });
    if (!asked.success) return problem(400, 'invalid');
    return answer(await receivePiece(actor, asked.data, new Uint8Array(await piece.arrayBuffer())));
  }
  const file = form.get('file');
  if (!(file instanceof File)) {
    const asked = BeginRestore.safeParse({ page, name: form.get('name'), bytes: form.get('bytes') });
    const code = asked.success ? null : asked.error.issues[0]?.message;
    if (!asked.success) return problem(422, code === 'file_too_big' || code === 'file_empty' ? code : 'invalid');
    return answer(await beginRestore(actor, asked.data));
  }
  const handle = await ownedHandle(actor, page);
  if (handle === null) return problem(404, 'not_found');
  const taken = await takeWhole(actor, page, file.name, new Uint8Array(await file.arrayBuffer()));
  const prefix = new URL(request.url).searchParams.get('lang') === 'ar' ? '/ar' : '';
  const why = taken.ok ? '' : `?refused=${taken.code}`;
  const headers = { Location: `${prefix}/studio/${handle}/come-back${why}`, 'Cache-Control': 'no-store' };
  return new Response(null, { status: 303, headers });
}

function answer(result: { ok: true; value: unknown } | { ok: false; code: keyof typeof statusOf }): Response {
  if (!result.ok) return problem(statusOf[result.code], result.code);
  return Response.json(result.value, { status: 201, headers: { 'Cache-Control': 'no-store' } });
}
