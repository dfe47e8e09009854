import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { catalogueImport } from '@/db/schema/shop/import';
import type { Id } from '@/lib/kernel/ids';
import { renewingLease } from '@/lib/shop/leases/renewing-lease';

/** How long a worker that has an import may be silent before another one goes on with it. */
export const leaseUntil = sql`now() + interval '20 seconds'`;

/** Keeps an import for this worker while `work` goes on: a video may be long on its way. */
export async function holdingImport<Value>(id: Id<'import'>, work: () => Promise<Value>): Promise<Value> {
  const renew = () =>
    shopDb()
      .update(catalogueImport)
      .set({ leasedUntil: leaseUntil })
      .where(and(eq(catalogueImport.id, id), eq(catalogueImport.state, 'running')));
  return await renewingLease('worker.import_lease', renew, work);
}
