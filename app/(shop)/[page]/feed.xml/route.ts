import { currentActor } from '@/lib/platform/auth';
import { voiceOf } from '@/lib/platform/voice';
import { newestOfPage } from '@/lib/shop/descriptions/queries';
import { writeFeed } from '@/lib/shop/descriptions/write-feed';
import { pageByHandle } from '@/lib/shop/pages/queries';
import { addressesAt } from '../../_tiles/addresses';
import { leadRouteOn } from '../../_tiles/lead-route-on';

/** RSS of a page's newest products, in the language the page leads with. */
export async function GET(_request: Request, { params }: { params: Promise<{ page: string }> }): Promise<Response> {
  const actor = await currentActor();
  const { page: handle } = await params;
  const page = await pageByHandle(actor, handle);
  if (!page) return leadRouteOn(handle, null, '/feed.xml');
  const locale = page.languages[0] === 'ar' ? 'ar' : 'en';
  const feed = writeFeed(
    page,
    locale,
    await newestOfPage(actor, page.id),
    await addressesAt(handle, voiceOf(locale).href),
  );
  return new Response(feed, {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8', 'Cache-Control': 'public, max-age=300' },
  });
}
