import 'server-only';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { partQuote } from '@/db/schema/money/split';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { type Currency, compare } from '@/lib/kernel/money';
import { can } from '@/lib/markets/queries';
import { midRate, type Rate, rateSource } from '@/lib/markets/rates/model';
import { outOfBounds } from '@/lib/markets/terms/model';
import { termsIn } from '@/lib/markets/terms/queries';
import { myRule } from '@/lib/money/guardian/queries';
import { quoteMinutes } from '@/lib/money/transfers/model';
import { homeCountry } from '@/lib/money/wallet/queries';
import { isMoreThanAtOnce } from '@/lib/platform/stripe-amount';
import { currencyOfCountry } from '@/lib/shop/pages/model';
import { partLeast } from '../model';
import type { OpenedPart } from '../queries';
import { type InCurrency, inCurrency } from './model';
import { type PartPromise, viewPromise } from './queries';

/** A promise that stands for less than this is made anew, so that nobody reads one that ends under her hands. */
const leftSeconds = 120;

/**
 * Promises to whoever is about to pay a share, for ten minutes and to her alone, what it comes to in her own currency; one that stands long enough
 * is the same again. Null where there is nothing to choose: her wallet does not say where she is, her currency is the order's, or has no rate; her
 * account is under 18; the rule of her country does not let her split, or not so much; or it is less than a card can be charged.
 * Nothing is asked of any provider.
 */
export async function offerOwnCurrency(actor: PersonActor, part: OpenedPart): Promise<PartPromise | null> {
  if (part.of.state !== 'open') return null;
  const own = await ownBeside(actor, part.amount.currency);
  if (own === null) return null;
  const promised = inCurrency(part.amount, own.currency, own.rate);
  if (compare(promised.charged, partLeast(own.currency)) < 0 || isMoreThanAtOnce(promised.charged)) return null;
  if (outOfBounds(await termsIn(own.country, 'split'), promised.charged) !== null) return null;
  return (await standing(actor, part, promised)) ?? keep(actor, part, promised, own.rate);
}

/** Whether whoever is about to start a purchase could pay her share in a currency of her own: which; null where there is nothing to choose. */
export async function ownCurrencyBeside(actor: PersonActor, currency: Currency): Promise<Currency | null> {
  return (await ownBeside(actor, currency))?.currency ?? null;
}

type Own = { country: string; currency: Currency; rate: Rate };

/** Her country's currency beside another one, and its rate; null where it is the same, has none, or she may not choose it. */
async function ownBeside(actor: PersonActor, beside: Currency): Promise<Own | null> {
  const country = await homeCountry(actor);
  const currency = country === null ? null : currencyOfCountry(country);
  const rate = currency === null || currency === beside ? null : midRate(beside, currency);
  if (country === null || currency === null || rate === null) return null;
  // A guardian's answer may take a day, a promise stands ten minutes.
  const [open, rule] = await Promise.all([can(country, 'split', actor), myRule(actor)]);
  return open && rule === null ? { country, currency, rate } : null;
}

/** What she was promised before and has not used, where it says the same and stands a while. */
async function standing(actor: PersonActor, part: OpenedPart, promised: InCurrency): Promise<PartPromise | null> {
  const [row] = await asActor(actor, (tx) =>
    tx
      .select()
      .from(partQuote)
      .where(
        and(
          ...[eq(partQuote.owner, actorKey(actor) ?? ''), eq(partQuote.partId, part.id), isNull(partQuote.purchaseId)],
          ...[eq(partQuote.source, rateSource.day), eq(partQuote.chargedMinor, promised.charged.amount)],
          eq(partQuote.chargedCurrency, promised.charged.currency),
          eq(partQuote.marginBasisPoints, promised.marginBasisPoints),
          sql`${partQuote.expiresAt} > clock_timestamp() + make_interval(secs => ${leftSeconds})`,
        ),
      )
      .orderBy(desc(partQuote.expiresAt))
      .limit(1),
  );
  return row ? viewPromise(row) : null;
}

async function keep(
  actor: PersonActor,
  part: OpenedPart,
  { share, charged, marginBasisPoints }: InCurrency,
  rate: Rate,
): Promise<PartPromise | null> {
  const [row] = await asActor(actor, (tx) =>
    tx
      .insert(partQuote)
      .values({
        ...{ id: newId('quote'), partId: part.id, owner: actorKey(actor) ?? '' },
        ...{ partMinor: share.amount, partCurrency: share.currency },
        ...{ chargedMinor: charged.amount, chargedCurrency: charged.currency },
        ...{ midOver: rate.over.toString(), midUnder: rate.under.toString(), source: rateSource.day },
        marginBasisPoints,
        expiresAt: sql`clock_timestamp() + make_interval(mins => ${quoteMinutes})`,
      })
      .returning(),
  );
  return row ? viewPromise(row) : null;
}
