import 'server-only';
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { paySite } from '@/db/schema/money/button/site';
import { page } from '@/db/schema/shop/page';
import type { PersonActor, SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';

const system: SystemActor = { kind: 'system', name: 'site-suspension', locale: 'en' };

/** A site that may sell nothing new, and why. */
export type SuspendedSite = { id: Id<'site'>; name: string; pageName: string; reason: string; at: Date };

const shownMax = 100;

/** The sites that are suspended, the latest first; empty for whoever is not an operator. */
export async function suspendedSites(actor: PersonActor): Promise<SuspendedSite[]> {
  if (!actor.operator) return [];
  const rows = await asActor(system, (tx) =>
    tx
      .select({
        ...{ id: paySite.id, name: paySite.name, pageName: page.name },
        ...{ reason: paySite.suspension, at: paySite.suspendedAt },
      })
      .from(paySite)
      .innerJoin(page, eq(page.id, paySite.pageId))
      .where(and(isNotNull(paySite.suspendedAt), isNull(paySite.removedAt)))
      .orderBy(desc(paySite.suspendedAt))
      .limit(shownMax),
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: at ?? new Date(0) }));
}
