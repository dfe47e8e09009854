import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { remindSeconds } from './model';

/**
 * Has those written to who asked to be told of an opening that is near, once each; forgets what belongs to openings long over. Says how
 * many are told. Safe to run from several processes, and to be killed: who is told and the job that writes to her are one transaction.
 */
export async function tellOpenings(): Promise<number> {
  await callMoney(z.number(), sql`money.sweep_openings()`);
  return callMoney(z.number(), sql`money.tell_openings(${remindSeconds}::int)`);
}
