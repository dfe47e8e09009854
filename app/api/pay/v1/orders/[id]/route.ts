import { parseId } from '@/lib/kernel/ids';
import { answerMerchant, refusal } from '@/lib/money/button/api/answer';
import { writeOrder } from '@/lib/money/button/api/write-order';
import { payOrderOf } from '@/lib/money/button/queries';

/** One order of a site. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = parseId('payOrder', (await params).id);
  return answerMerchant(request, 'orders_read', async (merchant) => {
    const order = id && (await payOrderOf(merchant, id));
    return order ? { status: 200, body: writeOrder(order) } : refusal(404, 'not_found');
  });
}
