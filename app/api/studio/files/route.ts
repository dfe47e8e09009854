import { parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { beginFile } from '@/lib/shop/files/begin-file';
import { receiveFilePiece } from '@/lib/shop/files/receive-file-piece';
import { BeginFile, ReceiveFilePiece } from '@/lib/shop/files/schema';
import { takeWholeFile } from '@/lib/shop/files/take-whole-file';
import { ownedHandle } from '@/lib/shop/ownership/queries';

const statusOf = {
  ...{ not_found: 404, not_allowed: 403, piece_wrong: 409, files_max: 409, files_room: 409, storage_full: 409 },
  ...{ file_empty: 422, file_unnamed: 422, goods_too_big: 413, invalid: 422 },
} as const;

/**
 * Takes a file that a product is delivered as, as `multipart/form-data`. A script says `page`, `product`, `name`, `modified`, `bytes` and for which
 * `variant` or in place of which file, `newer`, it is, and is answered the id and how much is there; then it sends `page`, `product`, `upload`,
 * `at` and a `piece` after the other. A plain form sends all of a short one in `file`.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind !== 'person') return problem(401, 'sign_in');
  const form = await request.formData().catch(() => null);
  if (form === null) return problem(404, 'not_found');
  const said = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
  const piece = form.get('piece');
  if (!(await allow('owner-piece', actor.personId))) return problem(429, 'too_many');
  if (piece instanceof File) {
    const asked = ReceiveFilePiece.safeParse(said);
    if (!asked.success) return problem(400, 'invalid');
    return answer(await receiveFilePiece(actor, asked.data, new Uint8Array(await piece.arrayBuffer())));
  }
  const whole = form.get('file');
  const named = whole instanceof File ? { ...said, name: whole.name, bytes: String(whole.size) } : said;
  const asked = BeginFile.safeParse(named);
  if (!(whole instanceof File)) {
    return asked.success
      ? answer(await beginFile(actor, asked.data))
      : answer({ ok: false, code: faultOf(asked.error) });
  }
  const page = parseId('page', said.page);
  const handle = page && (await ownedHandle(actor, page));
  if (!handle) return problem(404, 'not_found');
  const taken = asked.success
    ? await takeWholeFile(actor, asked.data, new Uint8Array(await whole.arrayBuffer()))
    : { ok: false as const, code: faultOf(asked.error) };
  const prefix = new URL(request.url).searchParams.get('lang') === 'ar' ? '/ar' : '';
  const product = parseId('product', said.product) ?? '';
  const address = `${prefix}/studio/${handle}/products/${product}/files${taken.ok ? '' : `?refused=${taken.code}`}`;
  return new Response(null, { status: 303, headers: { Location: address, 'Cache-Control': 'no-store' } });
}

function faultOf({ issues }: { issues: readonly { message: string }[] }) {
  const code = issues[0]?.message;
  return code === 'file_empty' || code === 'file_unnamed' || code === 'goods_too_big' ? code : 'invalid';
}

function answer(result: { ok: true; value: unknown } | { ok: false; code: keyof typeof statusOf }): Response {
  if (!result.ok) return problem(statusOf[result.code], result.code);
  return Response.json(result.value, { status: 201, headers: { 'Cache-Control': 'no-store' } });
}
