import 'server-only';
import { sql } from 'drizzle-orm';
import type { SocialTransaction } from '@/db/client/social';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import type { Subject } from '../liking/model';
import { notify } from '../notices/notify';
import type { SubjectKind } from '../notices/schema';

type Told = {
  readonly kind: 'liked' | 'commented';
  /** What was liked or commented on, whose owner is told. */
  readonly on: Subject;
  /** What the notice is about, with which it goes. */
  readonly about: { readonly kind: SubjectKind; readonly id: string };
  readonly by: Id<'person'>;
};

type Transaction = Pick<SocialTransaction, 'execute'>;

/** Tells whose a thing is what another did with it, in the transaction in which it happens; nobody where it is nobody's. */
export async function tellOwner(tx: Transaction, { kind, on, about, by }: Told): Promise<void> {
  const [row] = await tx.execute<{ owner: string | null }>(
    sql`select social.owner_of(${on.kind}, ${on.uuid}::uuid) as owner`,
  );
  if (row?.owner) await notify(tx, { to: fromUuid('person', row.owner), kind, subject: about, by });
}
