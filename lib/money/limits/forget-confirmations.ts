import 'server-only';
import { lt, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { paymentConfirmation } from '@/db/schema/money/limit';

/** Forgets taps that were asked about and ended a day ago: what they would have bought is nobody's business any more. */
export async function forgetConfirmations(): Promise<void> {
  await asActor({ kind: 'system', name: 'forget-confirmations', locale: 'en' }, (tx) =>
    tx.delete(paymentConfirmation).where(lt(paymentConfirmation.expiresAt, sql`now() - interval '1 day'`)),
  );
}
