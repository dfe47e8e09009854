import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { payLink } from '@/db/schema/money/button/pay-link';
import { payReturn } from '@/db/schema/money/button/site';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { chargeStep, isCurrency, parseAmount } from '@/lib/kernel/money';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { siteToChange } from '@/lib/money/button/site-of-page';
import { isMoreThanAtOnce } from '@/lib/platform/stripe-amount';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { linksMax } from './model';
import type { CreateLink } from './schema';

/** Why a fixed amount was not made. */
export type CreateLinkCode = PageRefusal | 'number' | 'price_high' | 'return_unknown' | 'end_past' | 'links_max';

/**
 * Makes a fixed amount of a site, in its currency, by whoever may change the page's settings. Refusals: `not_allowed`, `not_found`, by field
 * `number` (also where no coin is that small), `price_high`, `return_unknown` (not registered), `end_past`, and `links_max`.
 */
export function createLink(actor: Actor, input: CreateLink): Promise<Result<Id<'payLink'>, CreateLinkCode>> {
  return asActor(actor, async (tx) => {
    const found = await siteToChange(tx, input.site);
    if (!found.ok) return found;
    const { currency, pageId } = found.value;
    const unit = amountOf(input.amount, currency, 'amount');
    if (!unit.ok) return unit;
    const asked = input.asksAddress ? input.delivery : '';
    const delivery = asked === '' ? ok(0n) : amountOf(asked, currency, 'delivery');
    if (!delivery.ok) return delivery;
    if (unit.value === 0n) return refuse('number', 'amount');
    const kept = await mayKeep(tx, input.site, input);
    if (!kept.ok) return kept;
    const standing = and(eq(payLink.siteId, input.site), ne(payLink.state, 'ended'));
    if ((await tx.$count(payLink, standing)) >= linksMax) return refuse('links_max');
    const id = newId('payLink');
    const { title, several, asksAddress, asksEmail, returnUrl, endsAt, usesMax } = input;
    await tx.insert(payLink).values({
      ...{ id, siteId: input.site, pageId, title, currency, unitMinor: unit.value, deliveryMinor: delivery.value },
      ...{ several, asksAddress, asksEmail, returnUrl, endsAt, usesMax },
    });
    return ok(id);
  });
}

/** Whether a fixed amount may lead back to an address of its site, and end at a moment that is still to come. */
export async function mayKeep(
  tx: MoneyTransaction,
  site: Id<'site'>,
  { returnUrl, endsAt }: { returnUrl: string | null; endsAt: Date | null },
): Promise<Result<null, 'return_unknown' | 'end_past'>> {
  if (endsAt !== null && endsAt <= new Date()) return refuse('end_past', 'endsAt');
  if (returnUrl === null) return ok(null);
  const known = await tx.$count(payReturn, and(eq(payReturn.siteId, site), eq(payReturn.url, returnUrl)));
  return known > 0 ? ok(null) : refuse('return_unknown', 'returnUrl');
}

function amountOf(typed: string, currency: string, field: string): Result<bigint, 'number' | 'price_high'> {
  if (!isCurrency(currency)) throw new Error('Invariant broken: a site counts in a known currency');
  const read = parseAmount(typed, currency);
  if (read === null) return refuse('number', field);
  if (isMoreThanAtOnce(read)) return refuse('price_high', field);
  return read.amount % chargeStep(currency) === 0n ? ok(read.amount) : refuse('number', field);
}
