import { parseId } from '@/lib/kernel/ids';
import { answerMerchant, refusal } from '@/lib/money/button/api/answer';
import { refuseFields } from '@/lib/money/button/api/refuse-fields';
import { ReplayEvents } from '@/lib/money/button/api/requests';
import { replayEvents } from '@/lib/money/button/events/replay-events';

/** Sends again all since a moment that did not arrive. */
export async function POST(request: Request): Promise<Response> {
  return answerMerchant(request, 'webhooks_write', async (merchant, { body }) => {
    const parsed = ReplayEvents.safeParse(body);
    if (!parsed.success) return refuseFields(parsed.error);
    const { webhook_endpoint, since } = parsed.data;
    const hook = parseId('hook', webhook_endpoint);
    if (webhook_endpoint !== undefined && !hook) return refusal(404, 'not_found');
    const site = merchant.siteId;
    const sent = await replayEvents(merchant, { site, since: new Date(since), ...(hook && { hook }) });
    return sent.ok ? { status: 200, body: { object: 'replay', ...sent.value } } : refusal(404, 'not_found');
  });
}
