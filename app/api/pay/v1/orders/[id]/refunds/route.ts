import { parseId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { answerMerchant, refusal } from '@/lib/money/button/api/answer';
import { refuseFields } from '@/lib/money/button/api/refuse-fields';
import { Refund } from '@/lib/money/button/api/requests';
import { writeOrder } from '@/lib/money/button/api/write-order';
import { apiCodes } from '@/lib/money/button/codes';
import { payOrderOf } from '@/lib/money/button/queries';
import { refundPayOrder } from '@/lib/money/button/refund-pay-order';

/** Gives money of an order back. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = parseId('payOrder', (await params).id);
  return answerMerchant(request, 'refunds_write', async (merchant, { body, key }) => {
    const known = id && (await payOrderOf(merchant, id));
    if (!known) return refusal(404, 'not_found');
    const parsed = Refund.safeParse(body);
    if (!parsed.success) return refuseFields(parsed.error);
    const { amount, reason } = parsed.data;
    const done = await refundPayOrder(merchant, {
      ...{ payOrderId: known.id, key, reason },
      ...(amount !== undefined && { amount: money(BigInt(amount), known.currency) }),
    });
    if (!done.ok) return refusal(apiCodes[done.code], done.code, done.field);
    const { order, state } = done.value;
    return { status: 201, body: { ...writeOrder(order), refund_status: state } };
  });
}
