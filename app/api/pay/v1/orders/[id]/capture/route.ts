import { parseId } from '@/lib/kernel/ids';
import { answerMerchant, refusal } from '@/lib/money/button/api/answer';
import { writeOrder } from '@/lib/money/button/api/write-order';
import { capturePayOrder } from '@/lib/money/button/capture-pay-order';

/** Takes what a manual order holds. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = parseId('payOrder', (await params).id);
  return answerMerchant(request, 'orders_write', async (merchant) => {
    const done = id && (await capturePayOrder(merchant, id));
    if (!done || (!done.ok && done.code === 'not_found')) return refusal(404, 'not_found');
    return done.ok ? { status: 200, body: writeOrder(done.value) } : refusal(409, done.code);
  });
}
