import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import { type Id, toUuid } from '@/lib/kernel/ids';

/**
 * Deletes a share whose time is over, as if it had been taken back. A job for the moment it ends: nobody sees it from then on
 * either way. One that is still on stays.
 */
export async function endShare(share: Id<'share'>): Promise<void> {
  await socialDb().execute(sql`delete from social.share where id = ${toUuid(share)}::uuid and ends_at <= now()`);
}
