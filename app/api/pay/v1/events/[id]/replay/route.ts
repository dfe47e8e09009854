import { parseId } from '@/lib/kernel/ids';
import { answerMerchant, refusal } from '@/lib/money/button/api/answer';
import { refuseFields } from '@/lib/money/button/api/refuse-fields';
import { ReplayEvent } from '@/lib/money/button/api/requests';
import { replayEvents } from '@/lib/money/button/events/replay-events';

/** Sends one event again. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const event = parseId('payEvent', (await params).id);
  return answerMerchant(request, 'webhooks_write', async (merchant, { body }) => {
    const parsed = ReplayEvent.safeParse(body);
    if (!parsed.success) return refuseFields(parsed.error);
    const { webhook_endpoint } = parsed.data;
    const hook = parseId('hook', webhook_endpoint);
    if (!event || (webhook_endpoint !== undefined && !hook)) return refusal(404, 'not_found');
    const sent = await replayEvents(merchant, { site: merchant.siteId, event, ...(hook && { hook }) });
    return sent.ok ? { status: 200, body: { object: 'replay', ...sent.value } } : refusal(404, 'not_found');
  });
}
