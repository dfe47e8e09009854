import { fetchCopy } from '@/lib/identity/copies/fetch-copy';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { textStream } from '@/lib/platform/text-stream';

type Asked = { params: Promise<{ token: string }> };

/** A copy on its way to whose it is, once: to everybody else, and the second time, there is nothing here. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const [actor, { token }] = await Promise.all([currentActor(), params]);
  const found = actor.kind === 'person' ? await fetchCopy(actor, token) : null;
  if (!found?.ok) return problem(404, 'not_found');
  return new Response(textStream(found.value.pieces), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(found.value.bytes),
      'Content-Disposition': 'attachment; filename="souk-my-data.zip"',
      'Cache-Control': 'private, no-store',
    },
  });
}

/** Looking whether it is there would spend it. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: 'GET', 'Cache-Control': 'no-store' } });
}
