import 'server-only';
import { and, eq, exists, isNull, or, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { enqueue } from '@/db/enqueue';
import { payOrigin, paySite } from '@/db/schema/money/button/site';
import type { PersonActor, SystemActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';

const system: SystemActor = { kind: 'system', name: 'site-suspension', locale: 'en' };

/**
 * Stops a site from selling anything new, for a reason that its owner reads and is mailed; what was approved can still be completed, and refunds go on.
 * For operators. Refuses with `not_found` whoever is none, and a key or an origin that no site has or several have. One that is suspended
 * gets the new reason.
 */
export async function suspendSite(
  actor: PersonActor,
  { which, reason }: { which: string; reason: string },
): Promise<Result<null, 'not_found'>> {
  if (!actor.operator) return refuse('not_found');
  return asActor(system, async (tx) => {
    const itsOrigin = tx
      .select({ one: sql`1` })
      .from(payOrigin)
      .where(and(eq(payOrigin.siteId, paySite.id), eq(payOrigin.origin, which)));
    const found = await tx
      .select({ id: paySite.id })
      .from(paySite)
      .where(and(isNull(paySite.removedAt), or(eq(paySite.publishable, which), exists(itsOrigin))))
      .limit(2);
    const [site, ...others] = found;
    if (!site || others.length > 0) return refuse('not_found');
    await tx
      .update(paySite)
      .set({ suspendedAt: sql`coalesce(${paySite.suspendedAt}, clock_timestamp())`, suspension: reason })
      .where(eq(paySite.id, site.id));
    await audit(tx, actor, 'site.suspend', site.id);
    const payload = { site: toUuid(site.id) };
    await enqueue(tx, 'money:mail-suspension', { payload, key: `suspension:${site.id}` });
    return ok(null);
  });
}
