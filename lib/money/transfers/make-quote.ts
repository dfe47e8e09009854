import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { quote, recipient } from '@/db/schema/money/transfer';
import { emailKey } from '@/lib/identity/accounts/model';
import { actorKey, type PersonActor, type SystemActor } from '@/lib/identity/actor/model';
import { apartFrom, cardsOf } from '@/lib/identity/ties/queries';
import { type Id, newId } from '@/lib/kernel/ids';
import { type Currency, chargeStep, isCurrency, money } from '@/lib/kernel/money';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { can, reachedCountries } from '@/lib/markets/queries';
import { midRate, type Rate, rateSource } from '@/lib/markets/rates/model';
import { type OutOfBounds, outOfBounds } from '@/lib/markets/terms/model';
import { termsIn } from '@/lib/markets/terms/queries';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { sealRecord } from '@/lib/money/vault/seal-record';
import { homeCountry } from '@/lib/money/wallet/queries';
import { isMoreThanAtOnce } from '@/lib/platform/stripe-amount';
import { makeUserKey } from '@/lib/platform/vault/user-key';
import { markGoal } from './mark-goal';
import { type Quoted, quoted, quoteMinutes } from './model';
import type { QuoteInput, SendTo } from './schema';

const system: SystemActor = { kind: 'system', name: 'make-quote', locale: 'en' };

/** Why nothing can be promised. */
export type QuoteCode =
  | 'not_found'
  | 'yourself'
  | 'sender_address'
  | 'recipient_unready'
  | 'no_rate'
  | 'too_little'
  | 'total_too_high'
  | OutOfBounds['problem']
  | 'amount_step'
  | 'sending_closed';

/** What a transfer pays, where it was asked for that: a request, or what one member of a group owes another. */
type Settles =
  | { requestId: Id<'request'> }
  | { groupId: Id<'group'>; debtorId: Id<'member'>; creditorId: Id<'member'> };

/**
 * Promises, for ten minutes and to this person alone, what arrives of an amount and what it costs. Nothing is asked of any provider.
 *
 * Refusals: `not_found` for whoever is not there, or apart from her; `yourself`; `sender_address` while her wallet does not say where she is, from which
 * follows what the law asks; `recipient_unready` for an account that the provider does not know yet; `no_rate` between currencies without a reference
 * rate; `too_little` where nothing would arrive; `total_too_high`; `market_least` and `market_most` beyond what the rule of where she is
 * allows of one payment; `amount_step` for an amount that cannot be charged; `sending_closed` where money
 * may not be sent from where she is, or not to where it goes.
 */
export async function makeQuote(
  actor: PersonActor,
  input: QuoteInput,
  settles: Settles | null = null,
): Promise<Result<Id<'quote'>, QuoteCode>> {
  const to = await destinationOf(actor, input.to, input.currency);
  if (!to.ok) return to;
  const country = await homeCountry(actor);
  if (country === null) return refuse('sender_address');
  if (!(await isOpenBetween(actor, country, to.value))) return refuse('sending_closed');
  if (input.sendMinor % chargeStep(input.currency) !== 0n) return refuse('amount_step', 'amount');
  const send = money(input.sendMinor, input.currency);
  const out = outOfBounds(await termsIn(country, 'send'), send);
  if (out) return refuse(out.problem, 'amount');
  const rate = midRate(input.currency, to.value.currency);
  if (rate === null) return refuse('no_rate', 'currency');
  const abroad = to.value.country !== null && to.value.country !== country;
  const promised = quoted(send, to.value.currency, rate, abroad);
  if (promised === null) return refuse('too_little', 'amount');
  if (isMoreThanAtOnce(promised.total)) return refuse('total_too_high', 'amount');
  const id = newId('quote');
  await keep(actor, id, input, { promised, rate, abroad, settles });
  return ok(id);
}

type Promised = { promised: Quoted; rate: Rate; abroad: boolean; settles: Settles | null };

