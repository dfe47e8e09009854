import { createHash } from 'node:crypto';
import { actorKey } from '@/lib/identity/actor/model';
import { parseId } from '@/lib/kernel/ids';
import { fileToSend } from '@/lib/money/orders/files/queries';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { spanAsked } from '@/lib/shop/files/model';
import { readBytes } from '@/lib/shop/files/read-bytes';
import { buyingActor } from '../../../../own-actor';

type Asked = { params: Promise<{ order: string; file: string }> };

/**
 * A file that the asker bought, whole or the part she asks for, so that a download that broke off goes on. Everybody else, and she
 * herself before it is paid or after its money is back, hears what is said of a missing one. Nobody keeps it on the way.
 */
export async function GET(request: Request, { params }: Asked): Promise<Response> {
  const [asked, actor] = await Promise.all([params, buyingActor()]);
  const [orderId, fileId, owner] = [parseId('order', asked.order), parseId('file', asked.file), actorKey(actor)];
  const file = orderId && fileId && owner && (await fileToSend(actor, orderId, fileId));
  if (!file) return problem(404, 'not_found');
  if (!(await allow('download-owner', owner))) return problem(429, 'too_many', { 'Retry-After': '600' });
  // Of another version nothing may be joined on to what came.
  const tag = `"${createHash('sha256').update(file.key).digest('base64url').slice(0, 22)}"`;
  const goesOn = [null, tag].includes(request.headers.get('if-range'));
  const span = spanAsked(goesOn ? request.headers.get('range') : null, file.bytes);
  if (span === 'unsatisfiable') return problem(416, 'invalid', { 'Content-Range': `bytes */${file.bytes}` });
  const { from, to } = span ?? { from: 0, to: file.bytes };
  return new Response(readBytes(file.key, { from, to }), {
    status: span ? 206 : 200,
    headers: {
      // Whatever it is, nothing of this site opens it.
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${plainName(file.name)}"; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll("'", '%27')}`,
      'Content-Length': String(to - from),
      'Accept-Ranges': 'bytes',
      ...(span && { 'Content-Range': `bytes ${from}-${to - 1}/${file.bytes}` }),
      ETag: tag,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  });
}

/** The name for browsers that read nothing but ASCII. */
function plainName(name: string): string {
  return name.replaceAll(/[^\w .()-]/g, '_');
}
