import type { Metadata } from 'next';
import { Card } from '@/app/_ui/card';
import { Figures } from '@/app/_ui/figures';
import { Form, SubmitButton } from '@/app/_ui/form';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import { type FailedEvent, inboxNow } from '@/lib/money/operations/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { replayEventHere } from '../actions';
import { ConsolePage } from '../console-page';
import { sectionAt } from '../sections';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.section_webhooks'), robots: { index: false } };
}

/** The providers' events: how many came, which wait, and another try for each. */
export default async function WebhooksPage() {
  const actor = await requireOperator('/operator/webhooks', sectionAt('webhooks').roles);
  const [inbox, { t, formatNumber, formatAgo }] = await Promise.all([inboxNow(actor), requestI18n()]);
  const { counts, failed } = inbox ?? { counts: [], failed: [] };
  return (
    <ConsolePage actor={actor} section="webhooks" lead={t('operator.about_webhooks')}>
      {counts.length === 0 ? (
        <Card className="text-muted text-sm">{t('operator.webhooks_never')}</Card>
      ) : (
        <Figures
          caption={t('operator.section_webhooks')}
          heads={[
            t('operator.provider'),
            t('operator.webhooks_received'),
            t('operator.webhooks_open'),
            t('operator.webhooks_failed'),
            t('operator.webhooks_last'),
          ]}
          rows={counts.map(({ provider, received, open, failed: tried, last }) => ({
            name: t(`copy.code_provider_${provider}`),
            cells: [formatNumber(received), formatNumber(open), formatNumber(tried), last ? formatAgo(last) : '–'],
          }))}
        />
      )}
      <Section title={t('operator.webhooks_waiting')}>
        {failed.length === 0 ? (
          <Card className="text-muted text-sm">{t('operator.webhooks_none')}</Card>
        ) : (
          <RowList>
            {failed.map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </RowList>
        )}
      </Section>
    </ConsolePage>
  );
}

async function EventRow({ event: { id, type, at, tries, error } }: { event: FailedEvent }) {
  const { t, formatDate, formatNumber } = await requestI18n();
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 px-4 py-3 text-sm sm:px-6">
      <span className="min-w-0 flex-1 space-y-1">
        <bdi dir="ltr" className="wrap-anywhere block font-medium">
          {type}
        </bdi>
        <span className="block text-muted">
          {formatDate(at, 'moment')} · {t('operator.webhooks_tries', { count: tries, shown: formatNumber(tries) })}
        </span>
        {error && <bdi className="wrap-anywhere block text-muted">{error}</bdi>}
      </span>
      <Form action={replayEventHere} messages={errorMessages(t)} done={t('operator.jobs_retried')}>
        <input type="hidden" name="event" value={id} />
        <SubmitButton variant="quiet" size="small">
          <span aria-hidden>{t('operator.jobs_retry')}</span>
          <span className="sr-only">{`${t('operator.jobs_retry')} ${type} ${formatDate(at, 'moment')}`}</span>
        </SubmitButton>
      </Form>
    </li>
  );
}
