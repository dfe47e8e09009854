import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { paymentGateway } from '../gateway';
import { voidAttempt } from '../void-attempt';
import { type Draw, settlesBy } from './model';

/** What came of asking a bank: it has not answered, it has paid, it does not pay, or nobody could be asked. */
export type Drawn = 'settling' | 'captured' | 'failed' | 'unknown';

/** Asks the bank of a claimed attempt (it stands in `capturing`) for its money, once, and records what it says. */
export async function drawAttempt(attemptId: Id<'attempt'>, intentId: string): Promise<Drawn> {
  return recordDraw(attemptId, await paymentGateway('stripe').draw(intentId));
}

/**
 * Asks how an attempt stands whose bank was asked, and records it: the webhook, the sweeper and the proof of the books come
 * here, and whoever comes first moves the state.
 */
export async function settleDraw(attemptId: Id<'attempt'>, intentId: string): Promise<Drawn> {
  return recordDraw(attemptId, await paymentGateway('stripe').readDraw(intentId));
}

async function recordDraw(attemptId: Id<'attempt'>, draw: Draw): Promise<Drawn> {
  const attempt = sql`${toUuid(attemptId)}::uuid`;
  switch (draw.state) {
    case 'settling':
      if (!(await callMoney(z.boolean(), sql`money.settling(${attempt}, ${settlesBy(new Date())}::date)`)))
        await callMoney(z.boolean(), sql`money.still_settling(${attempt})`);
      return 'settling';
    case 'settled':
      await callMoney(z.boolean(), sql`money.captured(${attempt})`);
      return 'captured';
    case 'returned':
      // Told once more, the attempt is let go already.
      if (await callMoney(z.boolean(), sql`money.returned(${attempt}, ${draw.problem})`)) await voidAttempt(attemptId);
      return 'failed';
    case 'unknown':
      return 'unknown';
  }
}
