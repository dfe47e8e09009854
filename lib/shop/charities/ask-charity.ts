import 'server-only';
import { sql } from 'drizzle-orm';
import type { Actor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { AskCharity } from './schema';

/**
 * Asks an operator to verify a page as a charity. What is asked anew has to be verified anew: until then nothing is given to it. The same words
 * again change nothing. Refusals: `not_found`, `not_allowed`.
 */
export async function askCharity(actor: Actor, input: AskCharity): Promise<Result<null, PageRefusal>> {
  const { page, legalName, registration, country } = input;
  return changePage(actor, page, 'change_settings', async (transaction, owned) => {
    await transaction.execute(
      sql`select shop.ask_charity(${toUuid(owned.id)}::uuid, ${legalName}, ${registration}, ${country})`,
    );
    await audit(transaction, actor, 'charity.ask', owned.id, { country });
    return ok(null);
  });
}
