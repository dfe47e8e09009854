import type { Metadata } from 'next';
import { Card } from '@/app/_ui/card';
import { Link } from '@/app/_ui/link';
import { Section } from '@/app/_ui/section';
import { chapters, ruleKey, rules } from '@/lib/identity/holds/model';
import { requestI18n } from '@/lib/platform/request';
import { Counts } from './counts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('policies.title'), description: t('policies.lead') };
}

const steps = ['how_1', 'how_2', 'how_3', 'how_4', 'how_5'] as const;
const waits = ['new_order', 'verify', 'return_open', 'refund_open', 'disputed'] as const;

/** The rules that decisions refer to, how it is decided, why money waits, and a year of decisions in numbers. */
export default async function Policies() {
  const { t } = await requestI18n();
  return (
    <div className="page-width max-w-3xl space-y-10 py-8 md:py-12">
      <header className="space-y-3">
        <h1 className="text-2xl">{t('policies.title')}</h1>
        <p className="text-muted">{t('policies.lead')}</p>
        <Link href="/decisions" className="inline-flex min-h-11 items-center underline underline-offset-4">
          {t('policies.see_decisions')}
        </Link>
      </header>
      {chapters.map((chapter) => (
        <Section key={chapter} title={t(`policies.chapter_${chapter}`)}>
          <dl className="space-y-3">
            {rules
              .filter((rule) => rule.startsWith(`${chapter}.`))
              .map((rule) => (
                <div key={rule} id={`rule-${ruleKey(rule)}`} className="flex gap-4 rounded-md target:bg-sunken">
                  <dt className="w-10 shrink-0 font-medium tabular-nums">
                    <bdi>{rule}</bdi>
                  </dt>
                  <dd>{t(`policies.rule_${ruleKey(rule)}`)}</dd>
                </div>
              ))}
          </dl>
        </Section>
      ))}
      <Section title={t('policies.how_title')}>
        <ul className="list-disc space-y-2 ps-5">
          {steps.map((step) => (
            <li key={step}>{t(`policies.${step}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('policies.money_title')}>
        <p>{t('policies.money_lead')}</p>
        <ul className="list-disc space-y-2 ps-5">
          {waits.map((wait) => (
            <li key={wait}>{t(`policies.money_${wait}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('policies.counts_title')}>
        <Card>
          <Counts />
        </Card>
        <Link href="/policies/statistics" className="inline-flex min-h-11 items-center underline underline-offset-4">
          {t('policies.statistics_see')}
        </Link>
      </Section>
    </div>
  );
}
