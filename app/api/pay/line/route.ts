import { parseId } from '@/lib/kernel/ids';
import { askAgainSeconds, markOf } from '@/lib/money/openings/model';
import { standingWith } from '@/lib/money/openings/queries';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';

/** Whether the caller's place in a line has changed, as a mark to compare, and when to ask again. Reads only. */
export async function GET(request: Request): Promise<Response> {
  const openingId = parseId('opening', new URL(request.url).searchParams.get('opening'));
  const standing = openingId && (await standingWith(await currentActor(), openingId));
  if (!standing) return problem(404, 'not_found');
  const told = { mark: markOf(standing), seconds: askAgainSeconds(standing) };
  return Response.json(told, { headers: { 'Cache-Control': 'private, no-store' } });
}
