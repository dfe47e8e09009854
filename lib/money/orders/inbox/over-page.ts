import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { mayOnPage } from '@/lib/money/orders/seller-may';
import type { Capability } from '@/lib/shop/ownership/model';

/**
 * Runs reads over all the orders of one page for somebody whose role there allows it; `otherwise` for everybody else. That is asked
 * once: row security would ask it of each of a hundred thousand rows. Every statement in `read` names the page itself, and
 * nothing is written. What is shown afterwards is read with `asSelf`, where row security looks at each row again.
 */
export function overPage<Value>(
  actor: Actor,
  pageId: Id<'page'>,
  capability: Capability,
  otherwise: Value,
  read: (tx: MoneyTransaction) => Promise<Value>,
): Promise<Value> {
  return asActor(actor, async (tx) => {
    if (!(await mayOnPage(tx, pageId, capability))) return otherwise;
    await asSystem(tx);
    return read(tx);
  });
}

/** The rest of such a transaction sees what the actor herself may see. */
export async function asSelf(tx: MoneyTransaction, actor: Actor): Promise<void> {
  await tx.execute(sql`select set_config('souk.actor', ${actorKey(actor) ?? 'nobody'}, true)`);
}

/** What follows in such a transaction sees the orders of every page. */
export async function asSystem(tx: MoneyTransaction): Promise<void> {
  await tx.execute(sql`select set_config('souk.actor', 'system', true)`);
}
