import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { type Drawn, drawAttempt } from './bank/settle-draw';
import { paymentGateway } from './gateway';
import { Capture, type DueCapture, Void } from './schema';
import { voidAttempt } from './void-attempt';

/**
 * Takes the held money once the undo time is over. Answers `captured` (also when it already was),
 * `nothing` when there is nothing to take (undone, or not yet due), `failed` when the provider refused
 * (orders end, stock is free, the shopper is told), `unknown` when it must be tried again. A bank account is asked now and
 * answers in days: `settling`.
 */
export async function captureAttempt(attemptId: Id<'attempt'>): Promise<Drawn | 'nothing'> {
  const due = await callMoney(Capture, sql`money.begin_capture(${toUuid(attemptId)}::uuid)`);
  return due === null ? 'nothing' : captureClaimed(attemptId, due);
}

/** Takes what was claimed for capture (the attempt stands in `capturing`); answers as `captureAttempt`. */
export async function captureClaimed(attemptId: Id<'attempt'>, due: DueCapture): Promise<Drawn> {
  if (due.delayed) return drawAttempt(attemptId, due.intent);
  const attempt = sql`${toUuid(attemptId)}::uuid`;
  const answer = await paymentGateway(due.provider).capture(due.intent, money(due.amount, due.currency));
  switch (answer) {
    case 'captured':
      await callMoney(z.boolean(), sql`money.captured(${attempt})`);
      return 'captured';
    case 'failed':
      await callMoney(Void, sql`money.begin_void(${attempt}, 'failed')`);
      await voidAttempt(attemptId);
      return 'failed';
    case 'unknown':
      return 'unknown';
  }
}
