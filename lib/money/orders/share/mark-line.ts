import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { shareMark } from '@/db/schema/money/share-mark';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Shareable } from './model';

/** The random name of a line that its buyer is about to share: always the same, made the first time. */
export async function markLine(actor: PersonActor, { line }: Shareable): Promise<string> {
  const owner = actorKey(actor) ?? 'nobody';
  return asActor(actor, async (tx) => {
    await tx.insert(shareMark).values({ lineId: line, owner }).onConflictDoNothing();
    const [row] = await tx.select({ mark: shareMark.mark }).from(shareMark).where(eq(shareMark.lineId, line));
    if (!row) throw new Error('a line that is shared has no name');
    return row.mark;
  });
}
