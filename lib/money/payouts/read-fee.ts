import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { toUuid } from '@/lib/kernel/ids';
import { logWarn } from '@/lib/platform/log';
import { sellerGateway } from './gateway';
import type { OpenFee } from './schema';

/**
 * Asks a provider what it kept of a payment and enters it into the books, divided over its orders: soon after the capture, whether
 * or not anything is ever sent of it. False while the provider does not say, and where it converted the money into another currency: it
 * is asked again. Nothing is sent before.
 */
export async function readFee({ purchase, provider, intent, currency }: OpenFee): Promise<boolean> {
  const taken = await sellerGateway()
    .readCharge(provider, intent)
    .catch(() => null);
  if (taken === null) {
    logWarn('charge_unreadable', { purchase });
    return false;
  }
  const { charge, fee } = taken;
  if (fee.currency !== currency) {
    logWarn('charge_converted', { purchase, paid: currency, settled: fee.currency });
    return false;
  }
  const minor = fee.amount.toString();
  return callMoney(z.boolean(), sql`money.record_fee(${toUuid(purchase)}::uuid, ${charge}, ${minor}::bigint)`);
}
