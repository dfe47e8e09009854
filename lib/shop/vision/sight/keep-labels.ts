import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { logWarn } from '@/lib/platform/log';
import { canReadText } from '@/lib/shop/vision/models/gateway';
import { keepLabel } from './keep-label';

/** Pictures read between two looks at the clock. */
const batch = 4;

/** After this one the next look for unread ones begins: one that cannot be read must not keep others waiting. */
let lastTried: Id<'media'> | null = null;

/**
 * Reads the words on pictures that were looked at and not read yet, until `until` (milliseconds since 1970). May be cut off and run
 * anywhere, several times at once. Does nothing where text cannot be read.
 */
export async function keepLabels(until: number): Promise<void> {
  if (!(await canReadText())) return;
  while (Date.now() < until) {
    const unread = await unreadAfter(lastTried);
    let read = 0;
    for (const media of unread) if (await tryToRead(media)) read += 1;
    lastTried = unread.length < batch ? null : (unread.at(-1) ?? null);
    if (lastTried === null || read === 0) return;
  }
}

async function tryToRead(media: Id<'media'>): Promise<boolean> {
  const kept = await keepLabel(media);
  if (!kept.ok) logWarn('sight.not_read', { media, reason: kept.code });
  return kept.ok;
}

async function unreadAfter(last: Id<'media'> | null): Promise<Id<'media'>[]> {
  const rows = await shopDb().execute<{ media_id: string }>(sql`
    select f.media_id from shop.picture_facts f
    where f.label is null and f.palette is not null
      and f.media_id > ${last === null ? '00000000-0000-0000-0000-000000000000' : toUuid(last)}::uuid
    order by f.media_id limit ${batch}`);
  return rows.map(({ media_id }) => fromUuid('media', media_id));
}
