import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import type { SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { keyProviders } from '@/lib/platform/vault/gateway';
import { ringName } from './model';

const system: SystemActor = { kind: 'system', name: 'keys', locale: 'en' };

/**
 * Once two operators agreed on it, puts a new primary key in front of every ring and answers the name of money's. From this moment new keys of owners are wrapped by it;
 * `rewrapKeys`, which the worker does by itself, brings the others after. Nothing waits and nothing is sealed anew.
 *
 * One turns at a time, so that worker and command together turn once. Killed in the middle, it begins again after two minutes, and a ring may then
 * have one key more, which the worker retires. Refusals: `over`, of what was never approved, was taken back or was done before; `turning`, while
 * another is at it; `given`, where the environment gives the ring: whoever gives it puts a new key in front and starts again.
 */
export async function rotateKeys(proposal: Id<'proposal'>): Promise<Result<string, 'given' | 'over' | 'turning'>> {
  const id = toUuid(proposal);
  const [row] = await asActor(system, (tx) =>
    tx.execute<{ begun: 'yes' | 'over' | 'turning' }>(sql`select money.begin_vault_turn(${id}::uuid) as begun`),
  );
  if (row?.begun !== 'yes') return refuse(row?.begun ?? 'over');
  const turned = await rotateAll();
  const outcome = turned.ok ? 'done' : turned.code;
  await asActor(system, (tx) => tx.execute(sql`select money.vault_turned(${id}::uuid, ${outcome})`));
  return turned;
}

async function rotateAll(): Promise<Result<string, 'given'>> {
  let first: string | undefined;
  for (const [of, { ring }] of keyProviders()) {
    const primary = await ring.rotate();
    if (primary === null) return refuse('given');
    await asActor(system, (tx) => audit(tx, system, 'key.rotate', ringName(of, primary)));
    first ??= primary;
  }
  return first === undefined ? refuse('given') : ok(first);
}
