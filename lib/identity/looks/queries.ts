import 'server-only';
import { sql } from 'drizzle-orm';
import { readIdentity } from '@/db/client/identity';
import type { OperatorRole, PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import type { LookGround, LookKind, LookView } from './model';

/** Looks shown on one page; the copy of her data has all of them. */
const shownMax = 50;

/** Who of those who run Souk looked at the actor's data, at what and why, the latest first: the role and never the name. */
export async function looksAtHers(actor: PersonActor): Promise<readonly LookView[]> {
  const rows = await readIdentity<{
    id: string;
    at: string;
    role: OperatorRole;
    kind: LookKind;
    ground: LookGround;
    words: string;
  }>(sql`select id, at::text as at, role, kind, ground, words from identity.look
    where person_id = ${toUuid(actor.personId)}::uuid order by at desc limit ${shownMax}`);
  return rows.map(({ at, ...row }) => ({ ...row, at: new Date(at) }));
}
