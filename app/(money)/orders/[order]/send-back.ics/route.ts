import { sendBackCalendar } from '@/lib/money/orders/write-calendar';
import { type AskedOrder, answerFile } from '../../../_orders/answer-file';

/** The last day to send something of an order of one's own back, for one's calendar. */
export function GET(_request: Request, asked: AskedOrder): Promise<Response> {
  return answerFile(asked, 'ics', sendBackCalendar);
}
