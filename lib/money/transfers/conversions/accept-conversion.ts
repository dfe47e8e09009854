import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/**
 * Whoever receives something agrees to have it changed into the currency of her account, at what she was shown (`minor` in `currency`): that is what arrives. Doing it
 * again is fine. `quote_ended` when it is promised no longer, or something else is; `too_late` once it was let go; `not_found` for everybody but her.
 */
export async function acceptConversion(
  actor: PersonActor,
  { transferId, minor, currency }: { transferId: Id<'transfer'>; minor: bigint; currency: string },
): Promise<Result<{ accepted: true }, 'quote_ended' | 'too_late' | 'not_found'>> {
  const said = await callMoney(
    z.enum(['accepted', 'ended', 'too_late', 'not_found']),
    sql`money.accept_conversion(${toUuid(transferId)}::uuid, ${actorKey(actor) ?? ''}, ${minor.toString()}::bigint, ${currency})`,
  );
  if (said === 'accepted') return ok({ accepted: true });
  return refuse(said === 'ended' ? 'quote_ended' : said);
}
