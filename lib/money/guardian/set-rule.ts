import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { hasFreshProof } from '@/lib/identity/sessions/queries';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { dayAfterMonth } from './model';

const Answer = z.enum(['set', 'date_bad', 'only_longer', 'is_guardian']);

/**
 * The actor says that she turns 18 in this month (`YYYY-MM`), or that it is later than she said. Refusals: `month_bad` (past, or
 * further than 18 years), `only_longer`, `is_guardian` (somebody relies on her approval), and `prove`: it cannot be taken back
 * alone, so it is nothing for whoever finds an account open.
 */
export async function setRule(
  actor: PersonActor,
  input: { month: string },
): Promise<Result<null, 'month_bad' | 'only_longer' | 'is_guardian' | 'prove'>> {
  if (!(await hasFreshProof(actor))) return refuse('prove');
  const ends = dayAfterMonth(input.month);
  const answer = await callMoney(Answer, sql`money.set_guardianship(${actorKey(actor)}, ${ends}::date)`);
  if (answer === 'set') return ok(null);
  return refuse(answer === 'date_bad' ? 'month_bad' : answer, 'month');
}
