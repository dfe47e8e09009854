import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { attempt, purchase } from '@/db/schema/money/purchase';
import { method } from '@/db/schema/money/wallet';
import type { SystemActor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import type { Id } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import { openMethods } from '@/lib/money/wallet/open-methods';
import { type Authorization, type AuthorizationOutcome, paymentGateway } from './gateway';
import { askedProvider } from './model';
import { returnPath, returnUrl } from './return-url';

const system: SystemActor = { kind: 'system', name: 'find-outcome', locale: 'en' };

/**
 * Asks the attempt's provider how it stands; null when it certainly holds nothing, or the attempt is unknown. A provider
 * without a search is sent the same request again, so an attempt that it never saw may be held by this.
 */
export async function findOutcome(attemptId: Id<'attempt'>): Promise<AuthorizationOutcome | null> {
  const row = await readAttempt(attemptId);
  if (!row) return null;
  return paymentGateway(askedProvider(row.provider)).find(attemptId, {
    intentId: row.intentId,
    again: () => writeAgain(attemptId, row),
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof readAttempt>>>;

async function readAttempt(attemptId: Id<'attempt'>) {
  const [row] = await asActor(system, (tx) =>
    tx
      .select({
        ...{ provider: attempt.provider, intentId: attempt.providerIntent, owner: attempt.owner },
        delayed: attempt.delayed,
        ...{ mark: attempt.providerMethod, customer: attempt.providerCustomer, purchaseId: attempt.purchaseId },
        ...{ totalMinor: purchase.totalMinor, currency: purchase.currency, locale: purchase.locale },
      })
      .from(attempt)
      .innerJoin(purchase, eq(purchase.id, attempt.purchaseId))
      .where(eq(attempt.id, attemptId)),
  );
  return row ?? null;
}

/** The request as it was sent; null when the method was forgotten since: then nobody can write it again. */
async function writeAgain(attemptId: Id<'attempt'>, row: Row): Promise<Authorization | null> {
  const rows = await asActor(system, (tx) =>
    tx
      .select()
      .from(method)
      .where(and(eq(method.owner, row.owner), eq(method.providerMark, row.mark)))
      .orderBy(desc(method.createdAt))
      .limit(1),
  );
  const [opened] = await openMethods(rows);
  if (!opened) return null;
  assert(isCurrency(row.currency), 'a purchase is in a known currency');
  return {
    attemptId,
    purchaseId: row.purchaseId,
    amount: money(row.totalMinor, row.currency),
    customer: row.customer,
    method: opened.token,
    delayed: row.delayed,
    returnUrl: returnUrl(returnPath(row.locale === 'ar' ? 'ar' : 'en'), row.purchaseId),
  };
}
