import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { type Result, refuse } from '@/lib/kernel/result';
import { logBug } from '@/lib/platform/log';
import { countDecline } from './count-decline';
import type { AuthorizationOutcome, CardProblem } from './gateway';
import { undoSeconds } from './model';
import { Authorized, Declined } from './schema';
import { voidAttempt } from './void-attempt';

/** Why the provider or the last look at the stock refused. */
export type SettleCode = CardProblem | 'sold_out' | 'expired';

/** Where an attempt stands after its outcome was recorded. */
export type Settled =
  | { state: 'authorized'; undoUntil: string }
  | { state: 'action'; actionUrl: string }
  | { state: 'unknown' };

/**
 * Records what the provider said about an attempt: the one second half of a checkout, called by the
 * request, the webhook and the sweeper alike. Whoever comes first moves the state; the others are told
 * where it stands. A hold that came too late (the stock is gone, the attempt had ended) is given back. What the
 * bank declines counts against network and card here, once, on whatever road it came; what it could not deal with does not.
 */
export async function settleAttempt(
  attemptId: Id<'attempt'>,
  outcome: AuthorizationOutcome,
): Promise<Result<Settled, SettleCode>> {
  const attempt = sql`${toUuid(attemptId)}::uuid`;
  switch (outcome.state) {
    case 'authorized':
      return recordHold(attemptId, outcome.intentId);
    case 'action':
      await callMoney(z.boolean(), sql`money.waiting(${attempt}, 'action', ${outcome.intentId}, ${outcome.actionUrl})`);
      return { ok: true, value: { state: 'action', actionUrl: outcome.actionUrl } };
    case 'declined':
      return recordDecline(attemptId, outcome.intentId, outcome.problem);
    case 'unknown':
      await callMoney(z.boolean(), sql`money.waiting(${attempt}, 'unknown', null, null)`);
      return { ok: true, value: { state: 'unknown' } };
  }
}

async function recordDecline(attemptId: Id<'attempt'>, intentId: string | null, problem: CardProblem) {
  const tried = await callMoney(Declined, sql`money.declined(${toUuid(attemptId)}::uuid, ${intentId}, ${problem})`);
  if (tried && problem !== 'processing_error') {
    // What the bank said is recorded: whoever paid hears it, also when nobody can count.
    const { networkHash, fingerprint, pages } = tried;
    await countDecline({ networkHash, cardMark: fingerprint }, pages).catch((error: unknown) =>
      logBug('decline_uncounted', error, { attempt: attemptId }),
    );
  }
  return refuse(problem);
}

async function recordHold(attemptId: Id<'attempt'>, intentId: string): Promise<Result<Settled, SettleCode>> {
  const answer = await callMoney(
    Authorized,
    sql`money.authorized(${toUuid(attemptId)}::uuid, ${intentId}, ${undoSeconds})`,
  );
  switch (answer.result) {
    case 'authorized':
    case 'already':
      return { ok: true, value: { state: 'authorized', undoUntil: answer.undoUntil ?? new Date().toISOString() } };
    case 'sold_out':
      await voidAttempt(attemptId);
      return refuse('sold_out');
    case 'late':
      await voidAttempt(attemptId);
      return refuse('expired');
  }
}
