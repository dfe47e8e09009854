import { parseId } from '@/lib/kernel/ids';
import { payoutStatement } from '@/lib/money/payouts/queries';
import { problem } from '@/lib/platform/problem';
import { loadSellingPage } from '../../../load-page';
import { answerCsv } from '../../answer-csv';

type Asked = { params: Promise<{ page: string; payout: string }> };

/** The statement of one payout, as a file. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const asked = await params;
  const { actor, page } = await loadSellingPage(asked.page, 'see_money');
  const payoutId = parseId('payout', asked.payout);
  const found = payoutId && (await payoutStatement(actor, payoutId));
  if (!found || found.pageId !== page.id) return problem(404, 'not_found');
  return answerCsv(found.rows, `${page.handle}-${found.at.toISOString().slice(0, 10)}-${found.id.slice(-6)}`);
}
