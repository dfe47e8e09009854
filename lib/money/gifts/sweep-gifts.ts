import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { fromUuid } from '@/lib/kernel/ids';
import { logInfo } from '@/lib/platform/log';
import { giveGiftBack } from './give-gift-back';
import { Due, Ended } from './schema';

const batch = 50;

/**
 * Ends gifts that nobody accepted in time, and gives back what an ended one still holds. May be killed at any moment and run again, also
 * twice at once. Answers how many ended.
 */
export async function sweepGifts(): Promise<number> {
  const { expired, back } = await callMoney(Due, sql`money.gifts_due(${batch})`);
  const ended: string[] = [];
  for (const id of expired) {
    const { result } = await callMoney(Ended, sql`money.end_gift(${id}::uuid, 'expired')`);
    if (result === 'ended') ended.push(id);
  }
  for (const id of new Set([...ended, ...back])) await giveGiftBack(fromUuid('order', id));
  if (ended.length > 0) logInfo('gifts_expired', { gifts: ended.length });
  return ended.length;
}
