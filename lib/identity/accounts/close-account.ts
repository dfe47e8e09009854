import 'server-only';
import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { type IdentityTransaction, identityDb } from '@/db/client/identity';
import { deletion, goneHandle } from '@/db/schema/identity/deletion';
import { person, profile } from '@/db/schema/identity/person';
import type { PersonActor } from '@/lib/identity/actor/model';
import { handleMark, mailMark } from '@/lib/identity/deletions/marks';
import { lockLinks } from '@/lib/identity/mailed-tokens/lock-links';
import { hasFreshProof } from '@/lib/identity/sessions/queries';
import { identityStored } from '@/lib/identity/stored/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { emptyMailbox } from '@/lib/platform/mailbox';
import { forgetAll } from '@/lib/platform/rate-limit';
import { countDeleted, deleteHers } from '@/lib/platform/stored/delete-hers';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { closedIdentity, emailKey } from './model';

/**
 * Closes the actor's account for good: sign-ins, sessions and links end at once, address, handle and name are
 * given up (the address may open a fresh account, the handle nobody gets), what she shared is gone for others, and only the id stays,
 * for the books. The rest is deleted by jobs (`lib/identity/deletions`); the token it answers with shows how far they are.
 * An owner of a page that is not closed stays; of closing and becoming an owner at once, the later one is refused.
 * Refusals: `prove`, `handle_mismatch` (the own handle, typed as a confirmation, is another), `owns_pages`.
 */
export async function closeAccount(
  actor: PersonActor,
  input: { handle: string },
): Promise<Result<{ token: string }, 'prove' | 'handle_mismatch' | 'owns_pages'>> {
  // Asked here too, so that she need not prove herself only to be told so.
  if (await ownsPages(identityDb(), actor)) return refuse('owns_pages');
  if (input.handle !== actor.handle.toLowerCase()) return refuse('handle_mismatch', 'handle');
  if (!(await hasFreshProof(actor))) return refuse('prove');
  const { email, handle } = closedIdentity(toUuid(actor.personId));
  return identityDb().transaction(async (tx) => {
    await holdPerson(tx, actor);
    if (await ownsPages(tx, actor)) return refuse('owns_pages');
    const token = newToken();
    await begin(tx, actor, token);
    await deleteHers(tx, identityStored, toUuid(actor.personId));
    await tx
      .update(person)
      .set({
        email,
        emailVerifiedAt: null,
        passwordHash: null,
        operator: false,
        state: 'closed',
        closedAt: sql`now()`,
      })
      .where(eq(person.id, actor.personId));
    await tx
      .update(profile)
      .set({ handle, name: '', bio: '', avatarKey: null })
      .where(eq(profile.personId, actor.personId));
    await audit(tx, actor, 'account.close', actor.personId);
    // Within: were it done after, a process that dies in between would leave them. Without a local mailbox there is none.
    await countDeleted(tx, toUuid(actor.personId), 'letters', await emptyMailbox(actor.email));
    return ok({ token });
  });
}

/** Opens the deletion, while it can still be said whose it is. */
async function begin(tx: IdentityTransaction, actor: PersonActor, token: string): Promise<void> {
  const number = randomBytes(8).toString('hex').toUpperCase();
  const mark = mailMark(actor.email);
  await tx.insert(deletion).values({ number, personId: actor.personId, tokenHash: hashToken(token), mailMark: mark });
  await tx
    .insert(goneHandle)
    .values({ mark: handleMark(actor.handle) })
    .onConflictDoNothing();
  const [had] = await tx
    .select({ picture: profile.avatarKey, verifiedAt: person.emailVerifiedAt })
    .from(profile)
    .innerJoin(person, eq(person.id, profile.personId))
    .where(eq(profile.personId, actor.personId));
  await countDeleted(tx, toUuid(actor.personId), 'pictures', had?.picture ? 1 : 0);
  // Of an address that she has not proven what was counted stays: it may be somebody else's, who is kept from a flood of letters.
  await forgetAll(tx, [actor.personId, ...(had?.verifiedAt ? [emailKey(actor.email)] : [])]);
}

/**
 * Holds her row against whoever makes her an owner (db/sql/57-owners.sql). Her links come first, as everywhere:
 * who follows one locks it and then the person.
 */
async function holdPerson(tx: IdentityTransaction, actor: PersonActor): Promise<void> {
  await lockLinks(tx, actor.personId);
  await tx.select({ id: person.id }).from(person).where(eq(person.id, actor.personId)).for('no key update');
}

async function ownsPages(database: Pick<IdentityTransaction, 'execute'>, actor: PersonActor): Promise<boolean> {
  const [row] = await database.execute<{ owns: boolean }>(
    sql`select shop.owns_pages(${toUuid(actor.personId)}::uuid) as owns`,
  );
  return row?.owns ?? true;
}
