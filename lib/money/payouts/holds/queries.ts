import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { holds, type PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { namesOfPages } from '@/lib/money/operations/agreements';
import { moneyOf } from '@/lib/money/orders/stored/model';
import { MoneyHolds } from './schema';

/** A decision that holds money of a page: how much, by which rule, since when and until when. Not why: that is read where a look is noted. */
export type MoneyHold = {
  readonly decision: Id<'decision'>;
  readonly pageName: string;
  readonly amount: Money;
  readonly rule: string;
  readonly at: Date;
  readonly until: Date;
};

/** What decisions hold of the pages' money, the oldest first, at most a hundred; for money, none for everybody else. */
export async function decidedHolds(actor: PersonActor): Promise<MoneyHold[]> {
  if (!holds(actor, 'money')) return [];
  const found = (await callMoney(MoneyHolds, sql`identity.money_holds(100)`)) ?? [];
  const names = await namesOfPages(found.map(({ page }) => page));
  return found.map(({ decision, page, amountMinor, currency, ...hold }) => ({
    ...hold,
    ...{ decision: fromUuid('decision', decision), pageName: names.get(page) ?? '' },
    amount: moneyOf(BigInt(amountMinor), currency),
  }));
}
