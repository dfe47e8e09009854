import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { enqueue } from '@/db/enqueue';
import { person } from '@/db/schema/identity/person';
import { emailKey } from '@/lib/identity/accounts/model';
import type { Actor } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import { newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { allow } from '@/lib/platform/rate-limit';

/**
 * Asks for a reset link. The answer and the work are the same whether the address is known: for an unknown one a
 * job is queued too, about a person who does not exist, and ends without a mail. Refuses with `too_many` only.
 */
export async function requestReset(
  _actor: Actor,
  input: { email: string },
  visit: Visit,
): Promise<Result<null, 'too_many'>> {
  const key = emailKey(input.email);
  const within = [allow('reset-address', key), allow('reset-network', visit.network)];
  if ((await Promise.all(within)).includes(false)) return refuse('too_many');
  await identityDb().transaction(async (tx) => {
    const [known] = await tx
      .select({ id: person.id })
      .from(person)
      .where(and(sql`lower(${person.email}) = ${key}`, eq(person.state, 'active')))
      .orderBy(sql`${person.emailVerifiedAt} is null`, asc(person.createdAt), asc(person.id))
      .limit(1);
    await enqueue(tx, 'identity:mail-reset', { payload: { person: known?.id ?? newId('person') } });
  });
  return ok(null);
}
