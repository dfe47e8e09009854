import 'server-only';
import { eq } from 'drizzle-orm';
import { pageDomain } from '@/db/schema/shop/domain';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';

/** Takes a page off its domain: it is at its address here alone. One that has none is as asked. */
export async function removeDomain(actor: Actor, input: { page: Id<'page'> }): Promise<Result<null, PageRefusal>> {
  return changePage<null, never>(actor, input.page, 'change_settings', async (transaction, owned) => {
    const gone = await transaction
      .delete(pageDomain)
      .where(eq(pageDomain.pageId, owned.id))
      .returning({ host: pageDomain.host });
    if (gone[0]) await audit(transaction, actor, 'domain.remove', owned.id, { host: gone[0].host });
    return ok(null);
  });
}
