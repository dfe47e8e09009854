import 'server-only';
import { and, asc, inArray, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { refund } from '@/db/schema/money/order';
import { attempt } from '@/db/schema/money/purchase';
import type { SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { inLanes } from '@/lib/kernel/in-lanes';
import { finishRefund } from '@/lib/money/orders/finish-refund';
import { sweepSplits } from '@/lib/money/parts/sweep-splits';
import { logBug } from '@/lib/platform/log';
import { sweepSettling } from './bank/sweep-settling';
import { captureAttempt } from './capture-attempt';
import { findOutcome } from './find-outcome';
import { askedProvider, type Provider, reserveSeconds } from './model';
import { Void } from './schema';
import { settleAttempt } from './settle-attempt';
import { voidAttempt } from './void-attempt';

const system: SystemActor = { kind: 'system', name: 'sweep', locale: 'en' };
const batchMax = 50;
const atOnce = 6;

type Open = {
  id: Id<'attempt'>;
  provider: Provider;
  intent: string | null;
  state: string;
  age: number;
  dueSince: number;
  /** Another site's server has to complete it first. */
  awaits: boolean;
};

/**
 * Ends what nobody else ended: attempts older than ten seconds that are not final, captures five seconds
 * overdue, holds that another site never completed, banks that have not answered, refunds without an answer, reservations past their time; and counts what is left of drops. Asks the provider, then finishes,
 * voids or leaves it for the next round. Several processes may sweep at once: every step is a
 * compare-and-set and every provider call carries its own key.
 */
export async function sweep(): Promise<number> {
  await callMoney(z.number(), sql`shop.expire_reservations()`);
  await callMoney(z.number(), sql`shop.count_units()`);
  const split = await sweepSplits();
  const open = await openAttempts();
  // Several at once: after the provider was away many wait, and each is some round trips to it and to the database.
  await inLanes(open, atOnce, (row) => withoutStopping(row.id, () => sweepAttempt(row)));
  const refunds = await openRefunds();
  for (const row of refunds) await withoutStopping(row.id, () => finishRefund(row.id));
  return split + open.length + refunds.length + (await sweepSettling());
}

async function sweepAttempt(row: Open): Promise<void> {
  switch (row.state) {
    case 'authorized':
      if (row.awaits && row.dueSince > 0) await letGo(row.id, 'unclaimed');
      else if (row.dueSince > 5) await captureAttempt(row.id);
      return;
    case 'capturing':
      await captureAttempt(row.id);
      return;
    case 'voiding':
      await voidAttempt(row.id);
      return;
    default:
      await sweepUndecided(row);
  }
}

/**
 * An attempt whose outcome we never heard: the provider knows. Nothing there means nothing was held. PayPal is found by
 * asking again, which may hold what was never held: so long after her tap nobody expects that, and it is given back instead.
 */
async function sweepUndecided(row: Open): Promise<void> {
  const tooLate = row.provider === 'paypal' && row.intent === null && row.age > reserveSeconds;
  const outcome = tooLate ? null : await findOutcome(row.id);
  if (outcome?.state === 'unknown') return;
  const waitsForShopper = outcome?.state === 'action' && row.age < 15 * 60;
  if (outcome && (outcome.state !== 'action' || waitsForShopper)) {
    await settleAttempt(row.id, outcome);
    return;
  }
  await letGo(row.id, 'expired');
}

async function letGo(id: Id<'attempt'>, why: 'expired' | 'unclaimed'): Promise<void> {
  await callMoney(Void, sql`money.begin_void(${toUuid(id)}::uuid, ${why})`);
  await voidAttempt(id);
}

async function openAttempts(): Promise<Open[]> {
  const found = await asActor(system, (tx) =>
    tx
      .select({
        ...{ id: attempt.id, provider: attempt.provider, intent: attempt.providerIntent, state: attempt.state },
        awaits: attempt.awaits,
        age: sql<number>`extract(epoch from clock_timestamp() - ${attempt.createdAt})::float8`,
        dueSince: sql<number>`coalesce(extract(epoch from clock_timestamp() - ${attempt.undoUntil}), 0)::float8`,
      })
      .from(attempt)
      .where(
        and(
          inArray(attempt.state, ['pending', 'action', 'unknown', 'authorized', 'capturing', 'voiding']),
          // What several people pay follows their own attempts.
          sql`${attempt.provider} <> 'split'`,
          lt(attempt.updatedAt, sql`clock_timestamp() - interval '10 seconds'`),
        ),
      )
      // What somebody waits to hear of comes before holds that only have to be given back.
      .orderBy(sql`${attempt.state} = 'voiding'`, asc(attempt.updatedAt))
      .limit(batchMax)
      .for('update', { skipLocked: true }),
  );
  return found.map((row) => ({ ...row, provider: askedProvider(row.provider) }));
}

function openRefunds(): Promise<{ id: Id<'refund'> }[]> {
  return asActor(system, (tx) =>
    tx
      .select({ id: refund.id })
      .from(refund)
      .where(
        and(sql`${refund.state} = 'pending'`, lt(refund.updatedAt, sql`clock_timestamp() - interval '10 seconds'`)),
      )
      .limit(batchMax),
  );
}

/** One broken row must not keep the others waiting. */
async function withoutStopping(id: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logBug('sweep_failed', error, { id });
  }
}
