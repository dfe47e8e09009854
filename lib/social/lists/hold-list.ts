import 'server-only';
import { sql } from 'drizzle-orm';
import { type SocialTransaction, socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { type Result, refuse } from '@/lib/kernel/result';
import type { ListAudience, ListKind } from './model';

/** What is known of a list that is held. */
export type HeldList = { readonly uuid: string; readonly kind: ListKind; readonly audience: ListAudience };

/** The transaction a list is held in. */
export type ListTransaction = Pick<SocialTransaction, 'execute'>;

/**
 * Changes a list of the actor's while its row is held, so that two changes come one after the other. Somebody else's list is
 * `not_found`, as one that is not there.
 */
export function holdList<Value, Code extends string>(
  actor: PersonActor,
  list: Id<'list'>,
  change: (tx: ListTransaction, held: HeldList) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | 'not_found'>> {
  return socialDb().transaction(async (tx) => {
    const [held] = await tx.execute<HeldList>(sql`
      select id as uuid, kind, audience from social.list
      where id = ${toUuid(list)}::uuid and person_id = ${toUuid(actor.personId)}::uuid for update`);
    return held ? change(tx, held) : refuse('not_found');
  });
}
