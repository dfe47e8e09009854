import 'server-only';
import { sql } from 'drizzle-orm';
import type { Actor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { charityAt } from './queries';
import type { ChooseCharity } from './schema';

/**
 * Says for which charity a shop asks at its checkout, by that page's handle; an empty one for none. It has to be verified, no page that
 * an owner of the shop is one of the people of, and count in the same currency. Refusals: `not_found`, `not_allowed`; `no_charity` and `charity_currency` of the handle.
 */
export async function chooseCharity(
  actor: Actor,
  { page, handle }: ChooseCharity,
): Promise<Result<null, PageRefusal | 'no_charity' | 'charity_currency'>> {
  const chosen = handle === '' ? null : await charityAt(handle);
  return changePage(actor, page, 'change_settings', async (transaction, owned) => {
    if (handle !== '' && !chosen) return refuse('no_charity', 'handle');
    if (chosen && chosen.currency !== owned.currency) return refuse('charity_currency', 'handle');
    const charity = chosen && toUuid(chosen.pageId);
    const [row] = await transaction.execute<{ set: boolean }>(
      sql`select shop.choose_charity(${toUuid(owned.id)}::uuid, ${charity}::uuid) as set`,
    );
    if (!row?.set) return refuse('no_charity', 'handle');
    await audit(transaction, actor, 'charity.choose', owned.id);
    return ok(null);
  });
}
