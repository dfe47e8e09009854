import 'server-only';
import { and, desc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { IdentityTransaction } from '@/db/client/identity';
import { enqueue } from '@/db/enqueue';
import { session } from '@/db/schema/identity/session';
import { type Id, newId } from '@/lib/kernel/ids';
import { idleDaysMax, liveSessionsMax, type SignInMethod, type Visit } from './model';

/** What a new session needs; `replaces` is the session this browser had before, which ends now, whoever it was of. */
export type NewSession = {
  personId: Id<'person'>;
  method: SignInMethod;
  visit: Visit;
  replaces?: Id<'session'> | null;
};

/**
 * Makes the row of a sign-in, in the transaction that proved the person. Always a new id: a session known to
 * somebody before the sign-in is worth nothing after it. A person known on other devices but not on this one
 * gets a mail about it.
 */
export async function startSession(tx: IdentityTransaction, input: NewSession): Promise<Id<'session'>> {
  const { personId, method, visit } = input;
  const [known] = await tx
    .select({
      anywhere: sql<boolean>`count(*) > 0`,
      here: sql<boolean>`coalesce(bool_or(${session.deviceHash} = ${visit.deviceHash}), false)`,
    })
    .from(session)
    .where(eq(session.personId, personId));
  const id = newId('session');
  await tx.insert(session).values({
    id,
    personId,
    method,
    ...(method === 'passkey' && { passkeyProvenAt: sql`now()` }),
    device: visit.deviceName,
    deviceHash: visit.deviceHash,
    expiresAt: sql`now() + make_interval(days => ${idleDaysMax})`,
  });
  if (input.replaces) await endReplaced(tx, input.replaces);
  await endOldest(tx, personId);
  if (known?.anywhere && !known.here) await enqueue(tx, 'identity:mail-new-device', { payload: { session: id } });
  return id;
}

/** Ends the named live sessions of a person; ids that are not hers are left alone. Answers how many ended. */
export async function endSessions(
  tx: IdentityTransaction,
  personId: Id<'person'>,
  ids: readonly Id<'session'>[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const ended = await tx
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(session.personId, personId), inArray(session.id, [...ids]), isNull(session.revokedAt)))
    .returning({ id: session.id });
  return ended.length;
}

/** Ends every live session of a person but the one to keep. Answers how many ended. */
export async function endOtherSessions(
  tx: IdentityTransaction,
  personId: Id<'person'>,
  keep: Id<'session'> | null,
): Promise<number> {
  const ended = await tx
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(
      and(eq(session.personId, personId), isNull(session.revokedAt), keep === null ? undefined : ne(session.id, keep)),
    )
    .returning({ id: session.id });
  return ended.length;
}

/** The browser forgets that session now: where its cookie was copied to, it must be worth nothing either. */
async function endReplaced(tx: IdentityTransaction, id: Id<'session'>): Promise<void> {
  await tx
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(session.id, id), isNull(session.revokedAt)));
}

async function endOldest(tx: IdentityTransaction, personId: Id<'person'>): Promise<void> {
  const surplus = await tx
    .select({ id: session.id })
    .from(session)
    .where(and(eq(session.personId, personId), isNull(session.revokedAt), gt(session.expiresAt, sql`now()`)))
    .orderBy(desc(session.lastSeenAt), desc(session.id))
    .offset(liveSessionsMax)
    .limit(liveSessionsMax);
  await endSessions(
    tx,
    personId,
    surplus.map((row) => row.id),
  );
}
