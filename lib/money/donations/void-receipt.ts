import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { SaidReason } from './model';

/**
 * Makes a receipt void: its donor, or who of the charity's people gives back money. Its donations can be receipted anew, under a new number that
 * names this one. Refusal: `not_found` for a missing one, somebody else's and one that is void.
 */
export async function voidReceipt(
  actor: PersonActor,
  receiptId: Id<'donationReceipt'>,
  reason: SaidReason,
): Promise<Result<null, 'not_found'>> {
  const done = await callMoney(
    z.boolean(),
    sql`money.void_donation_receipt(${actorKey(actor)}, ${toUuid(receiptId)}::uuid, ${reason})`,
  );
  return done ? ok(null) : refuse('not_found');
}
