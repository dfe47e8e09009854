import 'server-only';
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken } from '@/lib/platform/tokens';
import { sealText } from '@/lib/social/sealing/seal-text';
import { isPushAddress, pushKey } from './keys';
import type { KeepSubscription } from './schema';

/** Browsers of one person; the oldest make room. */
const browsersMax = 20;

/** The table, as sealing knows it. */
export const table = 'social.push_subscription';

/**
 * Lets the browser in which the actor is signed in be told from now on, until that session ends. A browser tells one person: who asked
 * before her in the same one is not told there any more. Again changes nothing. `invalid` for an address that is no push service's.
 */
export async function keepSubscription(
  actor: PersonActor,
  { endpoint, p256dh, auth }: KeepSubscription,
): Promise<Result<null, 'invalid'>> {
  const key = pushKey();
  if (key === null || !isPushAddress(endpoint)) return refuse('invalid');
  const id = randomUUID();
  const text = JSON.stringify({ endpoint, keys: { p256dh, auth }, key });
  const sealed = await sealText(actor.personId, { table, id }, text);
  const [me, session] = [sql`${toUuid(actor.personId)}::uuid`, sql`${toUuid(actor.sessionId)}::uuid`];
  await socialDb().transaction(async (tx) => {
    await tx.execute(sql`
      insert into social.push_subscription (id, person_id, session_id, mark, sealed)
      select ${id}::uuid, ${me}, ${session}, ${hashToken(endpoint)}, ${sealed} where identity.session_lives(${session}, ${me})
      on conflict (mark) do update set id = excluded.id, person_id = excluded.person_id, session_id = excluded.session_id,
        sealed = excluded.sealed, created_at = now()`);
    await tx.execute(sql`
      delete from social.push_subscription where person_id = ${me} and id not in (
        select id from social.push_subscription where person_id = ${me} order by created_at desc, id limit ${browsersMax})`);
  });
  return ok(null);
}
