import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { requestDomain } from '@/lib/platform/request';
import { voiceOf } from '@/lib/platform/voice';
import { xmlText } from '@/lib/platform/xml';
import { placesOfPage } from '@/lib/shop/domains/queries';
import { addressesAt } from '../../_tiles/addresses';

/** The map of a page at its own domain: itself and its products, in both languages. At our own name it is part of the site's. */
export async function GET(_request: Request, { params }: { params: Promise<{ page: string }> }): Promise<Response> {
  const { page: handle } = await params;
  if ((await requestDomain()) === null) return problem(404, 'not_found');
  const places = await placesOfPage(await currentActor(), handle);
  const voices = await Promise.all((['en', 'ar'] as const).map((locale) => addressesAt(handle, voiceOf(locale).href)));
  const lines = places.flatMap((place) => voices.map(({ page }) => `<url><loc>${xmlText(page(place))}</loc></url>`));
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n';
  return new Response(`${head}${lines.join('\n')}\n</urlset>\n`, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
}
