import 'server-only';
import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { IdentityTransaction } from '@/db/client/identity';
import { deletion, formerHandle, goneHandle } from '@/db/schema/identity/deletion';
import { person, profile } from '@/db/schema/identity/person';
import type { PersonActor, SystemActor } from '@/lib/identity/actor/model';
import { handleMark, mailMark } from '@/lib/identity/deletions/marks';
import { lockLinks } from '@/lib/identity/mailed-tokens/lock-links';
import { identityStored } from '@/lib/identity/stored/model';
import { assert } from '@/lib/kernel/assert';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { forgetWaitsOf } from '@/lib/markets/waits/forget-waits-of';
import { audit } from '@/lib/platform/audit';
import { emptyMailbox } from '@/lib/platform/mailbox';
import { forgetAll } from '@/lib/platform/rate-limit';
import { countDeleted, countLetters, deleteHers, letterTally } from '@/lib/platform/stored/delete-hers';
import { closedIdentity, emailKey } from './model';

/**
 * Holds a person's row against whoever makes her an owner (db/sql/57-owners.sql). Her links come first, as everywhere:
 * who follows one locks it and then the person. Answers whether her account is open.
 */
export async function holdPerson(tx: IdentityTransaction, personId: Id<'person'>): Promise<boolean> {
  await lockLinks(tx, personId);
  const [row] = await tx
    .select({ state: person.state })
    .from(person)
    .where(eq(person.id, personId))
    .for('no key update');
  return row?.state === 'active';
}

/**
 * Ends the account of a person that is held: sign-ins, sessions and links, address, handle and name; the rings are asked for the rest by
 * the database. `tokenHash` is of what shows how far that is, null where nobody is shown it. Answers the key of her picture, whose
 * bytes are to go; a job does it too.
 */
export async function endAccount(
  tx: IdentityTransaction,
  by: PersonActor | SystemActor,
  personId: Id<'person'>,
  tokenHash: string | null,
): Promise<string | null> {
  const uuid = toUuid(personId);
  const [had] = await tx
    .select({
      ...{ email: person.email, verifiedAt: person.emailVerifiedAt },
      ...{ handle: profile.handle, picture: profile.avatarKey },
    })
    .from(profile)
    .innerJoin(person, eq(person.id, profile.personId))
    .where(eq(profile.personId, personId));
  assert(had !== undefined, 'whoever is held is there');
  const number = randomBytes(8).toString('hex').toUpperCase();
  await tx.insert(deletion).values({ number, personId, tokenHash, mailMark: mailMark(had.email) });
  await keepHandles(tx, personId, had.handle);
  await countDeleted(tx, uuid, 'pictures', had.picture ? 1 : 0);
  // Of an address that she has not proven what was counted stays: it may be somebody else's, who is kept from a flood of letters.
  await forgetAll(tx, [personId, ...(had.verifiedAt ? [emailKey(had.email)] : [])]);
  if (had.verifiedAt) await forgetWaitsOf(tx, had.email);
  await deleteHers(tx, identityStored, uuid);
  const { email, handle } = closedIdentity(uuid);
  const forgotten = { email, emailVerifiedAt: null, passwordHash: null };
  await tx
    .update(person)
    .set({ ...forgotten, state: 'closed', closedAt: sql`now()` })
    .where(eq(person.id, personId));
  await tx.update(profile).set({ handle, name: '', bio: '', avatarKey: null }).where(eq(profile.personId, personId));
  await audit(tx, by, 'account.close', personId);
  // Within: were it done after, a process that dies in between would leave them. Without a local mailbox there is none.
  await countLetters(tx, uuid, await emptyMailbox(had.email, letterTally(uuid)));
  return had.picture;
}

/** What she was called, and what she was called before, is nobody else's. */
async function keepHandles(tx: IdentityTransaction, personId: Id<'person'>, handle: string): Promise<void> {
  const former = await tx
    .delete(formerHandle)
    .where(eq(formerHandle.personId, personId))
    .returning({ mark: formerHandle.mark });
  await tx
    .insert(goneHandle)
    .values([{ mark: handleMark(handle) }, ...former])
    .onConflictDoNothing();
}
