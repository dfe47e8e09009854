import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';

/**
 * Takes the next of a kind of work that waits for a worker in one of these states, and holds it until the lease ends: new ones, and
 * those whose worker has been silent too long. Any number of workers may ask at once; each is one's alone. Answers its uuid, null when nothing waits.
 */
export async function claimLeased(
  table: 'archive' | 'import' | 'move' | 'restore',
  states: readonly string[],
  leaseUntil: SQL,
): Promise<string | null> {
  const named = sql.identifier(table);
  const [claimed] = await shopDb().execute<{ id: string }>(sql`
    update shop.${named} set leased_until = ${leaseUntil}
    where id = (select id from shop.${named} where state = any(${`{${states.join(',')}}`}::text[]) and leased_until <= now()
                order by leased_until limit 1 for update skip locked)
    returning id`);
  return claimed?.id ?? null;
}
