import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { monthlyByToken } from './queries';
import type { EndByMail } from './schema';

/** Ends a monthly donation by what its mail carried, without a sign-in. Refusal: `not_found`, also for a wrong token and one that has ended. */
export async function endByMail({ monthlyId, token }: EndByMail): Promise<Result<null, 'not_found'>> {
  const known = await monthlyByToken(monthlyId, token);
  if (!known) return refuse('not_found');
  const ended = await callMoney(z.boolean(), sql`money.end_monthly(${known.owner}, ${toUuid(monthlyId)}::uuid)`);
  return ended ? ok(null) : refuse('not_found');
}
