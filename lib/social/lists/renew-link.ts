import 'server-only';
import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { holdList } from './hold-list';
import type { OneList } from './schema';

/**
 * Gives a list that is shown by its link another one, told now and never again; the link before is then nothing. `not_found`
 * for somebody else's list, `not_allowed` for one with another audience.
 */
export function renewLink(
  actor: PersonActor,
  { list }: OneList,
): Promise<Result<{ token: string | null }, 'not_found' | 'not_allowed'>> {
  return holdList(actor, list, async (tx, held): Promise<Result<{ token: string | null }, 'not_allowed'>> => {
    if (held.audience !== 'link') return refuse('not_allowed');
    const token = newToken();
    await tx.execute(sql`update social.list set link_hash = ${hashToken(token)} where id = ${held.uuid}::uuid`);
    return ok({ token });
  });
}
