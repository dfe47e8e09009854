import 'server-only';
import { sql } from 'drizzle-orm';
import { type IdentityTransaction, identityDb } from '@/db/client/identity';
import type { PersonActor } from '@/lib/identity/actor/model';
import { hasFreshProof } from '@/lib/identity/sessions/queries';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { removeImage } from '@/lib/shop/media/remove-image';
import { endAccount, holdPerson } from './end-account';

/**
 * Closes the actor's account for good: sign-ins, sessions and links end at once, address, handles and name are
 * given up (the address may open a fresh account, the handles nobody gets), what she shared is gone for others, and only the id stays,
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
  const token = newToken();
  const ended = await identityDb().transaction(async (tx) => {
    await holdPerson(tx, actor.personId);
    if (await ownsPages(tx, actor)) return refuse('owns_pages');
    return ok(await endAccount(tx, actor, actor.personId, hashToken(token)));
  });
  if (!ended.ok) return ended;
  if (ended.value !== null) await removeImage(ended.value);
  return ok({ token });
}

async function ownsPages(database: Pick<IdentityTransaction, 'execute'>, actor: PersonActor): Promise<boolean> {
  const [row] = await database.execute<{ owns: boolean }>(
    sql`select shop.owns_pages(${toUuid(actor.personId)}::uuid) as owns`,
  );
  return row?.owns ?? true;
}
