import type { Metadata } from 'next';
import { Figures } from '@/app/_ui/figures';
import { Section } from '@/app/_ui/section';
import { limitsNow } from '@/lib/identity/operations/queries';
import { moneyLimits } from '@/lib/money/operations/queries';
import { isMessage } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { ConsolePage } from '../console-page';
import { sectionAt } from '../sections';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.section_limits'), robots: { index: false } };
}

/** Which limits there are, and how many meet them now: counts, and nobody. */
export default async function LimitsPage() {
  const actor = await requireOperator('/operator/limits', sectionAt('limits').roles);
  const [limits, ofMoney, { t, formatNumber }] = await Promise.all([
    limitsNow(actor),
    moneyLimits(actor),
    requestI18n(),
  ]);
  const asked = (ofMoney?.asked ?? []).map(({ reason, count }) => {
    const key = `operator.asked_${reason}`;
    return { name: isMessage(key) ? t(key) : reason, cells: [formatNumber(count)] };
  });
  return (
    <ConsolePage actor={actor} section="limits" lead={t('operator.about_limits')}>
      <Section title={t('operator.limits_money')}>
        <Figures
          caption={t('operator.limits_money')}
          heads={[t('operator.limit'), t('operator.limit_met')]}
          rows={[
            { name: t('operator.limit_sellers'), cells: [formatNumber(ofMoney?.sellers ?? 0)] },
            { name: t('operator.limit_people'), cells: [formatNumber(ofMoney?.people ?? 0)] },
            ...asked,
          ]}
        />
      </Section>
      <Section title={t('operator.limits_tries')}>
        <Figures
          caption={t('operator.limits_tries')}
          heads={[t('operator.limit'), t('operator.limit_most'), t('operator.limit_counted'), t('operator.limit_met')]}
          rows={limits.map(({ name, count, seconds, counted, met }) => ({
            name,
            cells: [
              t('operator.limit_within', {
                count: formatNumber(count),
                minutes: formatNumber(Math.round(seconds / 60)),
              }),
              formatNumber(counted),
              formatNumber(met),
            ],
          }))}
        />
      </Section>
    </ConsolePage>
  );
}
