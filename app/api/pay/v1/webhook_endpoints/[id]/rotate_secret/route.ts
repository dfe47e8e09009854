import { parseId } from '@/lib/kernel/ids';
import { answerMerchant, refusal } from '@/lib/money/button/api/answer';
import { rotateSecret } from '@/lib/money/button/events/rotate-secret';

/** Gives an address another secret, which is said once. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const hook = parseId('hook', (await params).id);
  return answerMerchant(request, 'webhooks_write', async (merchant) => {
    const rotated = hook && (await rotateSecret(merchant, { site: merchant.siteId, hook }));
    if (!rotated?.ok) return refusal(404, 'not_found');
    const { secret } = rotated.value;
    return { status: 200, body: { object: 'webhook_secret', webhook_endpoint: hook }, once: { secret } };
  });
}
