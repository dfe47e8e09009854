import { unstable_rethrow } from 'next/navigation';
import type { ReactNode } from 'react';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { PayPanel } from '@/app/(money)/_pay/pay-panel';
import { settledActor } from '@/app/(money)/own-actor';
import { env } from '@/lib/platform/env';
import { logBug } from '@/lib/platform/log';
import { countryParameter } from '@/lib/platform/named-country';
import { requestDomain, requestI18n } from '@/lib/platform/request';
import { readProduct } from '../read-product';

type Asked = {
  params: Promise<{ page: string; product: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/**
 * The money slot of a product page: how this person, or this browser, can buy it. It has no skeleton: what is
 * streamed after one never appears in a browser without scripts, and buying must. So it is waited for, and should
 * money not answer, the page stands without it and says so.
 */
export default async function PaySlot(asked: Asked): Promise<ReactNode> {
  if ((await requestDomain()) !== null) return BuyAtHome(asked);
  try {
    return await payPanel(asked);
  } catch (error) {
    unstable_rethrow(error);
    logBug('pay_slot_failed', error);
    const { t } = await requestI18n();
    return <Notice tone="danger">{t('errors.try_again')}</Notice>;
  }
}

/** At a page's own domain nobody has a wallet: buying is a step to where it is. */
async function BuyAtHome({ params, searchParams }: Asked): Promise<ReactNode> {
  const [{ page, product: slug }, { variant, [countryParameter]: country }, { t, href }] = await Promise.all([
    params,
    searchParams,
    requestI18n(),
  ]);
  if (!(await readProduct(page, slug))) return null;
  const asked = new URLSearchParams();
  if (one(variant) !== null) asked.set('variant', one(variant) ?? '');
  // She came for the prices of a country, and finds them where she buys.
  if (one(country) !== null) asked.set(countryParameter, one(country) ?? '');
  return (
    <div className="space-y-2">
      <LinkButton href={`${env().SOUK_ORIGIN}${href(`/${page}/${slug}`)}${asked.size > 0 ? `?${asked}` : ''}`}>
        {t('shop.buy_at_souk')}
      </LinkButton>
      <p className="text-muted text-sm">{t('shop.buy_at_souk_body')}</p>
    </div>
  );
}

async function payPanel({ params, searchParams }: Asked): Promise<ReactNode> {
  const { page, product: slug } = await params;
  const { variant, quantity, code } = await searchParams;
  const [actor, found] = await Promise.all([settledActor(), readProduct(page, slug)]);
  if (!found) return null;
  const asked = { variant: one(variant), quantity: one(quantity), code: one(code) };
  return PayPanel({ actor, product: found.product, pageHandle: page, country: found.seller.country, asked });
}

function one(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
