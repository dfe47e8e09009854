import 'server-only';
import { env } from '@/lib/platform/env';
import { requestNonce } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import type { CardFieldsLabels, FieldsKind } from '../_card-fields/surface';

/** Where the provider's card fields live in this process, and what is said around them. */
export type CardFieldsSite = {
  kind: FieldsKind;
  locale: 'en' | 'ar';
  labels: CardFieldsLabels;
  provider:
    | { mode: 'sandbox'; fieldsOrigin: string }
    | { mode: 'live'; publishableKey: string; nonce: string | undefined };
};

/** The fields of this process, for a card or a bank account. */
export async function cardFieldsSite({ t, locale }: Voice, kind: FieldsKind = 'card'): Promise<CardFieldsSite> {
  const { SANDBOX_ORIGIN, STRIPE_PUBLISHABLE_KEY } = env();
  return {
    kind,
    locale,
    labels: {
      title: kind === 'bank' ? t('bank.account') : t('money.card'),
      loading: kind === 'bank' ? t('bank.loading') : t('money.card_loading'),
      failed: kind === 'bank' ? t('bank.failed') : t('money.card_failed'),
      offline: kind === 'bank' ? t('bank.offline') : t('money.card_offline'),
      retry: t('common.retry'),
      authenticationFailed: t('money.card_unproven'),
      wholePage: kind === 'bank' ? t('bank.whole_page') : t('money.card_whole_page'),
      holder: t('bank.holder'),
      how: t('bank.how'),
    },
    provider:
      SANDBOX_ORIGIN === undefined
        ? { mode: 'live', publishableKey: STRIPE_PUBLISHABLE_KEY, nonce: await requestNonce() }
        : { mode: 'sandbox', fieldsOrigin: SANDBOX_ORIGIN },
  };
}
