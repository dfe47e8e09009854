import 'server-only';
import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import { type HeldList, holdList, type ListTransaction } from './hold-list';
import type { EditList } from './schema';

type EditCode = 'not_found' | 'not_allowed' | 'list_name_taken';

/**
 * Changes what a list of the actor's says, who sees it and whether it tells her of lower prices. Who no longer sees it finds
 * nothing from the next request on; a link stops with its audience and never opens again. Where the list comes to have a link,
 * its `token` is told now and never again. What is saved stays its owner's (`not_allowed`); `list_name_taken`, `not_found`.
 */
export async function editList(
  actor: PersonActor,
  input: EditList,
): Promise<Result<{ token: string | null }, EditCode>> {
  try {
    return await holdList<{ token: string | null }, EditCode>(actor, input.list, (tx, held) => write(tx, held, input));
  } catch (error) {
    if (isUniqueViolation(error, 'list_name')) return refuse('list_name_taken', 'name');
    throw error;
  }
}

async function write(
  tx: ListTransaction,
  held: HeldList,
  { name, note, audience, notices }: EditList,
): Promise<Result<{ token: string | null }, EditCode>> {
  if (held.kind === 'saved') return refuse('not_allowed');
  const token = audience === 'link' && held.audience !== 'link' ? newToken() : null;
  const hash = token && hashToken(token);
  await tx.execute(sql`
    update social.list set name = ${name}, note = ${note}, audience = ${audience},
      notices = ${notices && held.kind === 'wish'},
      link_hash = case when ${audience} <> 'link' then null else coalesce(${hash}::text, link_hash) end,
      shown_at = case when ${audience} in ('friends', 'public') then coalesce(shown_at, now()) end
    where id = ${held.uuid}::uuid`);
  return ok({ token });
}
