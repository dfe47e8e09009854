import { deliveryCalendar } from '@/lib/money/orders/write-calendar';
import { type AskedOrder, answerCalendar } from '../../../_orders/answer-calendar';

/** The days on which an order of one's own is expected, for one's calendar. */
export function GET(_request: Request, asked: AskedOrder): Promise<Response> {
  return answerCalendar(asked, deliveryCalendar);
}
