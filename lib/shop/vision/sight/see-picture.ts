import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { embedder, pictureCode, pictureFacts, pictureVector } from '@/db/schema/shop/sight';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { keptPicture } from '@/lib/shop/media/kept-picture';
import { currentEmbedder, knownEmbedders, type Look, look } from '@/lib/shop/vision/models/gateway';
import type { OpenPicture } from '@/lib/shop/vision/picture/model';
import { openPicture } from '@/lib/shop/vision/picture/open-picture';
import { shrinkPicture } from '@/lib/shop/vision/picture/shrink-picture';
import { type Surface, surfaceOf } from '@/lib/shop/vision/picture/surface';

type Lacking = { key: string; embedders: string[] };

/** What one picture needs: looked at by one embedder, in a form that can be stored. */
type SeenNumbers = { readonly embedder: string; readonly vector: Int8Array; readonly code: string };

/**
 * Looks at a kept picture for every index that lacks it, and keeps its numbers, colours, pattern and words; a picture that no product on sale
 * shows is left alone. May run twice and anywhere: what is there stays, and a run that was cut off leaves nothing half done.
 * Refuses `busy` and `eyes_failed`, after which it may be tried again.
 */
export async function seePicture(media: Id<'media'>): Promise<Result<null, 'busy' | 'eyes_failed'>> {
  await beginFirstIndex();
  const lacking = await lackingOf(media);
  if (lacking === null || lacking.embedders.length === 0) return ok(null);
  const bytes = await keptPicture(lacking.key);
  // Its row is being deleted, or its bytes are still on their way; the routine comes by again.
  if (bytes === null) return ok(null);
  const opened = await openPicture(bytes);
  if (!opened.ok) {
    if (opened.code === 'busy' || opened.code === 'picture_slow') return refuse('busy');
    await shopDb()
      .insert(pictureFacts)
      .values({ mediaId: media, palette: null, fault: opened.code })
      .onConflictDoNothing();
    return ok(null);
  }
  return seeOpened(media, opened.value, lacking.embedders);
}

async function seeOpened(
  media: Id<'media'>,
  picture: OpenPicture,
  embedders: readonly string[],
): Promise<Result<null, 'busy' | 'eyes_failed'>> {
  const seen: SeenNumbers[] = [];
  const words = new Set<string>();
  for (const name of embedders) {
    const looked = await look(picture, { embedder: name, want: { vector: true, tags: true } });
    if (!looked.ok && looked.code === 'unknown_embedder') continue;
    if (!looked.ok) return refuse(looked.code === 'busy' ? 'busy' : 'eyes_failed');
    const { vector, code } = looked.value;
    if (vector !== null && code !== null) seen.push({ embedder: name, vector, code });
    for (const word of wordsOf(looked.value)) words.add(word);
  }
  await keep(media, seen, surfaceOf(await shrinkPicture(picture)), [...words].join(' '));
  return ok(null);
}

/** The first embedder there ever was answers at once, with as much as it has seen. */
async function beginFirstIndex(): Promise<void> {
  const { id, dimensions } = await currentEmbedder();
  await shopDb().execute(sql`
    insert into shop.embedder (id, dimensions, state) select ${id}, ${dimensions}, 'current'
    where not exists (select from shop.embedder where state = 'current') on conflict do nothing`);
}

async function lackingOf(media: Id<'media'>): Promise<Lacking | null> {
  const known = (await knownEmbedders()).map(({ id }) => id).join(',');
  const [row] = await shopDb().execute<Lacking>(sql`
    select m.key, array(
      select e.id from shop.embedder e
      where e.state in ('current', 'building') and e.id = any(string_to_array(${known}, ',')) and not exists (
        select from shop.picture_code c where c.embedder = e.id and c.media_id = m.id)
      order by e.state desc) as embedders
    from shop.media m where m.id = ${toUuid(media)}::uuid and exists (
      select from shop.product_media pm join shop.product p on p.id = pm.product_id
      where pm.media_id = m.id and p.state = 'published')`);
  return row ?? null;
}

/** Tags of less than this likelihood are guesses. */
const tagScoreMin = 0.2;

function wordsOf({ tags }: Look): string[] {
  return tags.filter(({ score }) => score >= tagScoreMin).flatMap(({ en, ar }) => [...en, ...ar]);
}

async function keep(
  media: Id<'media'>,
  seen: readonly SeenNumbers[],
  { palette, pattern }: Surface,
  words: string,
): Promise<void> {
  await shopDb().transaction(async (tx) => {
    // Whoever takes a picture away has its page first, and the row of a code asks for the page (db/sql/24-sight.sql): here it comes first too.
    await tx.execute(sql`
      select from shop.page where id = (select page_id from shop.media where id = ${toUuid(media)}::uuid) for share`);
    // The picture may have been deleted, or an index given up, while it was looked at.
    const [there] = await tx.execute(sql`select from shop.media where id = ${toUuid(media)}::uuid for key share`);
    if (there === undefined) return;
    const names = (await tx.select({ id: embedder.id }).from(embedder).for('key share')).map(({ id }) => id);
    await tx
      .insert(pictureFacts)
      .values({ mediaId: media, palette, pattern, words })
      .onConflictDoUpdate({
        target: pictureFacts.mediaId,
        set: { palette, pattern, words: sql`coalesce(nullif(${words}, ''), ${pictureFacts.words})` },
      });
    for (const { embedder: name, vector, code } of seen) {
      if (!names.includes(name)) continue;
      await tx
        .insert(pictureCode)
        .values({ embedder: name, mediaId: media, code: inBits(code) })
        .onConflictDoNothing();
      await tx
        .insert(pictureVector)
        .values({
          embedder: name,
          mediaId: media,
          vector: new Uint8Array(vector.buffer, vector.byteOffset, vector.length),
        })
        .onConflictDoNothing();
    }
  });
}

/** Hexadecimal digits as Postgres reads bits. */
function inBits(code: string): string {
  return [...code].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
}
