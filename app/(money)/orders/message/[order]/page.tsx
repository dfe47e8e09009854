import { randomBytes } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { OnlyYou } from '@/app/_ui/only-you';
import { parseId } from '@/lib/kernel/ids';
import { orderToSpeakOf } from '@/lib/money/orders/spoken/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { SpokenOrderCard } from '../../../_orders/spoken-order-card';
import { buyingActor } from '../../../own-actor';
import { speakOfOrder } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('talk.about_order'), robots: { index: false } };
}

/** What is asked about an order, in the conversation with its page. Everybody else's order is not here. */
export default async function SpeakOfOrder({ params }: { params: Promise<{ order: string }> }) {
  const [{ order: id }, actor, { t, href }] = await Promise.all([params, buyingActor(), requestI18n()]);
  const orderId = parseId('order', id);
  if (orderId === null) notFound();
  if (actor.kind !== 'person')
    redirect(href(`/sign-in?next=${encodeURIComponent(href(`/orders/message/${orderId}`))}`));
  const order = await orderToSpeakOf(actor, orderId);
  if (!order) notFound();
  return (
    <div className="mx-auto w-full max-w-3xl space-y-6 px-4 py-6 md:px-8 md:py-10">
      <div className="flex items-center justify-between gap-3">
        <h1 className="text-xl">{t('talk.about_order')}</h1>
        <OnlyYou />
      </div>
      <div className="w-fit max-w-full rounded-lg bg-sunken">
        <SpokenOrderCard spoken={{ mark: '', side: 'buyer', order }} />
      </div>
      <Form
        action={speakOfOrder}
        messages={errorMessages(t, ['card_number', 'too_many_messages', 'said_to_many', 'cannot_write'])}
        className="space-y-3"
      >
        <input type="hidden" name="orderId" value={order.id} />
        <input type="hidden" name="key" value={randomBytes(18).toString('base64url')} />
        <TextArea
          name="words"
          label={t('talk.words')}
          hint={t('talk.buyer_hint', { shop: order.pageName })}
          rows={3}
          maxLength={2000}
          dir="auto"
        />
        <SubmitButton>{t('talk.send')}</SubmitButton>
      </Form>
    </div>
  );
}
