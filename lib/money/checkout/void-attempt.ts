import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { attempt } from '@/db/schema/money/purchase';
import type { SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { logWarn } from '@/lib/platform/log';
import { findOutcome } from './find-outcome';
import { paymentGateway } from './gateway';
import { askedProvider } from './model';

const system: SystemActor = { kind: 'system', name: 'void-attempt', locale: 'en' };

/** After this long without any trace at the provider, there is nothing left to void: its requests time out far earlier. */
const lateHoldMillisecondsMax = 90_000;

/**
 * Gives a hold back: finds it at the provider, cancels it, and closes the attempt. True when it is closed.
 * When nothing is found the attempt stays `voiding` for a while, for a request that is still on its way;
 * when the provider cannot be reached it stays too, and the sweeper comes again.
 */
export async function voidAttempt(attemptId: Id<'attempt'>): Promise<boolean> {
  const [row] = await asActor(system, (tx) =>
    tx
      .select({
        intent: attempt.providerIntent,
        provider: attempt.provider,
        state: attempt.state,
        late: sql<boolean>`${attempt.createdAt} < clock_timestamp() - make_interval(secs => ${lateHoldMillisecondsMax / 1000})`,
      })
      .from(attempt)
      .where(eq(attempt.id, attemptId)),
  );
  if (!row) return true;
  const found = row.intent ?? (await findOutcome(attemptId))?.intentId ?? null;
  if (found === null && !row.late) return false;
  const answer = found === null ? 'voided' : await paymentGateway(askedProvider(row.provider)).void(found);
  // Taken although we let it go: the attempt stays open, the books show it, and a person looks.
  if (answer === 'captured') logWarn('void_found_captured', { attempt: attemptId });
  if (answer !== 'voided') return false;
  if (row.state === 'voiding') await callMoney(z.boolean(), sql`money.voided(${toUuid(attemptId)}::uuid)`);
  return true;
}
