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
  recommendation: {
    seen: (ids, me) => sql`
      select r.id, o.title, '' as first, '' as second from social.recommendation r join shop.product o on o.id = r.product_id
      where r.id = any (${ids}) and social.sees_recommendation(${me}, r)`,
    path: ({ id }) => `/recommendations/${fromUuid('recommendation', id)}`,
  },
  list: {
    seen: (ids, me) => sql`
      select l.id, l.name as title, '' as first, '' as second from social.list l
      where l.id = any (${ids}) and social.sees_list(${me}, l)`,
    path: ({ id }) => `/lists/${fromUuid('list', id)}`,
  },
  comment: {
    seen: (ids, me) => sql`
      select c.id, coalesce(g.name, l.name, o.title, s.item, '') as title, coalesce(g.handle, '') as first,
        c.subject_kind || ' ' || c.subject_id as second
      from social.comment c
      left join shop.post t on c.subject_kind = 'post' and t.id = c.subject_id left join shop.page g on g.id = t.page_id
      left join social.list l on c.subject_kind = 'list' and l.id = c.subject_id
      left join social.recommendation r on c.subject_kind = 'recommendation' and r.id = c.subject_id
      left join shop.product o on o.id = r.product_id
      left join social.share s on c.subject_kind = 'share' and s.id = c.subject_id
      where c.id = any (${ids}) and not identity.apart(c.person_id, ${me}) and not identity.held('comment', c.id)
        and social.may_see(${me}, c.subject_kind, c.subject_id)`,
    path: commentPath,
  },
  // Who may read a conversation is asked where it is opened; a notice of one that is gone went with it.
  talk: {
    seen: (ids) => sql`select one as id, '' as title, '' as first, '' as second from unnest(${ids}) one`,
    path: ({ id }) => `/messages/${fromUuid('talk', id)}`,
  },
  // Whom a decision concerns is asked where it is read.
  decision: {
    seen: (ids) => sql`select one as id, '' as title, '' as first, '' as second from unnest(${ids}) one`,
    path: ({ id }) => `/decisions/${fromUuid('decision', id)}`,
  },
  // What is open there is public; that she waited for it is gone by then.
  country: {
    seen: (ids) => sql`
      select md5(k.country || ' ' || k.capability)::uuid as id, '' as title, lower(k.country) as first, '' as second
      from markets.market k where md5(k.country || ' ' || k.capability)::uuid = any (${ids})`,
    path: ({ first }) => `/countries/${first}`,
  },
  // That something was decided; not what, of which thing, or when one had reported it.
  report: {
    seen: (ids) => sql`select one as id, '' as title, '' as first, '' as second from unnest(${ids}) one`,
    path: () => '/policies',
  },
};

/** A comment stands where what it is about stands. */
function commentPath({ id, first, second }: Row): string {
  const [kind = '', about = ''] = second.split(' ');
  const paths: Record<string, () => string> = {
    post: () => `/${first}/posts/${fromUuid('post', about)}`,
    list: () => `/lists/${fromUuid('list', about)}`,
    recommendation: () => `/recommendations/${fromUuid('recommendation', about)}`,
    share: () => `/shares/${fromUuid('share', about)}`,
  };
  return `${paths[kind]?.() ?? '/feed'}#${fromUuid('comment', id)}`;
}

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

/** What each of these notices is about, in their order, as `me` (a uuid) sees it now; undefined for what is not hers to see. */
export async function subjectsOf(
  notices: readonly { subject_kind: SubjectKind; subject_id: string }[],
  me: string,
): Promise<(NoticeSubject | undefined)[]> {
  const kinds = [...new Set(notices.map((one) => one.subject_kind))];
  const found = await Promise.all(
    kinds.map((kind) => {
      const ids = notices.filter((one) => one.subject_kind === kind).map((one) => one.subject_id);
      return subjectsSeen(kind, [...new Set(ids)], me);
    }),
  );
  return notices.map((one) => found[kinds.indexOf(one.subject_kind)]?.get(one.subject_id));
}
