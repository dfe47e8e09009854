import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { cart } from '@/db/schema/money/wallet';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Result, refuse } from '@/lib/kernel/result';

/**
 * Runs one change of the actor's cart. Its row, made here if need be, is the lock under which two tabs take
 * turns; a change that was not refused raises the version, so a checkout that saw the older one is told.
 * `no_purse` for a guest without a cookie, who has no cart.
 */
export async function changeCart<Value, Code extends string>(
  actor: Actor,
  change: (tx: MoneyTransaction, owner: string) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | 'no_purse'>> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return refuse('no_purse');
  const personId = actor.kind === 'person' ? actor.personId : null;
  return asActor(actor, async (tx) => {
    await tx.insert(cart).values({ owner, personId, version: 0 }).onConflictDoNothing();
    await tx.select({ version: cart.version }).from(cart).where(eq(cart.owner, owner)).for('update');
    const result = await change(tx, owner);
    if (result.ok) {
      const raised = { version: sql`${cart.version} + 1`, updatedAt: sql`now()` };
      await tx.update(cart).set(raised).where(eq(cart.owner, owner));
    }
    return result;
  });
}
