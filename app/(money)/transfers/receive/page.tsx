import type { Metadata } from 'next';
import { BackLink } from '@/app/_ui/back-link';
import { Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LookAgain } from '@/app/_ui/look-again';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import { openCountries } from '@/lib/markets/queries';
import { receivingCountries } from '@/lib/money/transfers/model';
import { myRecipients, type RecipientView } from '@/lib/money/transfers/recipients/queries';
import { myWallet } from '@/lib/money/wallet/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { countryChoices } from '../../_wallet/address-words';
import { receive } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('transfers.receive_title'), robots: { index: false } };
}

/** Where one's own money arrives: given once at the provider, whose page keeps the number. */
export default async function ReceivePage() {
  const actor = await requirePerson('/transfers/receive');
  const [{ own }, { addresses }, open, voice] = await Promise.all([
    myRecipients(actor),
    myWallet(actor),
    openCountries('receive', actor),
    requestI18n(),
  ]);
  const { t } = voice;
  const isKnown = own !== null && own.state !== 'none';
  const country = own?.country ?? addresses[0]?.country ?? 'US';
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <BackLink href="/transfers">{t('transfers.back')}</BackLink>
      <div className="flex items-center justify-between gap-3">
        <h1 className="text-xl">{t('transfers.receive_title')}</h1>
        <OnlyYou />
      </div>
      <p className="text-muted">{t('transfers.receive_lead')}</p>
      {own && isKnown && <How own={own} />}
      <Form action={receive} messages={errorMessages(t, ['try_again', 'receiving_closed'])}>
        {isKnown ? (
          <input type="hidden" name="country" value={own.country} />
        ) : (
          <Select name="country" label={t('transfers.receive_country')} defaultValue={country}>
            {countryChoices(
              voice,
              receivingCountries.filter((one) => open.includes(one)),
            ).map((one) => (
              <option key={one.code} value={one.code}>
                {one.name}
              </option>
            ))}
          </Select>
        )}
        <SubmitButton size="large" wide>
          {t(own?.ready ? 'transfers.receive_change' : isKnown ? 'transfers.receive_go_on' : 'transfers.receive_begin')}
        </SubmitButton>
      </Form>
      <p className="text-muted text-sm">{t('transfers.receive_note')}</p>
    </div>
  );
}

async function How({ own }: { own: RecipientView }) {
  const { t } = await requestI18n();
  if (own.ready && own.currency !== null)
    return (
      <Notice tone="done">
        {t('transfers.receive_ready', { bank: own.bank ?? '', last4: own.last4 ?? '', currency: own.currency })}
      </Notice>
    );
  if (own.state === 'pending')
    return (
      <>
        <LookAgain />
        <Notice>{t('transfers.receive_pending')}</Notice>
      </>
    );
  return (
    <Notice tone="danger">
      {t(own.state === 'restricted' ? 'transfers.receive_restricted' : 'transfers.receive_started')}
    </Notice>
  );
}
