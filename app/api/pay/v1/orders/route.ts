import { parseId } from '@/lib/kernel/ids';
import { answerMerchant, refusal } from '@/lib/money/button/api/answer';
import { writeOrder } from '@/lib/money/button/api/write-order';
import { clientTokenOf } from '@/lib/money/button/client-token';
import { createPayOrder } from '@/lib/money/button/create-pay-order';
import { payOrdersOf } from '@/lib/money/button/queries';
import { CreatePayOrder } from '@/lib/money/button/schema';

/** Writes down what a site asks to be paid. */
export async function POST(request: Request): Promise<Response> {
  return answerMerchant(request, 'orders_write', async (merchant, { body, key }) => {
    const parsed = CreatePayOrder.safeParse(body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refusal(422, codeOf(issue?.message), issue?.path.join('.'));
    }
    const made = await createPayOrder(merchant, parsed.data, key);
    if (!made.ok) return refusal(made.code === 'merchant_suspended' ? 403 : 422, made.code, made.field);
    const clientToken = clientTokenOf(merchant.siteId, key);
    return { status: 201, body: writeOrder(made.value.order, { clientToken }) };
  });
}

/** A site's orders, newest first. */
export async function GET(request: Request): Promise<Response> {
  return answerMerchant(request, 'orders_read', async (merchant) => {
    const asked = new URL(request.url).searchParams;
    const limit = Math.min(100, Math.max(1, Number(asked.get('limit') ?? 20) || 20));
    const after = parseId('payOrder', asked.get('starting_after'));
    if (asked.has('starting_after') && !after) return refusal(422, 'invalid', 'starting_after');
    const state = asked.get('status');
    const found = await payOrdersOf(merchant, { limit: limit + 1, ...(after && { after }), ...(state && { state }) });
    return {
      status: 200,
      body: {
        object: 'list',
        data: found.slice(0, limit).map((order) => writeOrder(order)),
        has_more: found.length > limit,
      },
    };
  });
}

/** Codes of ours are single words; what the parser says of a wrong type is not. */
function codeOf(message = ''): string {
  return /^[a-z][a-z0-9_]{1,39}$/.test(message) ? message : 'invalid';
}
