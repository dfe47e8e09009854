import type { Metadata } from 'next';
import { OnlyYou } from '@/app/_ui/only-you';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { cardFieldsSite } from '../../../_wallet/card-fields-site';
import { AddCardForm } from '../../cards/new/add-card-form';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('bank.add'), robots: { index: false } };
}

/** Adding a bank account, in the provider's own fields, under the words of what its owner allows by it. */
export default async function NewBankPage() {
  const voice = await requestI18n();
  const { t } = voice;
  const codes = ['bank_open', 'bank_not_kept', 'unavailable', 'wallet_full', 'no_purse', 'network'] as const;
  const messages = errorMessages(t, codes);
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <div className="flex items-center justify-between gap-3">
        <h1 className="text-xl">{t('bank.add')}</h1>
        <OnlyYou />
      </div>
      <p className="text-muted">{t('bank.promise')}</p>
      <p className="text-muted">{t('bank.how_long')}</p>
      <AddCardForm
        site={await cardFieldsSite(voice, 'bank')}
        next={voice.href('/wallet')}
        messages={{ ...messages, card_open: messages.bank_open ?? '', card_refused: messages.bank_not_kept ?? '' }}
        words={{ keep: t('bank.keep'), isDefault: t('money.use_for_tap') }}
      >
        <section aria-labelledby="mandate" className="rounded-lg bg-sunken p-4 text-sm">
          <h2 id="mandate" className="mb-1 font-semibold text-base">
            {t('bank.mandate_title')}
          </h2>
          <p className="text-muted">{t('bank.mandate')}</p>
        </section>
      </AddCardForm>
    </div>
  );
}
