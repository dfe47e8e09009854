import 'server-only';
import { sql } from 'drizzle-orm';
import type { Actor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { EndForCharity } from './schema';

/** Ends one that somebody made for a charity, by who changes its settings: it is its name. Refusals: `not_found`, `not_allowed`. */
export async function endForCharity(actor: Actor, { id, page }: EndForCharity): Promise<Result<null, PageRefusal>> {
  return changePage(actor, page, 'change_settings', async (tx, owned) => {
    const [row] = await tx.execute<{ ended: boolean }>(
      sql`select shop.end_fundraiser(${toUuid(id)}::uuid, null, ${toUuid(owned.id)}::uuid) as ended`,
    );
    if (!row?.ended) return refuse('not_found');
    await audit(tx, actor, 'fundraiser.end', owned.id, { fundraiser: id });
    return ok(null);
  });
}
