import 'server-only';
import type { ComponentProps } from 'react';
import { RadioCards } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { GiftChoice } from '@/lib/money/gifts/model';
import type { Opened } from '@/lib/money/gifts/schema';
import { errorMessages } from '@/lib/platform/i18n';
import type { Voice } from '@/lib/platform/voice';
import { AddressChoice } from '../checkout/address-choice';
import { accept } from './accept/actions';

type AcceptFormProps = {
  voice: Voice;
  by: Opened;
  /** Made with the page: the same form sent again is the same wish. */
  formKey: string;
  choices: readonly GiftChoice[];
  hints: readonly string[];
  stored: ComponentProps<typeof AddressChoice>['stored'];
  fields: ComponentProps<typeof AddressChoice>['fields'];
};

/** Which of it, and where it goes. */
export function AcceptForm({ voice: { t }, by, formKey, choices, hints, stored, fields }: AcceptFormProps) {
  const messages = errorMessages(t, [
    ...(['gift_ended', 'not_choosable', 'sold_out', 'address_missing', 'other_country', 'other_region'] as const),
    ...(['not_delivered_there', 'bad_postal_code', 'bad_phone'] as const),
  ]);
  return (
    <Form action={accept} messages={messages}>
      <OpenedBy by={by} />
      <input type="hidden" name="key" value={formKey} />
      {choices.length > 0 && (
        <RadioCards
          name="variantId"
          legend={t('gifts.choose')}
          defaultValue={choices[0]?.variantId ?? ''}
          choices={choices.map((one) => ({ value: one.variantId, label: <bdi>{one.optionText}</bdi> }))}
        />
      )}
      <section aria-labelledby="where-to" className="space-y-4">
        <h2 id="where-to" className="text-base">
          {t('gifts.where_to')}
        </h2>
        {hints.map((hint) => (
          <p key={hint} className="text-muted text-sm">
            {hint}
          </p>
        ))}
        <AddressChoice stored={stored} legend={t('gifts.where_to')} other={t('gifts.other_address')} fields={fields} />
      </section>
      <SubmitButton wide>{t('gifts.accept')}</SubmitButton>
    </Form>
  );
}

/** By what it was opened, for the forms about it. */
export function OpenedBy({ by }: { by: Opened }) {
  return (
    <>
      <input type="hidden" name="token" value={by.token} />
      <input type="hidden" name="orderId" value={by.orderId ?? ''} />
    </>
  );
}
