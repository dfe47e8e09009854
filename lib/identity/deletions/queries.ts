import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { type IdentityTransaction, identityDb } from '@/db/client/identity';
import { deletion, deletionCount, deletionStep, goneHandle } from '@/db/schema/identity/deletion';
import type { Actor } from '@/lib/identity/actor/model';
import { deletedKinds } from '@/lib/platform/stored/kinds/model';
import { hashToken, isToken } from '@/lib/platform/tokens';
import { handleMark } from './marks';
import { type DeletionView, deletionSteps } from './model';

/** The deletion that a browser's token opens; null when there is none, or its time is over. Whoever asks is nobody by now. */
export async function deletionByToken(_actor: Actor, token: unknown): Promise<DeletionView | null> {
  if (!isToken(token)) return null;
  const [row] = await identityDb()
    .select()
    .from(deletion)
    .where(eq(deletion.tokenHash, hashToken(token)));
  if (!row) return null;
  const { number, closedAt, doneAt } = row;
  const [steps, counts] = await Promise.all([
    identityDb().select().from(deletionStep).where(eq(deletionStep.number, number)),
    identityDb().select().from(deletionCount).where(eq(deletionCount.number, number)),
  ]);
  return {
    ...{ number, closedAt, doneAt },
    steps: deletionSteps.map((step) => ({ step, done: steps.some((one) => one.step === step && one.doneAt !== null) })),
    counts: deletedKinds.flatMap((kind) => {
      const rows = counts.find((one) => one.kind === kind)?.rows ?? 0;
      return rows > 0 ? [{ kind, rows }] : [];
    }),
  };
}

/** Whether a handle was somebody's who has left: nobody else gets it. */
export async function isGoneHandle(tx: Pick<IdentityTransaction, 'execute'>, handle: string): Promise<boolean> {
  const rows = await tx.execute(sql`select from ${goneHandle} where mark = ${handleMark(handle)}`);
  return rows.length > 0;
}
