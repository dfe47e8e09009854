import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/** The actor asks her guardian to let her name another; he agrees by leaving. Asking twice is asking once. Refusal: `not_found`. */
export async function askChange(actor: PersonActor): Promise<Result<null, 'not_found'>> {
  const asked = await callMoney(z.boolean(), sql`money.ask_guardian_change(${actorKey(actor)})`);
  return asked ? ok(null) : refuse('not_found');
}
