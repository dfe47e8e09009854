import 'server-only';
import { sql } from 'drizzle-orm';
import { asReader } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';

/** Takes back a photograph the actor chose and did not send. One that was sent, another's and none are left as they are. */
export async function dropPhoto(actor: PersonActor, id: Id<'photo'>): Promise<Result<null, never>> {
  const me = toUuid(actor.personId);
  await asReader(me, (tx) =>
    tx.execute(sql`
      delete from social.talk_photo where id = ${toUuid(id)}::uuid and person_id = ${me}::uuid and message_id is null`),
  );
  return ok(null);
}
