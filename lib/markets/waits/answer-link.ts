import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken, isToken } from '@/lib/platform/tokens';
import { forgetAddress } from './seal-address';

/** Confirms that the address behind a mailed link wants to be told; the link is its own proof. `link_over` for one that is none any more. */
export async function confirmWait(_actor: Actor, { token }: { token: string }): Promise<Result<null, 'link_over'>> {
  if (!isToken(token)) return refuse('link_over');
  return identityDb().transaction(async (tx) => {
    const [row] = await tx.execute<{ id: string; country: string; capability: string }>(sql`
      update identity.market_wait set confirmed_at = coalesce(confirmed_at, now()) where token_hash = ${hashToken(token)}
      returning id, country, capability`);
    if (!row) return refuse('link_over');
    // It may have opened while the link lay in her mailbox: then she is told now, and otherwise the job finds nothing to tell.
    const opened = JSON.stringify({ country: row.country, capability: row.capability });
    await tx.execute(
      sql`select queue.add_identity('identity:tell-opened', ${opened}::json, now(), ${`opened-wait:${row.id}`})`,
    );
    return ok(null);
  });
}

/** Forgets the address behind a mailed link; a link that is none any more has nothing left to forget. */
export async function stopWait(_actor: Actor, { token }: { token: string }): Promise<Result<null, 'link_over'>> {
  if (!isToken(token)) return refuse('link_over');
  const [row] = await identityDb().execute<{ id: string }>(
    sql`delete from identity.market_wait where token_hash = ${hashToken(token)} returning id`,
  );
  if (!row) return refuse('link_over');
  await forgetAddress(fromUuid('wait', row.id));
  return ok(null);
}
