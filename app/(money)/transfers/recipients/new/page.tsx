import type { Metadata } from 'next';
import { BackLink } from '@/app/_ui/back-link';
import { Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { OnlyYou } from '@/app/_ui/only-you';
import { newId } from '@/lib/kernel/ids';
import { openCountries } from '@/lib/markets/queries';
import { receivingCountries } from '@/lib/money/transfers/model';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { countryChoices } from '../../../_wallet/address-words';
import { addSomebody } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('transfers.recipient_title'), robots: { index: false } };
}

/** Somebody to send to who is not on Souk: the name and country here, the number at the provider. */
export default async function NewRecipientPage() {
  const actor = await requirePerson('/transfers/recipients/new');
  const [open, voice] = await Promise.all([openCountries('receive', actor), requestI18n()]);
  const { t } = voice;
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <BackLink href="/transfers/send">{t('transfers.send_title')}</BackLink>
      <div className="flex items-center justify-between gap-3">
        <h1 className="text-xl">{t('transfers.recipient_title')}</h1>
        <OnlyYou />
      </div>
      <p className="text-muted">{t('transfers.recipient_lead')}</p>
      <Form action={addSomebody} messages={errorMessages(t, ['try_again', 'receiving_closed'])}>
        <input type="hidden" name="recipientId" value={newId('recipient')} />
        <Field
          name="name"
          label={t('transfers.recipient_name')}
          hint={t('transfers.recipient_name_hint')}
          maxLength={100}
          dir="auto"
          autoComplete="off"
        />
        <Select name="country" label={t('transfers.recipient_country')} defaultValue="">
          <option value="">{t('transfers.reason_choose')}</option>
          {countryChoices(
            voice,
            receivingCountries.filter((one) => open.includes(one)),
          ).map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </Select>
        <SubmitButton size="large" wide>
          {t('transfers.recipient_go')}
        </SubmitButton>
      </Form>
    </div>
  );
}
