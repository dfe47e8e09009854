import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { Currency, Money } from '@/lib/kernel/money';
import { outOfBounds } from '@/lib/markets/terms/model';
import { termsIn } from '@/lib/markets/terms/queries';
import type { CharityView } from '@/lib/shop/charities/model';
import { charityBeside } from '@/lib/shop/charities/queries';
import { besideAmounts } from '../model';
import { givesFrom, isOpenTo } from '../queries';
import { besideWord } from './beside-word';

/** A charity for which something can be given beside a purchase: each amount with what says it in the sheet's address, and what was chosen. */
export type Beside = {
  charity: CharityView;
  amounts: readonly { amount: Money; word: string }[];
  given: Money | null;
};

/**
 * What the sellers of a basket ask for a charity, with the amounts that the rule of her country lets one give, and what she chose by pressing one of them on
 * this sheet (`chosen`; another word chooses nothing). Null to a guest, where no seller asks, and where donating is not open to her.
 */
export async function donationBeside(
  actor: Actor,
  { orders, currency }: { orders: readonly { pageId: Id<'page'> }[]; currency: Currency },
  { basket, chosen }: { basket: string; chosen: string | null },
): Promise<Beside | null> {
  if (actor.kind !== 'person') return null;
  const pages = orders.map((one) => one.pageId);
  const charity = await charityBeside(pages, currency);
  if (!charity) return null;
  const from = await givesFrom(actor, charity);
  const [isOpen, terms] = await Promise.all([isOpenTo(actor, charity, from), termsIn(from, 'donate')]);
  if (!isOpen) return null;
  const amounts = besideAmounts(currency)
    .filter((amount) => outOfBounds(terms, amount) === null)
    .map((amount) => ({ amount, word: besideWord(actor, { basket, charityId: charity.pageId, amount }) }));
  if (amounts.length === 0) return null;
  return { charity, amounts, given: amounts.find(({ word }) => word === chosen)?.amount ?? null };
}
