import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { NoticeWay } from './schema';

/**
 * Of notices `n` those of which a person `me` hears on the site, by mail or in her browsers: of kinds she wants told that way, and of
 * nobody she muted, whom either blocked, or who is gone.
 */
export function heardBy(me: SQL, way: NoticeWay | 'site'): SQL {
  const wanted =
    way === 'site'
      ? sql`not exists (select from social.notice_off o where o.person_id = n.person_id and o.kind = n.kind)`
      : sql`exists (select from social.notice_way w where w.person_id = n.person_id and w.kind = n.kind and w.way = ${way})`;
  return sql`n.person_id = ${me} and ${wanted}
    and (n.by_id is null or exists (select from identity.profile b where b.person_id = n.by_id and b.name <> '')
      and not exists (select from social.person_mute m where m.person_id = n.person_id and m.muted_id = n.by_id)
      and not identity.apart(n.person_id, n.by_id))`;
}
