import type { ReactNode } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { ClockIcon, ExternalLinkIcon, TruckIcon } from '@/app/_ui/icons';
import type { BuyerOrder } from '@/lib/money/orders/model';
import { type ReturnView, refundOf } from '@/lib/money/returns/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { keepIt, sendBack } from './actions';

/** What the buyer of a return can do now: send it, say that she has, keep it after all. */
export async function NextStep({ order, asked }: { order: BuyerOrder; asked: ReturnView }) {
  const accepted = asked.state === 'accepted';
  const mayKeep = (accepted || asked.state === 'requested') && refundOf(order, asked) !== 'pending';
  return (
    <>
      {accepted && <Ways order={order} asked={asked} />}
      {(accepted || asked.state === 'sent') && <SendBack asked={asked} action={sendBack} />}
      {mayKeep && <KeepIt asked={asked} action={keepIt} />}
    </>
  );
}

/** The label, and the day for one's calendar. */
async function Ways({ order, asked }: { order: BuyerOrder; asked: ReturnView }) {
  const { t, href } = await requestI18n();
  return (
    <div className="flex flex-wrap gap-2">
      {asked.labelUrl && (
        <a href={asked.labelUrl} target="_blank" rel="noreferrer" className={buttonClass({ variant: 'quiet' })}>
          <ExternalLinkIcon size={18} />
          {t('returns.label')}
        </a>
      )}
      <a href={href(`/orders/${order.id}/send-back.ics`)} className={buttonClass({ variant: 'quiet' })}>
        <ClockIcon size={18} />
        {t('returns.send_by_file')}
      </a>
    </div>
  );
}

type StepProps = {
  asked: ReturnView;
  action: typeof sendBack;
  /** By what it is hers, where her being signed in does not say it. */
  hidden?: ReactNode;
};

/** That it was sent, and how it travels. */
export async function SendBack({ asked, action, hidden }: StepProps) {
  const { t } = await requestI18n();
  const sent = asked.state === 'sent';
  const fields = (
    <>
      {hidden}
      <input type="hidden" name="returnId" value={asked.id} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="carrier"
          label={t('orders.carrier')}
          note={t('common.optional')}
          defaultValue={asked.carrier}
          maxLength={60}
        />
        <Field
          name="trackingCode"
          label={t('orders.tracking_code')}
          note={t('common.optional')}
          defaultValue={asked.trackingCode}
          dir="ltr"
          maxLength={60}
          autoComplete="off"
        />
      </div>
      <SubmitButton variant={sent ? 'quiet' : 'primary'}>
        {!sent && <TruckIcon size={18} />}
        {t(sent ? 'common.save' : 'returns.mark_sent')}
      </SubmitButton>
    </>
  );
  return (
    <Form action={action} messages={errorMessages(t, ['return_moved'])} className="space-y-4">
      {fields}
    </Form>
  );
}

/** Keeping it after all. */
export async function KeepIt({ asked, action, hidden }: StepProps) {
  const { t } = await requestI18n();
  return (
    <Form action={action} messages={errorMessages(t, ['return_moved'])} className="space-y-2">
      {hidden}
      <input type="hidden" name="returnId" value={asked.id} />
      <SubmitButton variant="quiet">{t('returns.withdraw')}</SubmitButton>
    </Form>
  );
}
