import { dueStatement } from '@/lib/money/payouts/queries';
import { problem } from '@/lib/platform/problem';
import { loadSellingPage } from '../../load-page';
import { answerCsv } from '../answer-csv';

/** What is due to the page, as a file. */
export async function GET(_request: Request, { params }: { params: Promise<{ page: string }> }): Promise<Response> {
  const { actor, page } = await loadSellingPage((await params).page, 'see_money');
  const rows = await dueStatement(actor, page.id);
  return rows ? answerCsv(rows, `${page.handle}-due`) : problem(404, 'not_found');
}
