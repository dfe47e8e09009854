import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken } from '@/lib/platform/tokens';
import { partToken } from './part-token';
import { AskedAnother } from './schema';

/**
 * Asks somebody else for a share that nobody pays: a friend, or whoever has its link, which is a new one; the one before opens nothing any more.
 * The `turn` she saw makes it once, however often it is sent. `part_twice` for who has a share already, `too_late` where somebody pays it or it
 * is over, `not_found` for everybody but its starter.
 */
export async function askAnother(
  actor: PersonActor,
  input: { partId: Id<'part'>; turn: number; person?: Id<'person'> },
): Promise<Result<{ state: 'asked' }, 'not_found' | 'too_late' | 'part_twice'>> {
  const { partId, turn, person } = input;
  const answer = await callMoney(
    AskedAnother,
    sql`money.ask_another(${actorKey(actor) ?? ''}, ${toUuid(partId)}::uuid, ${turn}::int, ${person ? toUuid(person) : null}::uuid,
      ${hashToken(partToken(partId, turn + 1))})`,
  );
  return answer === 'asked' ? ok({ state: answer }) : refuse(answer);
}
