import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { type SocialTransaction, socialDb } from '@/db/client/social';
import { noticeKinds } from '@/db/schema/social/notice';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import { hashToken } from '@/lib/platform/tokens';
import { stopToken } from '@/lib/social/digest/stop-token';
import type { ChooseNotices, NoticeWay } from './schema';

/**
 * Says of which kinds, in which ways and how often the actor is told from now on: what is ticked, and nothing else. Who begins to get a
 * digest finds nothing in it that came before.
 */
export async function chooseNotices(actor: PersonActor, choice: ChooseNotices): Promise<Result<null, never>> {
  const me = sql`${toUuid(actor.personId)}::uuid`;
  const off = JSON.stringify(noticeKinds.filter((kind) => !choice.kinds.includes(kind)));
  await socialDb().transaction(async (tx) => {
    await tx.execute(sql`
      insert into social.notice_off (person_id, kind) select ${me}, kind from jsonb_array_elements_text(${off}::jsonb) kind
      on conflict do nothing`);
    await tx.execute(sql`
      delete from social.notice_off where person_id = ${me} and kind not in (select jsonb_array_elements_text(${off}::jsonb))`);
    await chooseWay(tx, me, 'mail', choice.mail);
    await chooseWay(tx, me, 'push', choice.push);
    await chooseDigest(tx, actor, choice);
  });
  return ok(null);
}

async function chooseWay(tx: SocialTransaction, me: SQL, way: NoticeWay, kinds: readonly string[]): Promise<void> {
  const on = JSON.stringify(kinds);
  await tx.execute(sql`
    insert into social.notice_way (person_id, kind, way) select ${me}, kind, ${way} from jsonb_array_elements_text(${on}::jsonb) kind
    on conflict do nothing`);
  await tx.execute(sql`
    delete from social.notice_way
    where person_id = ${me} and way = ${way} and kind not in (select jsonb_array_elements_text(${on}::jsonb))`);
}

/** Whoever never wanted one has no row. A choice that stays the same leaves the next digest where it is. */
async function chooseDigest(tx: SocialTransaction, actor: PersonActor, { rhythm, zone }: ChooseNotices): Promise<void> {
  const me = sql`${toUuid(actor.personId)}::uuid`;
  const known = sql`coalesce((select name from pg_timezone_names where name = ${zone}), 'UTC')`;
  const due = sql`social.digest_next(${rhythm}, known.zone, now())`;
  await tx.execute(sql`
    insert into social.digest as old (person_id, rhythm, zone, due_at, stop_hash)
    select ${me}, ${rhythm}, known.zone, ${due}, ${hashToken(stopToken(actor.personId))} from (select ${known} as zone) known
    where ${rhythm} <> 'off' or exists (select from social.digest d where d.person_id = ${me})
    on conflict (person_id) do update set rhythm = excluded.rhythm, zone = excluded.zone, due_at = excluded.due_at,
      since = case when old.rhythm = 'off' then now() else old.since end
    where (old.rhythm, old.zone) is distinct from (excluded.rhythm, excluded.zone)`);
}
