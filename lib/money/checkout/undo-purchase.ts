import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { asActor, callMoney } from '@/db/client/money';
import { attempt } from '@/db/schema/money/purchase';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { Void } from './schema';
import { voidAttempt } from './void-attempt';

/**
 * Takes a purchase back while its undo time runs: the orders are canceled, the stock is free, the hold is
 * let go, and nothing was charged. Doing it twice is fine. `too_late` once the time is over (a refund is the
 * way then); `not_found` for a missing purchase and for somebody else's.
 */
export async function undoPurchase(
  actor: Actor,
  purchaseId: Id<'purchase'>,
): Promise<Result<{ state: 'undone' }, 'too_late' | 'not_found'>> {
  const own = await ownAttempt(actor, purchaseId);
  if (!own) return refuse('not_found');
  if (own.problem === 'undo') return ok({ state: 'undone' });
  const begun = await callMoney(Void, sql`money.begin_void(${toUuid(own.id)}::uuid, 'undo')`);
  if (begun === null) {
    // The same wish on another connection may have been done since this one looked.
    const since = await ownAttempt(actor, purchaseId);
    return since?.problem === 'undo' ? ok({ state: 'undone' }) : refuse('too_late');
  }
  // The database has decided; if the provider cannot be told now, the queued job tells it.
  await voidAttempt(own.id);
  return ok({ state: 'undone' });
}

async function ownAttempt(actor: Actor, purchaseId: Id<'purchase'>) {
  const [own] = await asActor(actor, (tx) =>
    tx.select({ id: attempt.id, problem: attempt.problem }).from(attempt).where(eq(attempt.purchaseId, purchaseId)),
  );
  return own;
}