async function keep(
  actor: PersonActor,
  id: Id<'quote'>,
  { to, reason }: QuoteInput,
  { promised, rate, abroad, settles }: Promised,
) {
  const whom = await goalOf(actor, id, to);
  await asActor(actor, (tx) =>
    tx.insert(quote).values({
      ...{ id, owner: actorKey(actor) ?? '', abroad, reason },
      ...whom,
      ...settles,
      ...{ sendMinor: promised.send.amount, sendCurrency: promised.send.currency, feeMinor: promised.fee.amount },
      ...{ arriveMinor: promised.arrives.amount, arriveCurrency: promised.arrives.currency },
      ...{ midOver: rate.over.toString(), midUnder: rate.under.toString(), source: rateSource.day },
      marginBasisPoints: promised.marginBasisPoints,
      expiresAt: sql`clock_timestamp() + make_interval(mins => ${quoteMinutes})`,
    }),
  );
}

/** Of an address or a number the mark is kept, by which it is found, and for her eyes what she typed. */
async function goalOf(actor: PersonActor, id: Id<'quote'>, to: SendTo) {
  if ('person' in to) return { receiverId: to.person };
  if ('recipient' in to) return { recipientId: to.recipient };
  const owner = actorKey(actor) ?? '';
  const key = await makeUserKey(owner, moneyKeys());
  const sealed = sealRecord(key, { kind: 'quoted', id, owner }, { words: 'phone' in to ? to.phone : to.email });
  return { addressMark: await markGoal(to), sealed };
}

type Destination = { currency: Currency; country: string | null; kind: 'own' | 'other' };
/**
 * In which currency, and in which country, it arrives. Of somebody who has not said yet where it goes, in the sender's; of whoever has an address or a number too:
 * nobody is looked for, so nothing can be learned of who has an account.
 */
async function destinationOf(
  actor: PersonActor,
  to: SendTo,
  sent: Currency,
): Promise<Result<Destination, 'not_found' | 'yourself' | 'recipient_unready'>> {
  if ('phone' in to) return ok({ currency: sent, country: null, kind: 'own' });
  if ('email' in to) {
    if (emailKey(to.email) === emailKey(actor.email)) return refuse('yourself', 'handle');
    return ok({ currency: sent, country: null, kind: 'own' });
  }
  if ('person' in to) {
    if (to.person === actor.personId) return refuse('yourself', 'to');
    const [cards, apart] = await Promise.all([cardsOf([to.person]), apartFrom(actor.personId)]);
    if (!cards.has(to.person) || apart.has(to.person)) return refuse('not_found', 'to');
    const own = await asActor(system, (tx) =>
      tx
        .select({ currency: recipient.currency, country: recipient.country })
        .from(recipient)
        .where(and(eq(recipient.personId, to.person), eq(recipient.kind, 'own'), eq(recipient.state, 'active'))),
    );
    const currency = own[0]?.currency;
    return ok(
      isCurrency(currency)
        ? { currency, country: own[0]?.country ?? null, kind: 'own' }
        : { currency: sent, country: null, kind: 'own' },
    );
  }
  const [row] = await asActor(actor, (tx) =>
    tx
      .select({ currency: recipient.currency, country: recipient.country, state: recipient.state })
      .from(recipient)
      .where(and(eq(recipient.id, to.recipient), eq(recipient.kind, 'other'), isNull(recipient.removedAt))),
  );
  if (!row) return refuse('not_found', 'to');
  if (row.state !== 'active' || !isCurrency(row.currency)) return refuse('recipient_unready', 'to');
  return ok({ currency: row.currency, country: row.country, kind: 'other' });
}

/** Whether money may be sent from here to there now. Whoever has an account to receive on was let in when it was made. */
async function isOpenBetween(actor: PersonActor, from: string, { country, kind }: Destination): Promise<boolean> {
  if (!(await can(from, 'send', actor))) return false;
  if (country === null) return true;
  return kind === 'other' ? can(country, 'receive', actor) : (await reachedCountries('receive')).includes(country);
}
