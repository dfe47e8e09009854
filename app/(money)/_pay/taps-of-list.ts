import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import { groupBy } from '@/lib/kernel/group-by';
import type { Id } from '@/lib/kernel/ids';
import { counterForList, type ListCounter, type ListOffer } from '@/lib/money/tap/queries';
import { readyToPay } from '@/lib/money/wallet/model';
import { requestI18n } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import { arrivalDay } from './arrival-day';
import { priceChoices } from './price-choices';

/** One variant, priced and put into words: what the button says and what it consents to. */
export type ListChoice = {
  readonly variantId: string;
  readonly option: string;
  readonly title: string;
  readonly pay: string;
  readonly day: string;
  readonly breakdown: string;
  readonly consent: Readonly<Record<'items' | 'expectedMinor' | 'currency' | 'methodId' | 'addressId', string>>;
  /** Where a refusal leads: the product, the sheet for it, its shop. */
  readonly ways: Readonly<Record<'here' | 'sheet' | 'shop', string>>;
};

/** Of each product the variants that one tap pays now, by the product's id; products without are absent. */
export type ListTaps = { readonly seed: string; readonly choices: Readonly<Record<string, readonly ListChoice[]>> };

/** Puts into words how products of a list are paid in one tap. */
export async function tapsOfList(actor: Actor, productIds: readonly Id<'product'>[]): Promise<ListTaps | null> {
  const [voice, counter] = await Promise.all([requestI18n(), counterForList(actor, productIds)]);
  if (!counter) return null;
  const told = counter.offers.flatMap((offer) => tellChoice(voice, counter, offer));
  const choices = Object.fromEntries(groupBy(told, ({ productId }) => productId));
  return { seed: counter.seed, choices };
}

function tellChoice(voice: Voice, { wallet }: ListCounter, offer: ListOffer): (ListChoice & { productId: string })[] {
  const { productId, variantId, optionText, order } = offer;
  const ready = readyToPay(wallet, order.terms.currency);
  const [one] = priceChoices(voice, order, 'total', 1);
  const goods = order.lines.find((line) => line.kind === 'goods');
  if (!ready || !one || !goods) return [];
  return [
    {
      ...{ productId, variantId, option: optionText, title: goods.title },
      ...{ pay: one.label.pay, breakdown: one.breakdown },
      day: voice.t('money.by_day', { day: arrivalDay(voice, order.arrivesBy) }),
      consent: {
        ...{ items: one.items, expectedMinor: one.expectedMinor, currency: order.terms.currency },
        ...{ methodId: ready.method.id, addressId: ready.address.id },
      },
      ways: {
        here: voice.href(`/${order.pageHandle}/${goods.productSlug}?variant=${variantId}`),
        sheet: voice.href(`/checkout?variant=${variantId}`),
        shop: voice.href(`/${order.pageHandle}`),
      },
    },
  ];
}
