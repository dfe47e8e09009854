import { problem } from '@/lib/platform/problem';
import { requestI18n } from '@/lib/platform/request';
import { presentPath } from './lead-on';

/** As `leadOn`, for routes: 308 to the same thing at the present address of a page or product, or 404. */
export async function leadRouteOn(handle: string, slug: string | null, rest: string): Promise<Response> {
  const to = await presentPath(handle, slug);
  if (to === null) return problem(404, 'not_found');
  const location = (await requestI18n()).href(to + rest);
  return new Response(null, { status: 308, headers: { Location: location, 'Cache-Control': 'public, max-age=300' } });
}
