import 'server-only';
import { desc, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { donation } from '@/db/schema/money/donation';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { openDedications } from '@/lib/money/donations/dedication';
import type { CopiedRow } from '@/lib/platform/copied/model';

/** All that the actor gave, newest first, with her words for each charity; those on its order say the rest. */
export async function donationRows(actor: PersonActor): Promise<readonly CopiedRow[]> {
  const rows = await asActor(actor, (tx) =>
    tx
      .select()
      .from(donation)
      .where(eq(donation.owner, actorKey(actor) ?? ''))
      .orderBy(desc(donation.createdAt)),
  );
  const words = await openDedications(rows);
  return rows.map(({ orderId, createdAt, currency, givenMinor, coverMinor }) => {
    const say = (minor: bigint) => ({ minor: minor.toString(), currency });
    return {
      ...{ order: orderId, at: createdAt, amount: say(givenMinor), total: say(givenMinor + coverMinor) },
      words: words(orderId),
    };
  });
}
