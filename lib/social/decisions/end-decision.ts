import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import { type Id, toUuid } from '@/lib/kernel/ids';

/** Puts back what a decision held whose time is over: a job for that moment. Nothing where it ended before; may run twice. */
export async function endDecision(decision: Id<'decision'>): Promise<void> {
  await socialDb().execute(sql`select identity.end_decision(${toUuid(decision)}::uuid)`);
}
