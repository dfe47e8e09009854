import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { method, wallet } from '@/db/schema/money/wallet';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type PayingMethod, payingWith } from '@/lib/money/checkout/read-source';

/** A stored method of the actor's, opened to pay with; null for a missing one and for somebody else's. */
export async function payingMethodOf(actor: PersonActor, methodId: Id<'method'>): Promise<PayingMethod | null> {
  const owner = actorKey(actor) ?? '';
  const [row] = await asActor(actor, (tx) =>
    tx
      .select({ method, customer: wallet.providerCustomer })
      .from(method)
      .leftJoin(wallet, eq(wallet.owner, method.owner))
      .where(and(eq(method.id, methodId), eq(method.owner, owner), isNull(method.removedAt))),
  );
  return row ? payingWith(row.method, row.customer) : null;
}
