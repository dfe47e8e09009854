import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MoneyScreen } from '@/app/_flow/money-screen';
import { parseId } from '@/lib/kernel/ids';
import { orderMoney } from '@/lib/money/flow/queries';
import { requestI18n } from '@/lib/platform/request';
import { buyingActor } from '../../../own-actor';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('flow.title'), robots: { index: false } };
}

/** Where the money of one's own order is; everybody else's is not here. */
export default async function OrderMoneyPage({ params }: { params: Promise<{ order: string }> }) {
  const [{ order }, actor, { t }] = await Promise.all([params, buyingActor(), requestI18n()]);
  const orderId = parseId('order', order);
  const found = orderId && (await orderMoney(actor, orderId, 'buyer'));
  if (!found) notFound();
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-6 md:py-10">
      <MoneyScreen found={found} back={{ href: `/orders/${found.orderId}`, label: t('orders.order') }} />
    </div>
  );
}
