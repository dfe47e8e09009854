import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { fromUuid } from '@/lib/kernel/ids';
import { forgetAddress } from './seal-address';

/** Forgets addresses that nobody confirmed within two days. May run twice. */
export async function sweepWaits(): Promise<void> {
  const rows = await identityDb().execute<{ id: string }>(sql`
    delete from identity.market_wait where confirmed_at is null and at < now() - interval '2 days' returning id`);
  for (const { id } of rows) await forgetAddress(fromUuid('wait', id));
}
