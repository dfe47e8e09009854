import { unstable_rethrow } from 'next/navigation';
import type { ReactNode } from 'react';
import { Notice } from '@/app/_ui/notice';
import { PayPanel } from '@/app/(money)/_pay/pay-panel';
import { settledActor } from '@/app/(money)/own-actor';
import { logBug } from '@/lib/platform/log';
import { requestI18n } from '@/lib/platform/request';
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
  try {
    return await payPanel(asked);
  } catch (error) {
    unstable_rethrow(error);
    logBug('pay_slot_failed', error);
    const { t } = await requestI18n();
    return <Notice tone="danger">{t('errors.try_again')}</Notice>;
  }
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
