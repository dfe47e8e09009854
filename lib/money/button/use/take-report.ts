import 'server-only';
import { addressHeader, networkOf } from '@/lib/platform/client-address';
import { mayBeCountedElsewhere } from '@/lib/platform/may-be-counted';
import { problem } from '@/lib/platform/problem';
import { countUse } from './count-use';
import { Report } from './schema';

/** Any page reads the answer, which says nothing: its key and origin are asked for when counts are written. */
const open = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' };
const bytesMax = 200;

/**
 * Takes what the button on a page of another site reports, and answers 204 with nothing in it, whether it was counted or not; 400 `invalid`
 * and 413 `too_large` for what no button sends, 429 `too_many` for one network's flood.
 */
export async function takeReport(request: Request): Promise<Response> {
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
