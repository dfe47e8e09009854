import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MoneyScreen } from '@/app/_flow/money-screen';
import { parseId } from '@/lib/kernel/ids';
import { orderStory } from '@/lib/money/flow/order-story';
import { isLookingAt, orderMoney } from '@/lib/money/flow/queries';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { lookAtOrderHere } from '../../actions';
import { ConsolePage } from '../../console-page';
import { ReasonForm } from '../../reason-form';
import { Story } from './story';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.order_title'), robots: { index: false } };
}

/** All that happened around an order and where its money is, without what was bought and by whom; first of all, why somebody looks. */
export default async function OperatorOrderPage({ params }: { params: Promise<{ order: string }> }) {
  const { order } = await params;
  const [actor, { t }] = await Promise.all([
    requireOperator(`/operator/orders/${encodeURIComponent(order)}`, ['support', 'money']),
    requestI18n(),
  ]);
  const orderId = parseId('order', order);
  if (!orderId) notFound();
  if (!(await isLookingAt(actor, orderId))) {
    return (
      <ConsolePage actor={actor} section={null} title={t('operator.order_title')}>
        <ReasonForm action={lookAtOrderHere} title={t('operator.why')} send={t('operator.open')}>
          <input type="hidden" name="orderId" value={orderId} />
        </ReasonForm>
      </ConsolePage>
    );
  }
  const [found, story] = await Promise.all([orderMoney(actor, orderId, 'operator'), orderStory(actor, orderId)]);
  return (
    <div className="page-width max-w-3xl space-y-8 py-8 md:py-12">
      {found && <MoneyScreen found={found} back={{ href: '/operator/search', label: t('operator.section_search') }} />}
      {!found && <h1 className="text-2xl">{t('operator.order_title')}</h1>}
      <Story lines={story} />
    </div>
  );
}
