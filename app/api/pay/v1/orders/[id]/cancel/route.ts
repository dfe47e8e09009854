import { parseId } from '@/lib/kernel/ids';
import { answerMerchant, refusal } from '@/lib/money/button/api/answer';
import { writeOrder } from '@/lib/money/button/api/write-order';
import { cancelPayOrder } from '@/lib/money/button/cancel-pay-order';

/** Ends an order, and lets go what it holds. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = parseId('payOrder', (await params).id);
  return answerMerchant(request, 'orders_write', async (merchant) => {
    const done = id && (await cancelPayOrder(merchant, id));
    if (!done || (!done.ok && done.code === 'not_found')) return refusal(404, 'not_found');
    return done.ok ? { status: 200, body: writeOrder(done.value) } : refusal(409, done.code);
  });
}
