import type { Metadata } from 'next';
import { Figures } from '@/app/_ui/figures';
import { Notice } from '@/app/_ui/notice';
import { providerCalls } from '@/lib/identity/operations/providers/queries';
import { providersNow } from '@/lib/money/operations/queries';
import { env } from '@/lib/platform/env';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { ConsolePage } from '../console-page';
import { sectionAt } from '../sections';
import { Calls } from './calls';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.section_providers'), robots: { index: false } };
}

/** How the payment partners answer our own tries at paying, and how each company that is asked answers its calls: within an hour and a day. */
export default async function ProvidersPage() {
  const actor = await requireOperator('/operator/providers', sectionAt('providers').roles);
  const [providers, calls, { t, formatNumber, formatAgo }] = await Promise.all([
    providersNow(actor),
    providerCalls(actor),
    requestI18n(),
  ]);
  return (
    <ConsolePage actor={actor} section="providers" lead={t('operator.about_providers')}>
      {env().SOUK_MODE === 'sandbox' && <Notice>{t('operator.calls_sandbox')}</Notice>}
      <Figures
        caption={t('operator.section_providers')}
        heads={[
          t('operator.provider'),
          t('operator.provider_asked'),
          t('operator.provider_declined'),
          t('operator.provider_unheard'),
          t('operator.provider_good'),
          t('operator.webhooks_last'),
        ]}
        rows={providers.map(({ provider, asked, declined, unheard, good, event }) => ({
          name: t(`copy.code_provider_${provider}`),
          cells: [
            formatNumber(asked),
            formatNumber(declined),
            formatNumber(unheard),
            good ? formatAgo(good) : '–',
            event ? formatAgo(event) : '–',
          ],
        }))}
      />
      {calls.map((of) => (
        <Calls key={of.provider} of={of} />
      ))}
      <p className="text-muted text-sm">{t('operator.calls_note')}</p>
    </ConsolePage>
  );
}
