import { answerMerchant, refusal, type Work } from '@/lib/money/button/api/answer';
import { readPage, writePage } from '@/lib/money/button/api/read-page';
import { refuseFields } from '@/lib/money/button/api/refuse-fields';
import { writeOrder } from '@/lib/money/button/api/write-order';
import { clientTokenOf } from '@/lib/money/button/client-token';
import { apiCodes } from '@/lib/money/button/codes';
import { createPayOrder } from '@/lib/money/button/create-pay-order';
import { payOrderNext } from '@/lib/money/button/model';
import { payOrdersOf } from '@/lib/money/button/queries';
import { CreatePayOrder } from '@/lib/money/button/schema';

/** Writes down what a site asks to be paid. */
export async function POST(request: Request): Promise<Response> {
  const work: Work = async (merchant, { body, key }) => {
    const parsed = CreatePayOrder.safeParse(body);
    if (!parsed.success) return refuseFields(parsed.error);
    const made = await createPayOrder(merchant, parsed.data, key);
    if (!made.ok) return refusal(apiCodes[made.code], made.code, made.field);
    return { status: 201, body: writeOrder(made.value.order) };
  };
  return answerMerchant(request, 'orders_write', work, ({ siteId }, key) => ({
    client_token: clientTokenOf(siteId, key),
  }));
}

/** A site's orders, newest first. */
export async function GET(request: Request): Promise<Response> {
  return answerMerchant(request, 'orders_read', async (merchant) => {
    const asked = readPage(request, 'payOrder');
    if (!asked) return refusal(422, 'invalid', 'starting_after');
    const state = new URL(request.url).searchParams.get('status');
    if (state !== null && !Object.hasOwn(payOrderNext, state)) return refusal(422, 'invalid', 'status');
    const found = await payOrdersOf(merchant, { ...asked, limit: asked.limit + 1, ...(state && { state }) });
    return { status: 200, body: writePage(found, asked.limit, (order) => writeOrder(order)) };
  });
}
