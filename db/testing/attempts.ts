import { eq } from 'drizzle-orm';
import { attempt } from '@/db/schema/money/purchase';
import type { Id } from '@/lib/kernel/ids';
import type { TestSandbox } from './sandbox-process';
import { ownerDb } from './world';

/** The one attempt of a purchase, as it lies in the database. */
export async function attemptOf(purchaseId: Id<'purchase'>): Promise<typeof attempt.$inferSelect> {
  const [row] = await ownerDb().select().from(attempt).where(eq(attempt.purchaseId, purchaseId));
  if (!row) throw new Error('no attempt');
  return row;
}

/** What the provider holds of a payment, has taken of it and gave back, in minor units; nothing where it knows of none. */
export async function atProvider(sandbox: TestSandbox, intent: string | null) {
  const { data } = await (await fetch(`${sandbox.origin}/_sandbox/charges`)).json();
  type Line = { intent: string; capturable: number; captured: number; refunded: number };
  const line = (data as Line[]).find((one) => one.intent === intent);
  return { held: line?.capturable ?? 0, taken: line?.captured ?? 0, refunded: line?.refunded ?? 0 };
}
