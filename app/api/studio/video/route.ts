import { parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { ownedHandle } from '@/lib/shop/ownership/queries';
import { beginVideo } from '@/lib/shop/videos/begin-video';
import { keepVideo } from '@/lib/shop/videos/keep-video';
import type { VideoTarget } from '@/lib/shop/videos/model';
import { receiveVideo } from '@/lib/shop/videos/receive-video';
import { BeginVideo, KeepVideo, ReceiveVideo } from '@/lib/shop/videos/schema';
import { takeVideo } from '@/lib/shop/videos/take-video';

const statusOf = {
  ...{ not_found: 404, not_allowed: 403, piece_wrong: 409, video_incomplete: 409, videos_max: 409, storage_full: 409 },
  ...{ file_empty: 422, file_too_big: 413, busy: 503, not_a_video: 415, video_hevc: 415, video_codec: 415 },
  ...{ video_sound_codec: 415, video_too_long: 422, video_too_large: 422, broken_video: 422 },
} as const;

/**
 * Takes a video for a product or post of a page the actor owns, as `multipart/form-data`. A script says `page`, `product` or `post`, `name`, `modified` and
 * `bytes` and is answered the id and how much is there; then it sends `page`, `video`, `at` and a `piece` after the other, and at last
 * `page`, `product` or `post`, and `video`. A plain form sends all in `file`, and is led back.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind !== 'person') return problem(401, 'sign_in');
  const form = await request.formData().catch(() => null);
  const page = parseId('page', form?.get('page'));
  if (form === null || page === null) return problem(404, 'not_found');
  const [piece, file] = [form.get('piece'), form.get('file')];
  if (!(await allow(piece ? 'owner-piece' : 'owner-photo', actor.personId))) return problem(429, 'too_many');
  if (piece instanceof File) {
    const asked = ReceiveVideo.safeParse({ page, video: form.get('video'), at: form.get('at') });
    if (!asked.success) return problem(400, 'invalid');
    return answer(await receiveVideo(actor, asked.data, new Uint8Array(await piece.arrayBuffer())));
  }
  if (file instanceof File) {
    const [handle, to] = [await ownedHandle(actor, page), targetOf(form)];
    if (handle === null || to === null) return problem(404, 'not_found');
    const taken = await takeVideo(actor, { page, to }, file.name, new Uint8Array(await file.arrayBuffer()));
    const prefix = new URL(request.url).searchParams.get('lang') === 'ar' ? '/ar' : '';
    const back = 'post' in to ? [`updates/${to.post}`, 'video'] : [`products/${to.product}`, 'refused'];
    const why = taken.ok ? '' : `?${back[1]}=${taken.code}`;
    const headers = { Location: `${prefix}/studio/${handle}/${back[0]}${why}`, 'Cache-Control': 'no-store' };
    return new Response(null, { status: 303, headers });
  }
  const fields = { page, to: targetOf(form), video: form.get('video') };
  const kept = KeepVideo.safeParse(fields);
  if (kept.success) return answer(await keepVideo(actor, kept.data));
  const said = { name: form.get('name'), modified: form.get('modified'), bytes: form.get('bytes') };
  const begun = BeginVideo.safeParse({ ...fields, ...said });
  if (begun.success) return answer(await beginVideo(actor, begun.data));
  const code = begun.error.issues.find(({ path }) => path[0] === 'bytes')?.message;
  return problem(422, code === 'file_too_big' || code === 'file_empty' ? code : 'invalid');
}

function targetOf(form: FormData): VideoTarget | null {
  const [product, post] = [parseId('product', form.get('product')), parseId('post', form.get('post'))];
  if (post) return { post };
  return product && { product };
}

function answer(result: { ok: true; value: unknown } | { ok: false; code: keyof typeof statusOf }): Response {
  if (!result.ok) return problem(statusOf[result.code], result.code);
  return Response.json(result.value, { status: 201, headers: { 'Cache-Control': 'no-store' } });
}
