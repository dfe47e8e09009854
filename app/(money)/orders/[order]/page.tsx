import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { EvidenceAsked } from '@/app/_disputes/evidence-form';
import { parseId } from '@/lib/kernel/ids';
import { orderForBuyer } from '@/lib/money/orders/queries';
import { requestI18n } from '@/lib/platform/request';
import { BuyerOrderScreen } from '../../_orders/buyer-order';
import { buyingActor } from '../../own-actor';

type PageProps = { params: Promise<{ order: string }>; searchParams: Promise<EvidenceAsked> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('orders.order'), robots: { index: false } };
}

/** One order of one's own; everybody else's is not here. */
export default async function OrderPage({ params, searchParams }: PageProps) {
  const actor = await buyingActor();
  const orderId = parseId('order', (await params).order);
  const order = orderId && (await orderForBuyer(actor, orderId));
  if (!order) notFound();
  return <BuyerOrderScreen actor={actor} order={order} path={`/orders/${order.id}`} asked={await searchParams} />;
}
