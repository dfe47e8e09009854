import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { shopperCountry } from '@/app/_country/shopper-country';
import { ShoppingBagIcon } from '@/app/_ui/buying-icons';
import { EmptyState } from '@/app/_ui/empty-state';
import { LinkButton } from '@/app/_ui/link-button';
import { donationBeside } from '@/lib/money/donations/beside/queries';
import { doorStanding } from '@/lib/money/orders/door/queries';
import { basketOf } from '@/lib/money/tap/basket/queries';
import { tapSeed } from '@/lib/money/tap/tap-key';
import { finishCardSetup } from '@/lib/money/wallet/finish-card-setup';
import { myWallet } from '@/lib/money/wallet/queries';
import { requestI18n } from '@/lib/platform/request';
import { settledActor } from '../own-actor';
import { type Asked, checkoutPath, readAsked } from './asked';
import { BasketSummary } from './basket-summary';
import { PaySheet } from './pay-sheet';
import { sheetParts } from './sheet-parts';
import { SplitLink } from './split-link';
import { WaysToPay } from './ways-to-pay';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  // Not `no-referrer`: a form without scripts would come from nowhere, and what comes from nowhere is refused.
  return { title: t('money.checkout'), robots: { index: false }, referrer: 'same-origin' };
}

/** A sheet with nothing chosen on it. */
const bare = { pickups: [], donate: null, byDoor: false };

/** The sheet: everything a first purchase needs in one place, or another card and address for a later one. */
export default async function CheckoutPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const asked = readAsked(await searchParams);
  const [actor, voice] = await Promise.all([settledActor(), requestI18n()]);
  // Back from the provider's whole page: the card is asked for by its setup, and the address bar is clean again.
  if (asked.setup) {
    const kept = await finishCardSetup(actor, { setupId: asked.setup, makeDefault: true });
    const known = asked.known ? `&known=${asked.known}` : '';
    redirect(voice.href(checkoutPath(asked) + known + (kept.ok ? '' : `&card=${kept.code}`)));
  }
  const [wallet, seed] = await Promise.all([myWallet(actor), tapSeed(actor)]);
  const home = wallet.addresses.find((address) => address.isDefault) ?? null;
  const basket =
    asked.basket &&
    (await basketOf(actor, asked.basket, home, {
      ...{ wished: asked.pickups, to: await shopperCountry(), byDoor: asked.byDoor },
    }));
  if (!basket) return <NothingToBuy />;
  // Pressed beside this basket, in whatever way it is got or paid.
  const chosen = { basket: checkoutPath({ ...bare, basket: asked.basket }), chosen: asked.donate };
  const [standing, beside] = await Promise.all([
    doorStanding(actor),
    asked.byDoor ? null : donationBeside(actor, basket.offer, chosen),
  ]);
  const parts = await sheetParts(voice, { actor, basket, wallet, seed, asked, standing, beside });
  return (
    <div data-frame="own" className="mx-auto w-full max-w-5xl px-4 py-6 md:px-8 md:py-10">
      <h1 className="mb-6 text-xl">{voice.t('money.checkout')}</h1>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8 md:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] md:gap-12">
        <aside className="md:order-2">
          <BasketSummary basket={basket} asked={asked} beside={beside} />
        </aside>
        <PaySheet
          {...parts}
          ways={
            <>
              <WaysToPay offer={basket.offer} asked={asked} standing={standing} />
              <SplitLink asked={asked} />
            </>
          }
        />
      </div>
    </div>
  );
}

async function NothingToBuy() {
  const { t } = await requestI18n();
  return (
    <EmptyState
      picture={<ShoppingBagIcon size={32} />}
      title={t('money.nothing_to_buy')}
      action={<LinkButton href="/discover">{t('common.discover')}</LinkButton>}
    >
      {t('money.nothing_to_buy_more')}
    </EmptyState>
  );
}
