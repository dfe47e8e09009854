import { countUse } from '@/lib/money/button/use/count-use';
import { Report } from '@/lib/money/button/use/schema';
import { addressHeader, networkOf } from '@/lib/platform/client-address';
import { mayBeCountedElsewhere } from '@/lib/platform/may-be-counted';
import { problem } from '@/lib/platform/problem';

/** Any page reads the answer, which says nothing: its key and origin are asked for when counts are written. */
const open = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' };
const bytesMax = 200;

/** What the button on a page of another site reports: that it was seen, tapped, or kept from working. Counts, and nothing of who looks. */
export async function POST(request: Request): Promise<Response> {
  if (!(Number(request.headers.get('content-length') ?? bytesMax + 1) <= bytesMax))
    return problem(413, 'too_large', open);
  const report = Report.safeParse(Object.fromEntries(new URLSearchParams(await request.text())));
  if (!report.success) return problem(400, 'invalid', open);
  if (mayBeCountedElsewhere((name) => request.headers.get(name))) {
    const visit = { network: networkOf(request.headers.get(addressHeader) ?? ''), now: Date.now() };
    const counted = countUse(visit, { ...report.data, origin: request.headers.get('origin') ?? '' });
    if (!counted) return problem(429, 'too_many', { ...open, 'Retry-After': '60' });
  }
  return new Response(null, { status: 204, headers: open });
}
