import { Form, SubmitButton } from '@/app/_ui/form';
import { type Id, newId } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { OwnDiscount } from '@/lib/shop/discounts/queries';
import { copyDiscount, steerDiscount } from '../actions';

const steps = { active: ['paused', 'ended'], paused: ['active', 'ended'], ended: [] } as const;

/** What can be done with a discount now. */
export async function Steering({ pageId, discount }: { pageId: Id<'page'>; discount: OwnDiscount }) {
  const { t } = await requestI18n();
  const messages = errorMessages(t, ['discount_ended', 'too_many_automatic', 'not_found', 'not_allowed']);
  return (
    <div className="flex flex-wrap items-start gap-3">
      {steps[discount.state].map((state) => (
        <Form key={state} action={steerDiscount} messages={messages}>
          <input type="hidden" name="page" value={pageId} />
          <input type="hidden" name="discount" value={discount.id} />
          <input type="hidden" name="state" value={state} />
          <SubmitButton variant="quiet">{t(`discounts.to_${state}`)}</SubmitButton>
        </Form>
      ))}
      <Form action={copyDiscount} messages={messages}>
        <input type="hidden" name="page" value={pageId} />
        <input type="hidden" name="discount" value={discount.id} />
        <input type="hidden" name="key" value={newId('discount')} />
        <SubmitButton variant="quiet">{t('discounts.duplicate')}</SubmitButton>
      </Form>
    </div>
  );
}
