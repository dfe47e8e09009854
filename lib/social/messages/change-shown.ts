import 'server-only';
import { sql } from 'drizzle-orm';
import { asReader } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';

/** What somebody shows while she reads and writes, and therefore sees of others. */
export type Shown = { readonly typing: boolean; readonly reads: boolean };

/** What the actor shows; everything until she says otherwise. */
export async function shownBy(actor: PersonActor): Promise<Shown> {
  const me = toUuid(actor.personId);
  const [row] = await asReader(me, (tx) =>
    tx.execute<Shown>(sql`select typing, reads from social.talk_setting where person_id = ${me}::uuid`),
  );
  return row ?? { typing: true, reads: true };
}

/** Changes it. Who no longer shows what she has read takes back, with the same word, what she had shown. */
export function changeShown(actor: PersonActor, { typing, reads }: Shown): Promise<Result<null, never>> {
  const me = toUuid(actor.personId);
  return asReader(me, async (tx) => {
    await tx.execute(sql`
      insert into social.talk_setting (person_id, typing, reads) values (${me}::uuid, ${typing}, ${reads})
      on conflict (person_id) do update set typing = excluded.typing, reads = excluded.reads`);
    if (!reads)
      await tx.execute(sql`
        update social.talk_side s set told = 0 from social.talk t
        where t.id = s.talk_id and s.told > 0 and ${me}::uuid = case s.side when 'a' then t.person_a else t.person_b end`);
    return ok(null);
  });
}
