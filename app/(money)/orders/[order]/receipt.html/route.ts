import { writeStandAlone } from '@/lib/money/receipts/write-stand-alone';
import { type AskedOrder, answerFile } from '../../../_orders/answer-file';

/** The receipt of an order of one's own, as a file that checks itself. */
export function GET(_request: Request, asked: AskedOrder): Promise<Response> {
  return answerFile(asked, 'html', writeStandAlone);
}
