import 'server-only';
import { sql } from 'drizzle-orm';
import { readShopSlowly } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid } from '@/lib/kernel/ids';
import { onSale } from '@/lib/shop/cards/queries';
import { filled } from '@/lib/shop/collections/filled';
import { type CollectionRow, collectionColumns, toCollection } from '@/lib/shop/collections/queries';
import {
  type MapKind,
  type MapPart,
  mapKinds,
  nothingBefore,
  type SiteEntry,
  type SiteVideo,
  thingsMax,
} from './model';

/** Things read by one statement: a part is written while it is read. */
const batch = 1_000;

/** Where each part begins; found by stepping along the ids, so that no statement looks at more than a part of them. */
export async function* siteParts(_actor: Actor, things = thingsMax): AsyncGenerator<MapPart> {
  for (const kind of mapKinds) {
    let after: string | undefined = nothingBefore;
    while (after !== undefined) {
      const part: MapPart = { kind, after };
      const next: string | undefined = await lastOf(part, things);
      yield part;
      after = next !== undefined && (await lastOf({ kind, after: next }, 1)) !== undefined ? next : undefined;
    }
  }
}

const tables = { pages: sql`shop.page`, products: sql`shop.product`, collections: sql`shop.collection` };

/** The last thing of a full part; nothing for one that is not full. */
async function lastOf({ kind, after }: MapPart, things: number): Promise<string | undefined> {
  const table = tables[kind];
  const [last] = await readShopSlowly<{ id: string }>(sql`
    select id from ${table} where state = 'published' and id > ${after}::uuid order by id offset ${things - 1} limit 1`);
  return last?.id;
}

type Row = {
  id: string;
  shown: boolean;
  handle: string;
  slug: string | null;
  changed_at: string;
  pictures: string[];
  videos?: SiteVideo[];
};

/** The things of a part that anybody may see, in the order of their ids, as they come from the database. */
export async function* entriesOf(_actor: Actor, part: MapPart, things = thingsMax): AsyncGenerator<SiteEntry> {
  let { after } = part;
  for (let left = things; left > 0; left -= batch) {
    const rows = await readBatch(part.kind, after, Math.min(left, batch));
    for (const { shown, handle, slug, changed_at, pictures, videos = [] } of rows) {
      if (shown) yield { handle, slug, changedAt: new Date(changed_at), pictures, videos };
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.id;
  }
}

/** A video without any picture to stand for it is nothing that search engines take. */
const videosOfEntry = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('title', p.title, 'alt', f.alt, 'poster', m.key,
    'path', '/media/video/' || f.key || '.' || f.container, 'seconds', greatest(1, round(f.duration_ms / 1000.0)::int),
    'since', to_char(f.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by pf.position), '[]')
  from shop.product_video pf join shop.video f on f.id = pf.video_id
  join shop.media m on m.id = coalesce(f.poster_media_id, (
    select o.media_id from shop.product_media o where o.product_id = p.id order by o.position limit 1))
  where pf.product_id = p.id and shop.is_told(f))`;

function readBatch(kind: MapKind, after: string, limit: number): Promise<Row[]> {
  if (kind === 'pages') {
    return readShopSlowly<Row>(sql`
      select g.id, true as shown, g.handle, null as slug, g.created_at as changed_at,
        array(select m.key from shop.media m where m.id in (g.cover_media_id, g.logo_media_id)
          order by m.id = g.cover_media_id desc nulls last) as pictures
      from shop.page g where g.state = 'published' and g.id > ${after}::uuid order by g.id limit ${limit}`);
  }
  if (kind === 'collections') return readCollections(after, limit);
  return readShopSlowly<Row>(sql`
    select p.id, ${onSale} as shown, g.handle, p.slug, p.updated_at as changed_at,
      array(select m.key from shop.product_media f join shop.media m on m.id = f.media_id
        where f.product_id = p.id order by f.position, f.media_id limit 4) as pictures, ${videosOfEntry} as videos
    from (select * from shop.product where state = 'published' and id > ${after}::uuid order by id limit ${limit}) p
    join shop.page g on g.id = p.page_id order by p.id`);
}

/** Collections; one in which nothing is on sale is shown to nobody. */
async function readCollections(after: string, limit: number): Promise<Row[]> {
  const rows = await readShopSlowly<Row & CollectionRow>(sql`
    select ${collectionColumns}, g.state = 'published' and g.shop_open as shown, g.handle, 'collections/' || c.slug as slug,
      c.updated_at as changed_at, array(select m.key from shop.media m where m.id = c.media_id) as pictures
    from (select * from shop.collection where state = 'published' and id > ${after}::uuid order by id limit ${limit}) c
    join shop.page g on g.id = c.page_id order by c.id`);
  const found = await filled(rows.filter(({ shown }) => shown).map(toCollection), { slowly: true });
  return rows.map((row) => ({ ...row, shown: row.shown && found.has(fromUuid('collection', row.id)) }));
}
