import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { paymentRequest } from '@/db/schema/money/payment-request';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { type Result, refuse } from '@/lib/kernel/result';
import { currencyOf } from '@/lib/money/splits/groups/queries';
import { makeQuote, type QuoteCode } from '@/lib/money/transfers/make-quote';

/**
 * Promises what it takes to pay from her wallet what the actor is asked for. Sent, the request names that transfer and is paid once the money
 * has arrived (`db/sql/78-settling.sql`). Refusals of `makeQuote`; `not_found` for one that is not asked of her, has ended or is being paid.
 */
export async function quoteRequest(
  actor: PersonActor,
  requestId: Id<'request'>,
): Promise<Result<Id<'quote'>, QuoteCode>> {
  const [row] = await asActor(actor, (tx) =>
    tx
      .select()
      .from(paymentRequest)
      .where(
        and(
          ...[eq(paymentRequest.id, requestId), eq(paymentRequest.asked, actorKey(actor) ?? '')],
          ...[isNull(paymentRequest.endedAt), isNull(paymentRequest.transferId)],
          gt(paymentRequest.expiresAt, sql`clock_timestamp()`),
        ),
      ),
  );
  if (!row) return refuse('not_found');
  const to = { person: fromUuid('person', row.owner.slice('person:'.length)) };
  return makeQuote(
    actor,
    { to, sendMinor: row.amountMinor, currency: currencyOf(row.currency), reason: 'bill' },
    { requestId },
  );
}
