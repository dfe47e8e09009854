import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { spendingLimit } from '@/db/schema/money/limit';
import { wallet } from '@/db/schema/money/wallet';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { hasFreshProof } from '@/lib/identity/sessions/queries';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { isLooser, type SpendingLimits } from './model';
import { myLimits } from './queries';

/**
 * Sets the actor's limits in one currency; with none left the currency has no limits. Tighter ones hold at once. Looser ones,
 * and the first in a further currency (in which every payment was asked about until now), need a fresh proof: `prove`.
 */
export async function setLimits(actor: PersonActor, limits: SpendingLimits): Promise<Result<null, 'prove'>> {
  const owner = actorKey(actor) ?? '';
  const known = await myLimits(actor);
  const now = known.find((one) => one.currency === limits.currency) ?? null;
  const isNone = limits.perPayment === null && limits.perDay === null && limits.perMonth === null;
  const isFurther = now === null && known.length > 0 && !isNone;
  if ((isLooser(now, limits) || isFurther) && !(await hasFreshProof(actor))) return refuse('prove');
  const { currency, perPayment: perPaymentMinor, perDay: perDayMinor, perMonth: perMonthMinor } = limits;
  await asActor(actor, async (tx) => {
    // The wallet's row is the lock under which limits are counted.
    await tx.select({ owner: wallet.owner }).from(wallet).where(eq(wallet.owner, owner)).for('update');
    if (isNone) {
      await tx.delete(spendingLimit).where(and(eq(spendingLimit.owner, owner), eq(spendingLimit.currency, currency)));
      return;
    }
    const amounts = { perPaymentMinor, perDayMinor, perMonthMinor };
    await tx
      .insert(spendingLimit)
      .values({ owner, currency, ...amounts })
      .onConflictDoUpdate({
        target: [spendingLimit.owner, spendingLimit.currency],
        set: { ...amounts, updatedAt: sql`now()` },
      });
  });
  return ok(null);
}
