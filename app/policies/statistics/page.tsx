import type { Metadata } from 'next';
import { Bars } from '@/app/_ui/bars';
import { Card } from '@/app/_ui/card';
import { Figures } from '@/app/_ui/figures';
import { Link } from '@/app/_ui/link';
import { Section } from '@/app/_ui/section';
import type { Translate } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { overturnedPercent, type Said } from '@/lib/social/decisions/statistics/model';
import { decisionStatistics } from '@/lib/social/decisions/statistics/queries';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('policies.statistics_title'), description: t('policies.statistics_lead') };
}

/** The decisions of two years as numbers that name nobody: by quarter, by rule and by kind. */
export default async function Statistics() {
  const [said, { t }] = await Promise.all([decisionStatistics(), requestI18n()]);
  const all = said.filter(({ cut }) => cut === 'all');
  return (
    <div className="page-width max-w-4xl space-y-10 py-8 md:py-12">
      <header className="space-y-3">
        <h1 className="text-2xl">{t('policies.statistics_title')}</h1>
        <p className="text-muted">{t('policies.statistics_lead')}</p>
        <Link href="/policies" className="inline-flex min-h-11 items-center underline underline-offset-4">
          {t('policies.title')}
        </Link>
      </header>
      {all.length === 0 ? (
        <Card className="text-muted">{t('policies.statistics_none')}</Card>
      ) : (
        <>
          <Quarters rows={all} />
          <ByCut rows={said.filter(({ cut }) => cut === 'rule')} cut="rule" />
          <ByCut rows={said.filter(({ cut }) => cut === 'kind')} cut="kind" />
        </>
      )}
    </div>
  );
}

async function Quarters({ rows }: { rows: readonly Said[] }) {
  const { t, formatNumber, formatPercent } = await requestI18n();
  const number = (value: number | null) => (value === null ? t('policies.statistics_few') : formatNumber(value));
  const oldestFirst = [...rows].reverse();
  return (
    <Section title={t('policies.statistics_quarters')}>
      <Card>
        <Bars
          title={t('policies.counts_made')}
          point={t('policies.statistics_point', { count: rows.length, shown: formatNumber(rows.length) })}
          bars={oldestFirst.map(({ quarter, made }) => ({
            name: quarterName(t, quarter),
            value: made,
            said: number(made),
          }))}
        />
      </Card>
      <Figures
        caption={t('policies.statistics_quarters')}
        heads={[
          t('policies.statistics_quarter'),
          t('policies.counts_made'),
          t('policies.counts_held'),
          t('policies.statistics_median'),
          t('policies.statistics_most'),
          t('policies.counts_appealed'),
          t('policies.counts_overturned'),
        ]}
        rows={rows.map((row) => {
          const share = overturnedPercent(row);
          const percent = share === null ? '' : ` (${formatPercent(share * 100)})`;
          return {
            name: quarterName(t, row.quarter),
            cells: [
              number(row.made),
              number(row.held),
              row.made !== null && row.hours === null ? '–' : number(row.hours),
              row.made !== null && row.hoursMost === null ? '–' : number(row.hoursMost),
              number(row.appealed),
              `${number(row.overturned)}${percent}`,
            ],
          };
        })}
      />
    </Section>
  );
}

async function ByCut({ rows, cut }: { rows: readonly Said[]; cut: 'rule' | 'kind' }) {
  const { t, formatNumber } = await requestI18n();
  const number = (value: number | null) => (value === null ? t('policies.statistics_few') : formatNumber(value));
  const title = t(cut === 'rule' ? 'policies.statistics_rules' : 'policies.statistics_kinds');
  return (
    <Section title={title}>
      <Figures
        caption={title}
        heads={[t('policies.statistics_group'), t('policies.counts_made')]}
        rows={rows.map((row) => ({
          name: `${quarterName(t, row.quarter)} · ${cut === 'rule' ? t('policies.rule', { number: row.name }) : t(`decisions.about_${kindOf(row.name)}`)}`,
          cells: [number(row.made)],
        }))}
      />
    </Section>
  );
}

/** A quarter as it is said: `2026-Q4` in words. */
function quarterName(t: Translate, quarter: string): string {
  const [year = '', number = ''] = quarter.split('-Q');
  return t('policies.statistics_named', { number, year });
}

const kinds = [
  ...(['person', 'page', 'product', 'post', 'comment', 'share', 'list'] as const),
  ...(['recommendation', 'review', 'message', 'said', 'site', 'fundraiser'] as const),
];

function kindOf(word: string): (typeof kinds)[number] {
  const known = kinds.find((kind) => kind === word);
  if (!known) throw new Error('Invariant broken: a decision about what nobody knows');
  return known;
}
