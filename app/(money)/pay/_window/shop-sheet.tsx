import { shopperCountry } from '@/app/_country/shopper-country';
import type { Actor } from '@/lib/identity/actor/model';
import type { PresentedOrder } from '@/lib/money/button/present-pay-order';
import type { Item } from '@/lib/money/checkout/queries';
import { basketOf } from '@/lib/money/tap/basket/queries';
import { tapSeed } from '@/lib/money/tap/tap-key';
import { myWallet } from '@/lib/money/wallet/queries';
import { requestI18n } from '@/lib/platform/request';
import { type Asked, readAsked } from '../../checkout/asked';
import { BasketSummary } from '../../checkout/basket-summary';
import { PaySheet } from '../../checkout/pay-sheet';
import { sheetParts } from '../../checkout/sheet-parts';
import { SiteHeader } from './site-header';

type ShopSheetProps = Pick<PresentedOrder, 'order' | 'site'> & {
  actor: Actor;
  items: readonly Item[];
  searched: Asked;
};

/**
 * The sheet of goods of a shop of ours that a button on another site sells: the shop's own, with its delivery, tax and discounts, under the
 * name of the site that sent her. What comes days later or at the door is not offered: the page that waits hears how it went now.
 */
export async function ShopSheet({ order, site, actor, items, searched }: ShopSheetProps) {
  const voice = await requestI18n();
  const asked = { ...readAsked(searched), basket: { items, payOrder: order.id }, byDoor: false };
  const [wallet, seed] = await Promise.all([myWallet(actor), tapSeed(actor)]);
  const home = wallet.addresses.find((address) => address.isDefault) ?? null;
  const to = await shopperCountry();
  const basket = await basketOf(actor, asked.basket, home, { wished: asked.pickups, to });
  if (!basket) return <p className="p-6">{voice.t('errors.nothing_sold')}</p>;
  const parts = await sheetParts(voice, { actor, basket, wallet, seed, asked, standing: null });
  const methods = parts.methods.filter(({ isSlow }) => !isSlow);
  return (
    <div className="mx-auto w-full max-w-md space-y-6 px-4 py-6">
      <SiteHeader site={site} />
      <BasketSummary basket={basket} asked={asked} />
      <PaySheet
        {...parts}
        fixed={{ ...parts.fixed, payOrder: order.id }}
        methods={methods}
        gladMilliseconds={0}
        ways={null}
      />
    </div>
  );
}
