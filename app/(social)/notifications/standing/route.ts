import { z } from 'zod';
import { currentActor } from '@/lib/platform/auth';
import { standingNotices } from '@/lib/social/notices/queries';

const Asked = z.array(z.uuid()).max(100);

/**
 * Of the notices that a browser shows, those that are still new and still there: the service worker closes the others. None of them for
 * whoever is not signed in.
 */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  const asked = Asked.safeParse((new URL(request.url).searchParams.get('ids') ?? '').split(',').filter(Boolean));
  const ids = actor.kind === 'person' && asked.success ? await standingNotices(actor, asked.data) : [];
  return Response.json({ ids }, { headers: { 'cache-control': 'no-store' } });
}
