import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { keptPicture } from '@/lib/shop/media/kept-picture';
import { openPicture } from '@/lib/shop/vision/picture/open-picture';
import { readLabel } from '@/lib/shop/vision/picture/read-label';
import { readPattern } from '@/lib/shop/vision/picture/read-pattern';
import { shrinkPicture } from '@/lib/shop/vision/picture/shrink-picture';

/**
 * Reads the words on a kept picture that was looked at, and keeps them beside its colours; one whose words were read is left alone. May run
 * twice and anywhere. Refuses `busy` and `eyes_failed`, after which it may be tried again.
 */
export async function keepLabel(media: Id<'media'>): Promise<Result<null, 'busy' | 'eyes_failed'>> {
  const [row] = await shopDb().execute<{ key: string }>(sql`
    select m.key from shop.media m join shop.picture_facts f on f.media_id = m.id
    where m.id = ${toUuid(media)}::uuid and f.palette is not null and f.label is null`);
  const bytes = row === undefined ? null : await keptPicture(row.key);
  if (bytes === null) return ok(null);
  const opened = await openPicture(bytes);
  if (!opened.ok) return refuse('busy');
  const words = await readLabel(opened.value);
  if (!words.ok) return words;
  // Pictures looked at before patterns were read get theirs here as well.
  const pattern = readPattern(await shrinkPicture(opened.value));
  await shopDb().execute(sql`
    update shop.picture_facts set label = string_to_array(${words.value.join(' ')}, ' '),
      pattern = coalesce(pattern, ${pattern === null ? null : JSON.stringify(pattern)}::text::jsonb)
    where media_id = ${toUuid(media)}::uuid and label is null`);
  return ok(null);
}
