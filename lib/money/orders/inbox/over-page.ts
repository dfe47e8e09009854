import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';

/**
 * Runs reads over all the orders of one page for one of its members; `otherwise` for everybody else. Whether she is one is asked
 * once: row security would ask it of each of a hundred thousand rows. Every statement in `read` names the page itself, and
 * nothing is written. What is shown afterwards is read with `asSelf`, where row security looks at each row again.
 */
export function overPage<Value>(
  actor: Actor,
  pageId: Id<'page'>,
  otherwise: Value,
  read: (tx: MoneyTransaction) => Promise<Value>,
): Promise<Value> {
  return asActor(actor, async (tx) => {
    const [row] = await tx.execute<{ sells: boolean }>(sql`select money.sells(${toUuid(pageId)}::uuid) as sells`);
    if (!row?.sells) return otherwise;
    await tx.execute(sql`select set_config('souk.actor', 'system', true)`);
    return read(tx);
  });
}

/** The rest of such a transaction sees what the actor herself may see. */
export async function asSelf(tx: MoneyTransaction, actor: Actor): Promise<void> {
  await tx.execute(sql`select set_config('souk.actor', ${actorKey(actor) ?? 'nobody'}, true)`);
}
