import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { isInsightFile, writeInsights } from '@/lib/shop/insights/write-insights';
import { loadPage } from '../../load-page';
import { grainAsked, readInsights } from '../read-insights';

type Asked = { params: Promise<{ page: string; file: string }> };

/** What the screen shows, as a file. Nobody in between may keep it. */
export async function GET(request: Request, { params }: Asked): Promise<Response> {
  const { page: handle, file } = await params;
  const { actor, page } = await loadPage(handle, 'see_insights');
  if (!isInsightFile(file)) return problem(404, 'not_found');
  if (!(await allow('owner-export', actor.personId))) return problem(429, 'too_many');
  const grain = grainAsked(new URL(request.url).searchParams.get('by'));
  const { summary } = await readInsights(actor, page, grain);
  return new Response(writeInsights(file, summary), {
    headers: {
      'Content-Type': file.endsWith('.csv') ? 'text/csv; charset=utf-8; header=present' : 'application/json',
      'Content-Disposition': `attachment; filename="${page.handle}-${grain}-${file}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
