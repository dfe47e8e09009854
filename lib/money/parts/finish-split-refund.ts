import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { splitRefund } from '@/db/schema/money/split';
import type { SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { finishPartRefund } from './finish-part-refund';

const system: SystemActor = { kind: 'system', name: 'split-refund', locale: 'en' };

/**
 * Gives back a refund of an order that several people paid: to each her part, as it was divided when it was begun. `succeeded` once the last
 * has hers; until then it is `pending`, and whoever is asked next goes on with those who wait. What a payer's bank took meanwhile is no part of it.
 */
export async function finishSplitRefund(refundId: Id<'refund'>): Promise<'succeeded' | 'pending'> {
  const legs = await asActor(system, (tx) =>
    tx.select({ id: splitRefund.id }).from(splitRefund).where(eq(splitRefund.refundId, refundId)),
  );
  let given = 0;
  for (const { id } of legs) if (await finishPartRefund(id)) given++;
  if (legs.length === 0 || given < legs.length) return 'pending';
  await callMoney(z.boolean(), sql`money.refund_succeeded(${toUuid(refundId)}::uuid, 'split')`);
  return 'succeeded';
}
