import 'server-only';
import { and, eq, exists, isNull, or, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payOrigin, paySite } from '@/db/schema/money/button/site';
import { holds, type PersonActor, type SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';

const system: SystemActor = { kind: 'system', name: 'find-site', locale: 'en' };

/**
 * The bare uuid of the site that a complaint names, by its publishable key or an origin that it alone has, to decide about it. For
 * operators; null for everybody else, and for what no site has or several have.
 */
export async function findSite(actor: PersonActor, which: string): Promise<string | null> {
  if (!holds(actor, 'moderation')) return null;
  const [site, ...others] = await asActor(system, (tx) => {
    const itsOrigin = tx
      .select({ one: sql`1` })
      .from(payOrigin)
      .where(and(eq(payOrigin.siteId, paySite.id), eq(payOrigin.origin, which)));
    return tx
      .select({ id: paySite.id })
      .from(paySite)
      .where(and(isNull(paySite.removedAt), or(eq(paySite.publishable, which), exists(itsOrigin))))
      .limit(2);
  });
  const found: Id<'site'> | undefined = others.length === 0 ? site?.id : undefined;
  return found ? toUuid(found) : null;
}
