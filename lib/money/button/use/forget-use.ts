import 'server-only';
import { sql } from 'drizzle-orm';
import { moneyDb } from '@/db/client/money';

/** Forgets counts of buttons after 400 days, and what went wrong with them after 30. */
export async function forgetUse(): Promise<void> {
  await moneyDb().execute(sql`select money.forget_button_use()`);
}
