import { randomBytes } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { OnlyYou } from '@/app/_ui/only-you';
import { parseId } from '@/lib/kernel/ids';
import { orderForBuyer } from '@/lib/money/orders/queries';
import { returnOffer } from '@/lib/money/returns/queries';
import { requestI18n } from '@/lib/platform/request';
import { askForReturn } from '../../../_returns/actions';
import { AskForm } from '../../../_returns/ask-form';
import { buyingActor } from '../../../own-actor';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('returns.ask_title'), robots: { index: false } };
}

/** The form that asks the seller to take something back; where nothing can be asked, the order says how it stands. */
export default async function ReturnPage({ params }: { params: Promise<{ order: string }> }) {
  const [{ order: id }, actor, { t, href }] = await Promise.all([params, buyingActor(), requestI18n()]);
  const orderId = parseId('order', id);
  const order = orderId && (await orderForBuyer(actor, orderId));
  if (!order) notFound();
  const offer = await returnOffer(actor, order.id);
  if (!offer) redirect(href(`/orders/${order.id}`));
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <div className="flex items-center justify-between gap-3">
        <h1 className="text-xl">{t('returns.ask_title')}</h1>
        <OnlyYou />
      </div>
      <p className="text-muted">{t('returns.ask_body', { seller: order.pageName })}</p>
      <AskForm
        action={askForReturn}
        hidden={<input type="hidden" name="orderId" value={order.id} />}
        lines={order.lines}
        offer={offer}
        formKey={randomBytes(18).toString('base64url')}
      />
    </div>
  );
}
