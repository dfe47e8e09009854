import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/** Takes a code out from beside the actor's cart; one that is not there is no fault. `no_purse`: a guest without a cookie. */
export async function dropCode(actor: Actor, { code }: { code: string }): Promise<Result<null, 'no_purse'>> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return refuse('no_purse');
  await callMoney(z.number(), sql`money.drop_code(${owner}, ${code})`);
  return ok(null);
}
