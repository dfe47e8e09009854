import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { method, wallet } from '@/db/schema/money/wallet';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/** Makes one of the actor's own cards the one a tap uses. `not_found` for a removed one and for somebody else's. */
export function setDefaultMethod(actor: Actor, input: { methodId: Id<'method'> }): Promise<Result<null, 'not_found'>> {
  const owner = actorKey(actor) ?? '';
  return asActor(actor, async (tx) => {
    await tx.select({ owner: wallet.owner }).from(wallet).where(eq(wallet.owner, owner)).for('update');
    const mine = and(eq(method.owner, owner), isNull(method.removedAt));
    const found = await tx.$count(method, and(mine, eq(method.id, input.methodId)));
    if (found === 0) return refuse('not_found');
    // Two statements, because a unique index looks at every row as it changes.
    await tx
      .update(method)
      .set({ isDefault: false })
      .where(and(mine, sql`${method.isDefault}`));
    await tx
      .update(method)
      .set({ isDefault: true })
      .where(and(mine, eq(method.id, input.methodId)));
    return ok(null);
  });
}
