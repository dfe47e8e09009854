import { randomBytes } from 'node:crypto';
import type { ComponentProps } from 'react';
import { TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { Id } from '@/lib/kernel/ids';
import type { DisputeView } from '@/lib/money/disputes/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';

type SayProps<Code extends string> = {
  orderId: Id<'order'>;
  /** Who reads it and decides. */
  by: DisputeView['provider'];
  action: ComponentProps<typeof Form<null, Code>>['action'];
  /** So that a button which stands elsewhere on the page sends it too. */
  id?: string;
};

/** Adds something to what the bank, or PayPal, and the other side read. */
export async function SayForm<Code extends string>({ orderId, by, action, id }: SayProps<Code>) {
  const { t } = await requestI18n();
  return (
    <Form
      {...(id === undefined ? {} : { id })}
      action={action}
      messages={errorMessages(t, ['dispute_over', 'nothing_said'])}
      done={t('disputes.said')}
      clearWhenDone
    >
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
