import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { archive, archiveFile } from '@/db/schema/shop/archive';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { claimLeased } from '@/lib/shop/leases/claim-leased';
import { makeStep } from './make-step';
import type { ArchivePart } from './model';
import { archivePlace } from './piece-place';

/** How long a worker that makes an archive may be silent before another one goes on with it. */
const leaseUntil = sql`now() + interval '60 seconds'`;

/**
 * Goes on with every archive that waits for a worker, of these parts in their order, and removes those that are over. Any number of
 * workers may do so at once; each archive is one's alone. What could not be made within a day has failed.
 */
export async function tendArchives(parts: readonly ArchivePart[]): Promise<void> {
  await removeOver();
  for (let one = await claim(); one !== null; one = await claim()) while (await makeStep(one, parts)) await renew(one);
}

async function claim(): Promise<Id<'archive'> | null> {
  await shopDb().execute(
    sql`update shop.archive set state = 'failed', expires_at = now() where state = 'making' and created_at < now() - interval '1 day'`,
  );
  const uuid = await claimLeased('archive', ['making'], leaseUntil);
  return uuid === null ? null : fromUuid('archive', uuid);
}

async function renew(id: Id<'archive'>): Promise<void> {
  await shopDb()
    .update(archive)
    .set({ leasedUntil: leaseUntil })
    .where(and(eq(archive.id, id), eq(archive.state, 'making')));
}

/**
 * The files go before the note that they are there: killed in between, they are removed again. Of one that is over for a day they are
 * removed once more: a worker that was on its way when it ended may have stored something that nothing names.
 */
async function removeOver(): Promise<void> {
  const over = await shopDb().execute<{ id: string; last: boolean }>(sql`
    update shop.archive set state = case state when 'ready' then 'gone' else state end
    where (state = 'ready' and expires_at <= now())
      or (state in ('gone', 'failed') and exists (select from shop.archive_file f where f.archive_id = archive.id))
      or (state in ('gone', 'failed') and not swept and coalesce(expires_at, created_at) <= now() - interval '1 day')
    returning id, coalesce(expires_at, created_at) <= now() - interval '1 day' as last`);
  for (const row of over) {
    const id = fromUuid('archive', row.id);
    await (await fileStore()).remove(archivePlace(id));
    await shopDb().delete(archiveFile).where(eq(archiveFile.archiveId, id));
    if (row.last) await shopDb().update(archive).set({ swept: true }).where(eq(archive.id, id));
  }
}
