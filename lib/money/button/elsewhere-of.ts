import 'server-only';
import { and, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payOrder } from '@/db/schema/money/button/pay-order';
import { paySite } from '@/db/schema/money/button/site';
import { attempt } from '@/db/schema/money/purchase';
import { type Actor, actorKey, type SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { hostOf } from './model';

/** Where something was bought that no shop of ours sold, as its buyer reads it, and how it stands with that site. */
export type Elsewhere = {
  site: string;
  host: string;
  /** `confirm`: the site has to take note of it until `until`; `take`: it took note, and takes the money until then. */
  waits: { for: 'confirm' | 'take'; until: Date } | null;
  /** The site itself let it go. */
  calledOff: boolean;
};

const system: SystemActor = { kind: 'system', name: 'buyer-elsewhere', locale: 'en' };

/** The site on which the actor made a purchase; null for what was bought here, and for everybody else's. */
export async function elsewhereOf(actor: Actor, purchaseId: Id<'purchase'>): Promise<Elsewhere | null> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return null;
  // A site is its page's to see: what a buyer reads of it is asked for her by name.
  const [row] = await asActor(system, (tx) =>
    tx
      .select({
        ...{ site: paySite.name, origin: payOrder.origin, completedAt: payOrder.completedAt },
        ...{ state: attempt.state, awaits: attempt.awaits, until: attempt.undoUntil, problem: attempt.problem },
      })
      .from(payOrder)
      .innerJoin(paySite, eq(paySite.id, payOrder.siteId))
      .innerJoin(attempt, eq(attempt.purchaseId, payOrder.purchaseId))
      .where(and(eq(payOrder.purchaseId, purchaseId), eq(payOrder.owner, owner))),
  );
  if (!row) return null;
  const isWaiting = row.state === 'authorized' && row.awaits && row.until !== null;
  return {
    ...{ site: row.site, host: hostOf(row.origin), calledOff: row.problem === 'called_off' },
    waits: isWaiting && row.until ? { for: row.completedAt ? 'take' : 'confirm', until: row.until } : null,
  };
}
