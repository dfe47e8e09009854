import { parseId } from '@/lib/kernel/ids';
import { answerMerchant, refusal } from '@/lib/money/button/api/answer';
import { refuseFields } from '@/lib/money/button/api/refuse-fields';
import { Completion } from '@/lib/money/button/api/requests';
import { writeOrder } from '@/lib/money/button/api/write-order';
import { apiCodes } from '@/lib/money/button/codes';
import { completePayOrder } from '@/lib/money/button/complete-pay-order';

/** Completes an order its shopper approved. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = parseId('payOrder', (await params).id);
  return answerMerchant(request, 'orders_write', async (merchant, { body }) => {
    if (!id) return refusal(404, 'not_found');
    const parsed = Completion.safeParse(body);
    if (!parsed.success) return refuseFields(parsed.error);
    const { approval_code: code, verifier } = parsed.data;
    const done = await completePayOrder(merchant, { payOrderId: id, code, verifier });
    const field = !done.ok && done.field === 'code' ? 'approval_code' : undefined;
    if (!done.ok) return refusal(apiCodes[done.code], done.code, field ?? done.field);
    return { status: 200, body: writeOrder(done.value.order, { buyer: done.value.buyer }) };
  });
}
