import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { type IdentityTransaction, identityDb } from '@/db/client/identity';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';

/** Two people in SQL: the actor and the other as uuids, and the condition on `identity.friendship f` that it is theirs. */
export type Pair = { readonly me: SQL; readonly other: SQL; readonly theirs: SQL };

/** The two as parts of statements. */
export function pairOf(actor: PersonActor, person: Id<'person'>): Pair {
  const [me, other] = [sql`${toUuid(actor.personId)}::uuid`, sql`${toUuid(person)}::uuid`];
  return { me, other, theirs: sql`f.low_id = least(${me}, ${other}) and f.high_id = greatest(${me}, ${other})` };
}

/** Runs work in one transaction that nothing else between these two happens beside. */
export function between<Value>(
  actor: PersonActor,
  person: Id<'person'>,
  work: (tx: IdentityTransaction, pair: Pair) => Promise<Value>,
): Promise<Value> {
  const pair = pairOf(actor, person);
  return identityDb().transaction(async (tx) => {
    await tx.execute(sql`select identity.hold_pair(${pair.me}, ${pair.other})`);
    return work(tx, pair);
  });
}
