import { answerMerchant, refusal } from '@/lib/money/button/api/answer';
import { refuseFields } from '@/lib/money/button/api/refuse-fields';
import { AddEndpoint } from '@/lib/money/button/api/requests';
import { writeHook } from '@/lib/money/button/api/write-hooks';
import { addHook } from '@/lib/money/button/events/add-hook';
import { hooksOf } from '@/lib/money/button/events/queries';

/** The addresses of a site. */
export async function GET(request: Request): Promise<Response> {
  return answerMerchant(request, 'webhooks_write', async (merchant) => {
    const found = await hooksOf(merchant, merchant.siteId);
    if (!found.ok) return refusal(404, 'not_found');
    return { status: 200, body: { object: 'list', data: found.value.map(writeHook), has_more: false } };
  });
}

/** Adds an address, whose secret is said once. */
export async function POST(request: Request): Promise<Response> {
  return answerMerchant(request, 'webhooks_write', async (merchant, { body }) => {
    const parsed = AddEndpoint.safeParse(body);
    if (!parsed.success) return refuseFields(parsed.error);
    const added = await addHook(merchant, { site: merchant.siteId, url: parsed.data.url });
    if (added.ok) {
      const { hookId, secret } = added.value;
      return { status: 201, body: { object: 'webhook_secret', webhook_endpoint: hookId }, once: { secret } };
    }
    if (added.code === 'not_found' || added.code === 'not_allowed') return refusal(404, 'not_found');
    return refusal(added.code === 'hook_address' ? 422 : 409, added.code, added.field);
  });
}
