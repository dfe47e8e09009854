import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken } from '@/lib/platform/tokens';
import { linkToken } from './link-token';

/**
 * Makes the link of a transfer anew: the one before ends, and whoever opened it is nobody to it. Of the link that she saw, so that the same tap makes one.
 * `link_changed` for another one; also for a transfer that is not hers or waits no longer.
 */
export async function turnLink(
  actor: PersonActor,
  { transferId, turn }: { transferId: Id<'transfer'>; turn: number },
): Promise<Result<{ turned: true }, 'link_changed'>> {
  const hash = hashToken(linkToken(transferId, turn + 1));
  const turned = await callMoney(
    z.boolean(),
    sql`money.turn_link(${toUuid(transferId)}::uuid, ${actorKey(actor) ?? ''}, ${turn}, ${hash})`,
  );
  return turned ? ok({ turned: true }) : refuse('link_changed');
}
