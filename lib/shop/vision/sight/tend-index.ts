import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { logInfo, logWarn } from '@/lib/platform/log';
import { currentEmbedder } from '@/lib/shop/vision/models/gateway';
import { keepLabels } from './keep-labels';
import { hasGraph } from './near-index';
import { seePicture } from './see-picture';

/** Pictures looked at between two looks at the clock. */
const batch = 8;

/** Codes of a retired index that are deleted at once. */
const deletedAtOnce = 2_000;

/** Pictures taken into the graph at once: a part of a second's work, for the database ends what takes five. */
const filledAtOnce = 100;

/** After this one the next look for what was missed begins: one that cannot be seen must not keep others waiting. */
let lastTried: Id<'media'> | null = null;

/**
 * Keeps the indexes of pictures in order for about `ms` milliseconds: begins one beside the old when another model has come, looks at what
 * is missing in any, lets the new one answer once nothing on sale is missing in it, takes the old one away piece by piece, and reads
 * the words on pictures when nothing else is left to do.
 * Every step may be cut off and done again, and several workers may do it at once.
 */
export async function tendIndex(ms = 8_000): Promise<void> {
  const until = Date.now() + ms;
  await beginNext();
  for (let round = 0; Date.now() < until; round += 1) {
    const missing = await missingAfter(lastTried);
    if (missing.length === 0 && lastTried !== null && round === 0) {
      lastTried = null;
      continue;
    }
    let seen = 0;
    for (const media of missing) if (await tryToSee(media)) seen += 1;
    lastTried = missing.length < batch ? null : (missing.at(-1) ?? null);
    // Eyes that cannot see at all are not started for picture after picture: the next run tries some others.
    if (lastTried === null || seen === 0) break;
  }
  await fillGraph(until);
  await switchOver();
  await deleteRetired();
  // To be found comes first: words are read when no picture waits to be looked at.
  if (lastTried === null) await keepLabels(until);
}

/** Pictures that were there before the server had a graph are taken into it; those that come later stand in it at once. */
async function fillGraph(until: number): Promise<void> {
  if (!(await hasGraph())) return;
  do {
    const [row] = await shopDb().execute<{ filled: number }>(sql`select shop.fill_near(${filledAtOnce}) as filled`);
    if (row === undefined || row.filled < filledAtOnce) return;
  } while (Date.now() < until);
}

async function tryToSee(media: Id<'media'>): Promise<boolean> {
  const seen = await seePicture(media);
  if (!seen.ok) logWarn('sight.not_seen', { media, reason: seen.code });
  return seen.ok;
}

/** The best model that can run here has an index or gets one; of those being built only that one goes on. */
async function beginNext(): Promise<void> {
  const { id, dimensions } = await currentEmbedder();
  await shopDb().execute(sql`
    with others as (
      update shop.embedder set state = 'retired' where state = 'building' and id <> ${id})
    insert into shop.embedder (id, dimensions, state)
    select ${id}, ${dimensions}, case when exists (select from shop.embedder where state = 'current') then 'building' else 'current' end
    on conflict (id) do update set state = 'building' where embedder.state = 'retired'`);
}

/** Pictures of products on sale that some index lacks, by their id; not those that could not be opened. */
async function missingAfter(last: Id<'media'> | null): Promise<Id<'media'>[]> {
  const rows = await shopDb().execute<{ media_id: string }>(sql`
    select distinct pm.media_id from shop.product_media pm
    join shop.product p on p.id = pm.product_id and p.state = 'published'
    cross join shop.embedder e
    where e.state in ('current', 'building') and pm.media_id > ${last === null ? nobody : toUuid(last)}::uuid
      and not exists (select from shop.picture_code c where c.embedder = e.id and c.media_id = pm.media_id)
      and not exists (select from shop.picture_facts f where f.media_id = pm.media_id and f.palette is null)
    order by pm.media_id limit ${batch}`);
  return rows.map(({ media_id }) => fromUuid('media', media_id));
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** The index that has seen everything on sale answers from here on, in one step. */
async function switchOver(): Promise<void> {
  const switched = await shopDb().transaction(async (tx) => {
    const [ready] = await tx.execute<{ id: string }>(sql`
      select e.id from shop.embedder e where e.state = 'building' and not exists (
        select from shop.product_media pm join shop.product p on p.id = pm.product_id and p.state = 'published'
        where not exists (select from shop.picture_code c where c.embedder = e.id and c.media_id = pm.media_id)
          and not exists (select from shop.picture_facts f where f.media_id = pm.media_id and f.palette is null))
      for update`);
    if (ready === undefined) return null;
    await tx.execute(sql`update shop.embedder set state = 'retired' where state = 'current'`);
    await tx.execute(sql`update shop.embedder set state = 'current' where id = ${ready.id}`);
    return ready.id;
  });
  if (switched !== null) logInfo('sight.switched', { embedder: switched });
}

/** Passes over codes whose product somebody is changing: the next run comes by, and an owner never waits for it. */
async function deleteRetired(): Promise<void> {
  await shopDb().execute(sql`
    delete from shop.picture_code where (embedder, media_id) in (
      select c.embedder, c.media_id from shop.picture_code c join shop.embedder e on e.id = c.embedder
      where e.state = 'retired' limit ${deletedAtOnce} for update of c skip locked)`);
  await shopDb().execute(sql`
    delete from shop.embedder e where e.state = 'retired' and not exists (
      select from shop.picture_code c where c.embedder = e.id)`);
}
