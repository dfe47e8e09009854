import { answerMerchant, refusal } from '@/lib/money/button/api/answer';
import { readPage, writePage } from '@/lib/money/button/api/read-page';
import { writeEvent } from '@/lib/money/button/api/write-hooks';
import { eventsOf } from '@/lib/money/button/events/queries';

/** What happened on a site, newest first, and what became of telling it. */
export async function GET(request: Request): Promise<Response> {
  return answerMerchant(request, 'webhooks_write', async (merchant) => {
    const asked = readPage(request, 'payEvent');
    if (!asked) return refusal(422, 'invalid', 'starting_after');
    const found = await eventsOf(merchant, merchant.siteId, { ...asked, limit: asked.limit + 1 });
    if (!found.ok) return refusal(404, 'not_found');
    return { status: 200, body: writePage(found.value, asked.limit, writeEvent) };
  });
}
