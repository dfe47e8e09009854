import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { buttonClass } from '@/app/_ui/button-class';
import { Card } from '@/app/_ui/card';
import { Select } from '@/app/_ui/field';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import { friendsOf } from '@/lib/identity/ties/queries';
import { allows } from '@/lib/markets/terms/model';
import { partWays, peopleLeast, peopleMost } from '@/lib/money/parts/model';
import { ownCurrencyBeside } from '@/lib/money/parts/quotes/offer-own-currency';
import { basketOf } from '@/lib/money/tap/basket/queries';
import { tapSeed } from '@/lib/money/tap/tap-key';
import { canPay } from '@/lib/money/wallet/model';
import { myWallet } from '@/lib/money/wallet/queries';
import { requestI18n } from '@/lib/platform/request';
import { NoMethod } from '../../../_pay/choose-method';
import { addressLine } from '../../../_wallet/address-words';
import { type Asked, checkoutPath, readAsked } from '../../../checkout/asked';
import { BasketSummary } from '../../../checkout/basket-summary';
import { settledActor } from '../../../own-actor';
import { SplitForm } from './split-form';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('parts.with_friends'), robots: { index: false }, referrer: 'same-origin' };
}

const counts = Array.from({ length: peopleMost - peopleLeast + 1 }, (_, index) => index + peopleLeast);

/** Starting a purchase that several people pay: how many, who, how much each, until when, and from which card one's own share. */
export default async function NewSplitPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const [query, actor, voice] = await Promise.all([searchParams, settledActor(), requestI18n()]);
  const { t, href, formatNumber } = voice;
  const asked = { ...readAsked(query), byDoor: false };
  const address = `/transfers/parts/new?${checkoutPath(asked).split('?')[1] ?? ''}`;
  if (actor.kind !== 'person') redirect(href(`/sign-in?next=${encodeURIComponent(href(address))}`));
  const [wallet, seed, friends] = await Promise.all([myWallet(actor), tapSeed(actor), friendsOf(actor)]);
  const home = wallet.addresses.find((one) => one.isDefault) ?? wallet.addresses[0] ?? null;
  const basket = asked.basket && (await basketOf(actor, asked.basket, home));
  if (!basket || !asked.basket || 'items' in asked.basket) redirect(href(checkoutPath(asked)));
  const people = Math.min(peopleMost, Math.max(peopleLeast, Number(query.people) || peopleLeast));
  const way = partWays.find((one) => one === query.way) ?? 'even';
  const methods = wallet.methods.filter(
    (one) => one.kind !== 'bank' && canPay(one, basket.offer.currency) && allows(basket.offer.buyerTerms, one.kind),
  );
  const chosen = 'currency' in asked.basket ? null : asked.basket;
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-6 md:px-8 md:py-10">
      <div className="mb-2 flex items-center justify-between gap-3">
        <h1 className="text-xl">{t('parts.with_friends')}</h1>
        <OnlyYou />
      </div>
      <p className="mb-6 text-muted">{t('parts.lead')}</p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8 md:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] md:gap-12">
        <aside className="md:order-2">
          <BasketSummary basket={basket} asked={null} />
        </aside>
        <div className="space-y-8">
          <Card>
            <form method="get" className="space-y-4">
              {chosen && <input type="hidden" name="variant" value={chosen.variantId} />}
              {chosen && <input type="hidden" name="quantity" value={chosen.quantity} />}
              {!chosen && <input type="hidden" name="cart" value="1" />}
              {!chosen && <input type="hidden" name="currency" value={basket.offer.currency} />}
              <Select
                name="people"
                label={t('parts.how_many')}
                hint={t('parts.how_many_hint')}
                defaultValue={String(people)}
              >
                {counts.map((count) => (
                  <option key={count} value={count}>
                    {formatNumber(count)}
                  </option>
                ))}
              </Select>
              <Select name="way" label={t('parts.way')} defaultValue={way}>
                {partWays.map((one) => (
                  <option key={one} value={one}>
                    {t(`parts.way_${one}`)}
                  </option>
                ))}
              </Select>
              <button type="submit" className={buttonClass({ variant: 'quiet' })}>
                {t('parts.show')}
              </button>
            </form>
          </Card>
          {basket.offer.problem ? (
            <Notice>{t('parts.cannot')}</Notice>
          ) : !home ? (
            <div className="space-y-3">
              <Notice>{t('parts.no_address')}</Notice>
              <LinkButton href="/wallet/addresses/new">{t('parts.add_address')}</LinkButton>
            </div>
          ) : methods.length === 0 ? (
            <NoMethod add={t('gifts.add_card')}>{t('parts.no_method')}</NoMethod>
          ) : (
            <SplitForm
              voice={voice}
              fixed={{
                seed,
                variantId: chosen?.variantId ?? '',
                quantity: String(chosen?.quantity ?? 1),
                way,
                addressId: home.id,
              }}
              people={people}
              total={basket.offer.total}
              goesTo={addressLine(home)}
              asksStart={basket.offer.orders.some((order) => order.asksStart)}
              friends={friends.map(({ handle, name }) => ({ handle, name }))}
              methods={methods}
              ownCurrency={await ownCurrencyBeside(actor, basket.offer.currency)}
            />
          )}
        </div>
      </div>
    </div>
  );
}
