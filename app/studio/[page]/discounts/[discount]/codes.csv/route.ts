import { parseId } from '@/lib/kernel/ids';
import { problem } from '@/lib/platform/problem';
import { codesOfDiscount, discountForOwner } from '@/lib/shop/discounts/queries';
import { codesCsv } from '@/lib/shop/discounts/write-codes';
import { loadPage } from '../../../load-page';

type Asked = { params: Promise<{ page: string; discount: string }> };

/** The codes of a discount, with how often each was used, as a file. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const { page: handle, discount } = await params;
  const { actor, page } = await loadPage(handle, 'change_catalog');
  const id = parseId('discount', discount);
  if (id === null || (await discountForOwner(actor, page.id, id)) === null) return problem(404, 'not_found');
  return new Response(codesCsv(await codesOfDiscount(actor, page.id, id)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${page.handle.replace(/[^a-z0-9_-]/gi, '')}-codes.csv"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
