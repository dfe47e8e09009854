import { randomBytes } from 'node:crypto';
import type { ComponentProps } from 'react';
import { TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { Id } from '@/lib/kernel/ids';
import type { DisputeView } from '@/lib/money/disputes/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';

type SayProps = {
  orderId: Id<'order'>;
  /** Who reads it and decides. */
  by: DisputeView['provider'];
  action: ComponentProps<typeof Form<null, 'not_found' | 'dispute_over' | 'too_many'>>['action'];
};

/** Adds something to what the bank, or PayPal, and the other side read. */
export async function SayForm({ orderId, by, action }: SayProps) {
  const { t } = await requestI18n();
  return (
    <Form action={action} messages={errorMessages(t, ['dispute_over'])} done={t('disputes.said')} clearWhenDone>
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="key" value={randomBytes(18).toString('base64url')} />
      <TextArea
        name="words"
        label={t('disputes.words', { by })}
        hint={t('disputes.words_hint')}
        maxLength={3_000}
        dir="auto"
      />
      <SubmitButton variant="quiet">{t('disputes.say')}</SubmitButton>
    </Form>
  );
}
