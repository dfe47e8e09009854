import { addressesIn } from '@/app/(shop)/_tiles/addresses';
import { exportShop } from '@/app/(shop)/_tiles/export-shop';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { textStream } from '@/lib/platform/text-stream';
import { voiceOf } from '@/lib/platform/voice';
import { fileName, isTarget, mediaType } from '@/lib/shop/exports/model';
import { hasCollections, ownersProducts, productsOnSale } from '@/lib/shop/exports/queries';
import { writeExport } from '@/lib/shop/exports/write-export';
import { marketsForOwner } from '@/lib/shop/markets/queries';
import { loadPage } from '../../load-page';

type Asked = { params: Promise<{ page: string; file: string }> };

/** The catalogue of a page as a file for its owner. Nobody in between may keep it. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const { page: handle, file } = await params;
  const { actor, page } = await loadPage(handle, 'export_catalog');
  if (!isTarget(file)) return problem(404, 'not_found');
  if (!(await allow('owner-export', actor.personId))) return problem(429, 'too_many');
  const addresses = addressesIn(voiceOf(page.languages[0] === 'ar' ? 'ar' : 'en').href);
  const products = file.startsWith('shopify')
    ? await ownersProducts(actor, page.id, addresses.picture)
    : productsOnSale(actor, page.id, addresses.picture);
  if (products === null) return problem(404, 'not_found');
  const [markets, collections] = [await marketsForOwner(actor, page.id), await hasCollections(actor, page.id)];
  const shop = exportShop(page, addresses, { counts: true, collections, markets });
  return new Response(textStream(writeExport(file, shop, products)), {
    headers: {
      'Content-Type': mediaType(file),
      'Content-Disposition': `attachment; filename="${fileName(page.handle, file)}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
