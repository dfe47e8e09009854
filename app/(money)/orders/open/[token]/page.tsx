import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Notice } from '@/app/_ui/notice';
import { ordersByToken, ordersOfPurchase } from '@/lib/money/orders/queries';
import { requestI18n } from '@/lib/platform/request';
import { hashToken, isToken } from '@/lib/platform/tokens';
import { BuyerOrderScreen } from '../../../_orders/buyer-order';
import { LinkOrderScreen } from '../../../_orders/link-order';
import { buyingActor } from '../../../own-actor';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  // The address is the key: it must not travel to where a link leads. Not `no-referrer`: forms without scripts would then
  // come from nowhere, and what comes from nowhere is refused.
  return { title: t('orders.order'), robots: { index: false }, referrer: 'same-origin' };
}

/** What a mailed link opens: everything for the one who bought it in this browser, and less for whoever else holds it. */
export default async function OpenPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, actor] = await Promise.all([params, buyingActor()]);
  const opened = isToken(token) ? await ordersByToken(hashToken(token)) : null;
  if (!opened) notFound();
  const [own] = await ordersOfPurchase(actor, opened.purchaseId);
  if (own) return <BuyerOrderScreen actor={actor} order={own} path={`/orders/open/${token}`} />;
  return (
    <div className="mx-auto w-full max-w-3xl space-y-10 px-4 py-6 md:px-8 md:py-10">
      <LinkNotice />
      {opened.orders.map((order) => (
        <LinkOrderScreen key={order.id} order={order} />
      ))}
    </div>
  );
}

async function LinkNotice() {
  const { t } = await requestI18n();
  return <Notice>{t('orders.link_notice')}</Notice>;
}
