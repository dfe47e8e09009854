import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';

/** Takes away photographs of expenses whose storing was cut off ten minutes ago; answers how many. Several processes may do it at once. */
export function sweepExpensePhotos(): Promise<number> {
  return callMoney(z.number(), sql`money.sweep_expense_photos()`);
}
