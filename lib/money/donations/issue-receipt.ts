import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { Issued, type ReceiptForm } from './schema';

/**
 * Issues the charity's receipt for one donation of the actor's, or one for those of a year that are in none: a donation is in one valid receipt at
 * most. One that is in a valid receipt already answers with that one, and the same id (made with the form) with the receipt it came to. It names the charity
 * that was given to, whatever its page says since; a year's that went to two legal charities is two receipts. Refusal: `nothing_to_receipt` where nothing is paid, all went back, or every
 * donation of the year has its receipt; also for somebody else's.
 */
export async function issueReceipt(
  actor: PersonActor,
  input: ReceiptForm,
): Promise<Result<Id<'donationReceipt'>, 'nothing_to_receipt'>> {
  const which =
    'orderId' in input
      ? { order: toUuid(input.orderId) }
      : { page: toUuid(input.pageId), currency: input.currency, year: input.year };
  const document = { actor: actorKey(actor), id: toUuid(input.receiptId ?? newId('donationReceipt')), ...which };
  const issued = await callMoney(Issued, sql`money.issue_donation_receipt(${JSON.stringify(document)}::jsonb)`);
  return issued.result === 'nothing' ? refuse('nothing_to_receipt') : ok(issued.receipt);
}
