import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { monthlyDonation } from '@/db/schema/money/donation';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import { findRecipient } from '@/lib/identity/mails/queries';
import { cardsOf } from '@/lib/identity/ties/queries';
import { newId, toUuid } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import { methodProblem } from '@/lib/money/checkout/method-problem';
import { payingMethodOf } from '@/lib/money/transfers/paying-method';
import { homeCountry } from '@/lib/money/wallet/queries';
import { logBug } from '@/lib/platform/log';
import { charityOf } from '@/lib/shop/charities/queries';
import { recordAndHold } from './place-donation';
import { DueMonthly } from './schema';

const system: Actor = { kind: 'system', name: 'monthly-donations', locale: 'en' };

/** So many are given in one round. */
const most = 20;

type Due = z.output<typeof DueMonthly>[number];

/**
 * Gives what is due of monthly donations, off-session with the method each was begun with. A month is given once: its key follows from donation, month
 * and try, and the database refuses a second order of a month that did not fail. What does not work is told to whoever gives and tried again,
 * three times in all, three days apart. A month waits while its charity is looked at anew, and all ends where that was refused or is another. Answers how many were tried.
 */
export async function giveMonthly(): Promise<number> {
  const due = await callMoney(DueMonthly, sql`money.claim_monthly(${most})`);
  for (const one of due) {
    try {
      await giveOne(one);
    } catch (error) {
      // Its try is counted, and the next one comes in three days: one of them must not hold up the others.
      logBug('monthly_donation', error, { monthly: one.monthly });
    }
  }
  return due.length;
}

async function giveOne({ monthly: id, try: nth, month, device }: Due): Promise<void> {
  const [row] = await asActor(system, (tx) => tx.select().from(monthlyDonation).where(eq(monthlyDonation.id, id)));
  if (!row || !isCurrency(row.currency)) return;
  const donor = await donorOf(row.personId, row.locale === 'ar' ? 'ar' : 'en');
  const charity = await charityOf(row.pageId);
  if (!donor || (charity && charity.currency !== row.currency)) return failed(id, nth, 'charity_gone', true);
  // It is looked at anew since this was claimed: whether it is over is decided where it is claimed (db/sql/78-donations.sql).
  if (!charity) return failed(id, nth, 'charity_gone', false);
  const method = await payingMethodOf(donor, row.methodId);
  const given = money(row.givenMinor, row.currency);
  const cover = money(row.coverMinor, row.currency);
  const total = money(row.givenMinor + row.coverMinor, row.currency);
  if (!method || methodProblem(method, total, [])) return failed(id, nth, 'method_missing', false);
  const input = {
    ...{ key: `monthly-${toUuid(id)}-${month}-${nth}`, pageId: row.pageId, methodId: row.methodId },
    ...{ givenMinor: given.amount.toString(), coverMinor: cover.amount.toString(), currency: row.currency },
    ...{ rhythm: 'monthly' as const, shown: row.shown, locale: donor.locale },
  };
  const parts = {
    charity,
    method,
    given,
    cover,
    total,
    networkHash: '',
    device,
    from: await homeCountry(donor),
    alone: true,
  };
  const placed = await recordAndHold(donor, input, { ...parts, monthly: { id: toUuid(id), month } });
  // A decline of the bank's was told where its order ended (db/sql/78-donations.sql), which counts once: here, what never became an order.
  if (!placed.ok) return failed(id, nth, 'confirmationId' in placed ? 'confirm' : placed.code, false);
}

/** The donor as an actor, whom nobody signed in: her account has to be there. */
async function donorOf(personId: PersonActor['personId'], locale: 'en' | 'ar'): Promise<PersonActor | null> {
  const [to, cards] = await Promise.all([findRecipient(personId), cardsOf([personId])]);
  const card = cards.get(personId);
  if (!to || !card) return null;
  return {
    ...{ kind: 'person', personId, sessionId: newId('session'), device: '', name: card.name, handle: card.handle },
    ...{ email: to.email, emailVerified: true, roles: [], locale },
  };
}

async function failed(id: Due['monthly'], nth: number, problem: string, over: boolean): Promise<void> {
  await callMoney(
    z.boolean(),
    sql`money.monthly_failed(${toUuid(id)}::uuid, ${nth}, ${problem}, ${String(over)}::text::boolean)`,
  );
}
