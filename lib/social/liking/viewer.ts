import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';

/** Who looks, as the database asks for it: the uuid of the actor's account, null for whoever has none. */
export function viewerOf(actor: Actor): SQL {
  return sql`${actor.kind === 'person' ? toUuid(actor.personId) : null}::uuid`;
}
