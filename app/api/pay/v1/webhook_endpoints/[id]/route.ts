import { parseId } from '@/lib/kernel/ids';
import { answerMerchant, refusal } from '@/lib/money/button/api/answer';
import { removeHook } from '@/lib/money/button/events/remove-hook';

/** Tells an address nothing more. */
export async function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const hook = parseId('hook', (await params).id);
  return answerMerchant(request, 'webhooks_write', async (merchant) => {
    const removed = hook && (await removeHook(merchant, { site: merchant.siteId, hook }));
    if (!removed?.ok) return refusal(404, 'not_found');
    return { status: 200, body: { object: 'webhook_endpoint', id: hook, deleted: true } };
  });
}
