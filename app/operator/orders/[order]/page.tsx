import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MoneyScreen } from '@/app/_flow/money-screen';
import { parseId } from '@/lib/kernel/ids';
import { orderMoney } from '@/lib/money/flow/queries';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('flow.title'), robots: { index: false } };
}

/** Where the money of any order is, without who bought what. To everybody but operators there is no such page. */
export default async function OperatorOrderPage({ params }: { params: Promise<{ order: string }> }) {
  const { order } = await params;
  const [actor, { t }] = await Promise.all([
    requirePerson(`/operator/orders/${encodeURIComponent(order)}`),
    requestI18n(),
  ]);
  const orderId = parseId('order', order);
  const found = orderId && (await orderMoney(actor, orderId, 'operator'));
  if (!found) notFound();
  return (
    <div className="page-width max-w-3xl py-8 md:py-12">
      <MoneyScreen found={found} back={{ href: '/operator', label: t('operator.title') }} />
    </div>
  );
}
