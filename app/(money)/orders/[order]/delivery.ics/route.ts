import { deliveryCalendar } from '@/lib/money/orders/write-calendar';
import { type AskedOrder, answerFile } from '../../../_orders/answer-file';

/** The days on which an order of one's own is expected, for one's calendar. */
export function GET(_request: Request, asked: AskedOrder): Promise<Response> {
  return answerFile(asked, 'ics', deliveryCalendar);
}
