import 'server-only';
import { asActor } from '@/db/client/money';
import type { SystemActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { keyProviders } from '@/lib/platform/vault/gateway';
import { ringName } from './model';

const system: SystemActor = { kind: 'system', name: 'keys', locale: 'en' };

/**
 * Puts a new primary key in front of every ring and answers the name of money's. From this moment new keys of owners are wrapped by it;
 * `rewrapKeys`, which the worker does by itself, brings the others after. Nothing waits and nothing is sealed anew.
 *
 * Refusal: `given`, where the environment gives the ring: whoever gives it puts a new key in front and starts again.
 */
export async function rotateKeys(): Promise<Result<string, 'given'>> {
  let first: string | undefined;
  for (const [of, { ring }] of keyProviders()) {
    const primary = await ring.rotate();
    if (primary === null) return refuse('given');
    await asActor(system, (tx) => audit(tx, system, 'key.rotate', ringName(of, primary)));
    first ??= primary;
  }
  return first === undefined ? refuse('given') : ok(first);
}
