import { currentActor } from '@/lib/platform/auth';
import { countryOf } from '@/lib/platform/named-country';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { textStream } from '@/lib/platform/text-stream';
import { networkOfRequest } from '@/lib/platform/visit';
import { voiceOf } from '@/lib/platform/voice';
import { zonesOf } from '@/lib/shop/delivery/model';
import { feeds, mediaType } from '@/lib/shop/exports/model';
import { feedMark, productsWithSales } from '@/lib/shop/exports/queries';
import { writeExport } from '@/lib/shop/exports/write-export';
import { pageByHandle } from '@/lib/shop/pages/queries';
import { addressesAt } from '../../../_tiles/addresses';
import { exportShop } from '../../../_tiles/export-shop';

type Asked = { params: Promise<{ page: string; file: string }> };

/**
 * What is on sale on a page, for machines: written as it is asked for, or told to be as it was. With a `country` it is what is sold
 * there, at its prices.
 */
export async function GET(request: Request, { params }: Asked): Promise<Response> {
  const [actor, { page: handle, file }] = [await currentActor(), await params];
  const page = await pageByHandle(actor, handle);
  const target = feeds.find((feed) => feed === file);
  const asked = new URL(request.url).searchParams.get('country');
  const to = countryOf(asked);
  if (!page?.feeds || !page.shopOpen || !target || (asked !== null && to === '')) return problem(404, 'not_found');
  if (!(await allow('feed-network', await networkOfRequest())))
    return problem(429, 'too_many', { 'Retry-After': '600' });
  const mark = `"${target}.${to}.${await feedMark(actor, page.id)}"`;
  const headers = { ETag: mark, 'Cache-Control': 'public, max-age=60', 'Content-Type': mediaType(target) };
  const has = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? [];
  if (has.some((one) => one.replace(/^W\//, '') === mark)) return new Response(null, { status: 304, headers });
  const addresses = await addressesAt(page.handle, voiceOf(page.languages[0] === 'ar' ? 'ar' : 'en').href);
  const selling = { ...page, currency: page.delivery.price.currency };
  const countries = page.delivery.countries.filter((country) => to === '' || country === to);
  const delivery = { zones: zonesOf(page.delivery), countries };
  const shop = exportShop(selling, addresses, { counts: false, to, delivery });
  const products = productsWithSales(actor, page.id, addresses.picture, { ...shop, to });
  return new Response(textStream(writeExport(target, shop, products)), { headers });
}
