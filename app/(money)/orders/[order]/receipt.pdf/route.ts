import { writeReceipt } from '@/lib/money/orders/write-receipt';
import { type AskedOrder, answerFile } from '../../../_orders/answer-file';

/** The receipt of an order of one's own, as a document to keep. */
export function GET(_request: Request, asked: AskedOrder): Promise<Response> {
  return answerFile(asked, 'pdf', writeReceipt);
}
