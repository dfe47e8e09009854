import 'server-only';
import { env } from '@/lib/platform/env';
import { requestNonce } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import type { CardFieldsLabels } from '../_card-fields/surface';

/** Where the provider's card fields live in this process, and what is said around them. */
export type CardFieldsSite = {
  locale: 'en' | 'ar';
  labels: CardFieldsLabels;
  provider:
    | { mode: 'sandbox'; fieldsOrigin: string }
    | { mode: 'live'; publishableKey: string; nonce: string | undefined };
};

/** The card fields of this process. */
export async function cardFieldsSite({ t, locale }: Voice): Promise<CardFieldsSite> {
  const { SANDBOX_ORIGIN, STRIPE_PUBLISHABLE_KEY } = env();
  return {
    locale,
    labels: {
      title: t('money.card'),
      loading: t('money.card_loading'),
      failed: t('money.card_failed'),
      offline: t('money.card_offline'),
      retry: t('common.retry'),
      authenticationFailed: t('money.card_unproven'),
      wholePage: t('money.card_whole_page'),
    },
    provider:
      SANDBOX_ORIGIN === undefined
        ? { mode: 'live', publishableKey: STRIPE_PUBLISHABLE_KEY, nonce: await requestNonce() }
        : { mode: 'sandbox', fieldsOrigin: SANDBOX_ORIGIN },
  };
}
