import 'server-only';
import { sql } from 'drizzle-orm';
import { asReader } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import type { Appeal } from './schema';
import { sealFor, toConcerned } from './seal';

/**
 * Appeals against a decision, once: twice is once, and the first words stand. For whom it concerns; everybody else hears `not_found`.
 * `too_late` after its time, `over` where it was overturned already.
 */
export async function appeal(
  actor: PersonActor,
  { decision, words }: Appeal,
): Promise<Result<null, 'not_found' | 'too_late' | 'over'>> {
  const [me, id] = [toUuid(actor.personId), toUuid(decision)];
  const [found] = await asReader(me, (tx) =>
    tx.execute<{ person: string | null; page: string | null }>(
      sql`select person_id as person, page_id as page from identity.decision where id = ${id}::uuid`,
    ),
  );
  const concerned = found && toConcerned(found);
  if (!concerned) return refuse('not_found');
  const sealed = await sealFor(concerned, decision, 'appeal', words);
  return asReader(me, async (tx) => {
    const [row] = await tx.execute<{ code: 'done' | 'again' | 'not_found' | 'too_late' | 'over' }>(
      sql`select identity.appeal(${me}::uuid, ${id}::uuid, ${sealed}) as code`,
    );
    const code = row?.code ?? 'not_found';
    if (code === 'done') await audit(tx, actor, 'decision.appeal', decision);
    return code === 'done' || code === 'again' ? ok(null) : refuse(code);
  });
}
