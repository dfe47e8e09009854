import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import { sourceKind, type WantLess } from './schema';

/** Shows less of a page, person or product to the actor, or as before; either twice changes nothing, and nobody is told. */
export async function wantLess(actor: PersonActor, { of, less }: WantLess): Promise<Result<{ less: boolean }, never>> {
  const kind = sourceKind(of);
  assert(kind, 'a parsed form names a page, a person or a product');
  const [me, subject] = [sql`${toUuid(actor.personId)}::uuid`, sql`${toUuid(of)}::uuid`];
  await socialDb().execute(
    less === 'yes'
      ? sql`insert into social.feed_less (person_id, kind, subject_id) values (${me}, ${kind}, ${subject}) on conflict do nothing`
      : sql`delete from social.feed_less where person_id = ${me} and kind = ${kind} and subject_id = ${subject}`,
  );
  return ok({ less: less === 'yes' });
}
