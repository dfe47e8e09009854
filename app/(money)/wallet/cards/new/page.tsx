import type { Metadata } from 'next';
import { OnlyYou } from '@/app/_ui/only-you';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { cardFieldsSite } from '../../../_wallet/card-fields-site';
import { AddCardForm } from './add-card-form';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('money.add_card'), robots: { index: false } };
}

/** Adding a card, in the provider's own fields. */
export default async function NewCardPage() {
  const voice = await requestI18n();
  const { t } = voice;
  const codes = ['card_open', 'card_refused', 'unavailable', 'wallet_full', 'no_purse', 'network'] as const;
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <div className="flex items-center justify-between gap-3">
        <h1 className="text-xl">{t('money.add_card')}</h1>
        <OnlyYou />
      </div>
      <p className="text-muted">{t('money.card_promise')}</p>
      <AddCardForm
        site={await cardFieldsSite(voice)}
        next={voice.href('/wallet')}
        messages={errorMessages(t, codes)}
        words={{ keep: t('money.keep_card'), isDefault: t('money.use_for_tap') }}
      />
    </div>
  );
}
