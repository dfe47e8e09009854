import 'server-only';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payFrame } from '@/db/schema/money/button/frame';
import { method, wallet } from '@/db/schema/money/wallet';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { detachMethod } from './detach-method';
import { openMethods } from './open-methods';

/**
 * Takes a method out of the actor's own wallet and out of the provider's keeping; the newest other one becomes
 * the default if this was it. Payments already made with it are not touched; sites that it pays on in one tap
 * end with it. `not_found` for a removed one
 * and for somebody else's.
 */
export async function removeMethod(
  actor: Actor,
  input: { methodId: Id<'method'> },
): Promise<Result<null, 'not_found'>> {
  const owner = actorKey(actor) ?? '';
  const gone = await asActor(actor, async (tx) => {
    await tx.select({ owner: wallet.owner }).from(wallet).where(eq(wallet.owner, owner)).for('update');
    const mine = and(eq(method.owner, owner), isNull(method.removedAt));
    const [gone] = await tx
      .update(method)
      .set({ removedAt: sql`now()`, isDefault: false })
      .where(and(mine, eq(method.id, input.methodId)))
      .returning();
    // What pays in one tap elsewhere pays with it, and with nothing else.
    if (gone)
      await tx
        .update(payFrame)
        .set({ revokedAt: sql`now()` })
        .where(and(eq(payFrame.owner, owner), eq(payFrame.methodId, gone.id), isNull(payFrame.revokedAt)));
    const left = await tx
      .select({ id: method.id, isDefault: method.isDefault })
      .from(method)
      .where(mine)
      .orderBy(desc(method.createdAt));
    const heir = left.some((one) => one.isDefault) ? undefined : left[0];
    if (heir) await tx.update(method).set({ isDefault: true }).where(eq(method.id, heir.id));
    return gone ?? null;
  });
  if (gone === null) return refuse('not_found');
  // Our row is what can pay; a provider that is away now only keeps a token that nobody can use.
  for (const one of await openMethods([gone])) await detachMethod(one);
  return ok(null);
}
