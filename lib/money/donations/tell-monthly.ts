import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';

/** So many are told in one round. */
const most = 100;

/**
 * Has who gives monthly told by mail three days before a month is taken; none is taken of which nobody was told (`mailMonth`). Answers how many mails were
 * asked for.
 */
export function tellMonthly(): Promise<number> {
  return callMoney(z.number(), sql`money.tell_monthly(${most})`);
}
