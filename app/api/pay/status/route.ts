import { parseId } from '@/lib/kernel/ids';
import { tapStanding } from '@/lib/money/tap/queries';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';

/** How one of the caller's own purchases stands, for a page that waits. Reads only. */
export async function GET(request: Request): Promise<Response> {
  const purchaseId = parseId('purchase', new URL(request.url).searchParams.get('purchase'));
  const standing = purchaseId && (await tapStanding(await currentActor(), purchaseId));
  if (!standing) return problem(404, 'not_found');
  return Response.json(standing, { headers: { 'Cache-Control': 'private, no-store' } });
}
