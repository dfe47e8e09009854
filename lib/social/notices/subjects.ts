import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import { fromUuid } from '@/lib/kernel/ids';
import type { NoticeSubject } from './model';
import type { SubjectKind } from './schema';

type Row = { id: string; title: string; first: string; second: string };

type Way = {
  /** Selects `id`, `title` and two parts of the address of those of `ids` that `me` may see. */
  readonly seen: (ids: SQL, me: SQL) => SQL;
  readonly path: (row: Row) => string;
};

/** How each kind of thing is found and where it is. A kind without a way is not told of. */
const ways: Partial<Record<SubjectKind, Way>> = {
  person: {
    seen: (ids, me) => sql`
      select p.person_id as id, p.name as title, p.handle as first, '' as second from identity.profile p
      where p.person_id = any (${ids}) and p.name <> '' and not identity.apart(p.person_id, ${me})`,
    path: ({ first }) => `/people/${first}`,
  },
  post: {
    seen: (ids) => sql`
      select o.id, g.name as title, g.handle as first, '' as second from shop.post o join shop.page g on g.id = o.page_id
      where o.id = any (${ids}) and g.state = 'published'`,
    path: ({ first, id }) => `/${first}/posts/${fromUuid('post', id)}`,
  },
  share: {
    seen: (ids, me) => sql`
      select s.id, coalesce(s.item, g.name, '') as title, '' as first, '' as second
      from social.share s left join shop.page g on g.id = s.page_id
      where s.id = any (${ids}) and social.sees_share(${me}, s)`,
    path: ({ id }) => `/shares/${fromUuid('share', id)}`,
  },
  product: {
    seen: (ids) => sql`
      select o.id, o.title, g.handle as first, o.slug as second from shop.product o join shop.page g on g.id = o.page_id
      where o.id = any (${ids}) and o.state = 'published' and g.state = 'published'`,
    path: ({ first, second }) => `/${first}/${encodeURIComponent(second)}`,
  },
};

/** Of things of one kind (bare uuids), those that the reader `me` may see now, by their uuid. */
export async function subjectsSeen(
  kind: SubjectKind,
  ids: readonly string[],
  me: string,
): Promise<ReadonlyMap<string, NoticeSubject>> {
  const way = ways[kind];
  if (!way || ids.length === 0) return new Map();
  const list = sql`array(select one::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) one)`;
  const rows = await readSocial<Row>(way.seen(list, sql`${me}::uuid`));
  return new Map(rows.map((row) => [row.id, { title: row.title, path: way.path(row) }]));
}
