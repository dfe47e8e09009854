import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import { noticeKinds } from '@/db/schema/social/notice';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import type { ChooseNotices } from './schema';

/** Says of which kinds the actor is told from now on: those ticked, and of no other. */
export async function chooseNotices(actor: PersonActor, { kinds }: ChooseNotices): Promise<Result<null, never>> {
  const me = sql`${toUuid(actor.personId)}::uuid`;
  const off = JSON.stringify(noticeKinds.filter((kind) => !kinds.includes(kind)));
  await socialDb().transaction(async (tx) => {
    await tx.execute(sql`
      insert into social.notice_off (person_id, kind) select ${me}, kind from jsonb_array_elements_text(${off}::jsonb) kind
      on conflict do nothing`);
    await tx.execute(sql`
      delete from social.notice_off where person_id = ${me} and kind not in (select jsonb_array_elements_text(${off}::jsonb))`);
  });
  return ok(null);
}
