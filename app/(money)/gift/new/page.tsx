import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { buttonClass } from '@/app/_ui/button-class';
import { Card } from '@/app/_ui/card';
import { EmptyState } from '@/app/_ui/empty-state';
import { Field, Select } from '@/app/_ui/field';
import { HeartIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import { friendsOf } from '@/lib/identity/ties/queries';
import { parseId } from '@/lib/kernel/ids';
import { allows } from '@/lib/markets/terms/model';
import { asksRegion, regionFor } from '@/lib/money/gifts/model';
import { basketOf } from '@/lib/money/tap/basket/queries';
import { tapSeed } from '@/lib/money/tap/tap-key';
import { canPay } from '@/lib/money/wallet/model';
import { myWallet } from '@/lib/money/wallet/queries';
import { requestI18n } from '@/lib/platform/request';
import { NoMethod } from '../../_pay/choose-method';
import { countryChoices } from '../../_wallet/address-words';
import { BasketSummary } from '../../checkout/basket-summary';
import { settledActor } from '../../own-actor';
import { GiveForm } from './give-form';

type Asked = Partial<Record<'variant' | 'country' | 'region', string | string[]>>;
type PageProps = { searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('gifts.give'), robots: { index: false }, referrer: 'same-origin' };
}

const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value.trim() : '');

/** Paying for something that somebody else receives: for which country, then for whom, with what words, and from which card. */
export default async function GivePage({ searchParams }: PageProps) {
  const [asked, actor, voice] = await Promise.all([searchParams, settledActor(), requestI18n()]);
  const { t, href, formatCountry } = voice;
  const variantId = parseId('variant', text(asked.variant));
  const named = /^[A-Z]{2}$/.test(text(asked.country)) ? text(asked.country) : '';
  const typed = text(asked.region).slice(0, 100);
  const region = regionFor(named, typed) ?? '';
  const place = named === '' ? null : { country: named, region, postalCode: '' };
  const basket = variantId && (await basketOf(actor, { variantId, quantity: 1 }, place, { to: named }));
  const order = basket?.offer.orders[0];
  if (!basket || !order) return <NothingToGive />;
  if (actor.kind !== 'person')
    redirect(href(`/sign-in?next=${encodeURIComponent(href(`/gift/new?variant=${variantId}`))}`));
  const [wallet, seed, friends] = await Promise.all([myWallet(actor), tapSeed(actor), friendsOf(actor)]);
  const country =
    [named, basket.sellerCountry].find((one) => basket.countries.includes(one)) ?? basket.countries[0] ?? '';
  const goods = order.lines.find((line) => line.kind === 'goods');
  const seller = order.pageName;
  const methods = wallet.methods.filter(
    (one) => one.kind !== 'bank' && canPay(one, basket.offer.currency) && allows(basket.offer.buyerTerms, one.kind),
  );
  const needsRegion = asksRegion(country) && (region === '' || named === '');
  const problem = order.allFiles || basket.offer.problem ? t('gifts.cannot') : null;
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-6 md:px-8 md:py-10">
      <div className="mb-2 flex items-center justify-between gap-3">
        <h1 className="text-xl">{t('gifts.give_title', { title: goods?.kind === 'goods' ? goods.title : '' })}</h1>
        <OnlyYou />
      </div>
      <p className="mb-6 text-muted">{t('gifts.give_lead', { seller })}</p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8 md:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] md:gap-12">
        <aside className="md:order-2">
          <BasketSummary basket={basket} asked={null} />
        </aside>
        <div className="space-y-8">
          <Card>
            <form method="get" className="space-y-4">
              <input type="hidden" name="variant" value={variantId} />
              <Select name="country" label={t('gifts.where')} hint={t('gifts.where_hint')} defaultValue={country}>
                {countryChoices(voice, basket.countries).map((one) => (
                  <option key={one.code} value={one.code}>
                    {one.name}
                  </option>
                ))}
              </Select>
              {(asksRegion(country) || typed !== '') && (
                <Field
                  name="region"
                  label={t('gifts.region')}
                  hint={t('gifts.region_hint')}
                  defaultValue={typed}
                  maxLength={100}
                />
              )}
              <button type="submit" className={buttonClass({ variant: 'quiet' })}>
                {t('gifts.reprice')}
              </button>
            </form>
          </Card>
          {basket.countries.length === 0 ? (
            <Notice>{t('gifts.not_there', { seller, country: formatCountry(named || basket.sellerCountry) })}</Notice>
          ) : problem ? (
            <Notice>{problem}</Notice>
          ) : needsRegion ? (
            <Notice>{t(typed === '' ? 'gifts.region_needed' : 'gifts.region_unknown')}</Notice>
          ) : methods.length === 0 ? (
            <NoMethod add={t('gifts.add_card')}>{t('gifts.no_method')}</NoMethod>
          ) : (
            <GiveForm
              voice={voice}
              fixed={{ seed, variantId, country, region: asksRegion(country) ? region : '' }}
              total={basket.offer.total}
              hasOptions={goods?.kind === 'goods' && goods.optionText !== ''}
              friends={friends.map(({ handle, name }) => ({ handle, name }))}
              methods={methods}
            />
          )}
        </div>
      </div>
    </div>
  );
}

async function NothingToGive() {
  const { t } = await requestI18n();
  return (
    <EmptyState
      heading="h1"
      picture={<HeartIcon size={32} />}
      title={t('gifts.no_gift')}
      action={<LinkButton href="/discover">{t('common.discover')}</LinkButton>}
    >
      {t('gifts.cannot')}
    </EmptyState>
  );
}
