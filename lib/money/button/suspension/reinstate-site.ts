import 'server-only';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { paySite } from '@/db/schema/money/button/site';
import type { PersonActor, SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';

const system: SystemActor = { kind: 'system', name: 'site-suspension', locale: 'en' };

/** Lets a suspended site sell again. For operators; refuses with `not_found` whoever is none, and a site that is not suspended. */
export async function reinstateSite(actor: PersonActor, site: Id<'site'>): Promise<Result<null, 'not_found'>> {
  if (!actor.operator) return refuse('not_found');
  return asActor(system, async (tx) => {
    const changed = await tx
      .update(paySite)
      .set({ suspendedAt: null, suspension: '' })
      .where(and(eq(paySite.id, site), isNotNull(paySite.suspendedAt), isNull(paySite.removedAt)))
      .returning({ id: paySite.id });
    if (changed.length === 0) return refuse('not_found');
    await audit(tx, actor, 'site.reinstate', site);
    return ok(null);
  });
}
