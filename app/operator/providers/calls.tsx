import { AsTable } from '@/app/_ui/as-table';
import { type Bar, Bars } from '@/app/_ui/bars';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { Figures } from '@/app/_ui/figures';
import { Section } from '@/app/_ui/section';
import type { ProviderCalls } from '@/lib/identity/operations/providers/queries';
import type { CallSum } from '@/lib/platform/provider-calls/model';
import { requestI18n } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';

/** A company that is asked: how it is now, how often it failed in each hour of a day, and how long it took. */
export async function Calls({ of }: { of: ProviderCalls }) {
  const voice = await requestI18n();
  const { t } = voice;
  const { provider, day } = of;
  const name = t(`operator.calls_${provider}`);
  return (
    <Section title={name}>
      <Card className="space-y-5">
        <p>
          <Chip tone={tones[of.state]}>{t(`operator.state_${of.state}`)}</Chip>
        </p>
        {day.calls > 0 && <Hours {...{ of, name, voice }} />}
      </Card>
      <Figures
        caption={t('operator.calls_of', { name })}
        heads={[t('operator.calls_span'), ...sumHeads.map((head) => t(`operator.${head}`))]}
        rows={[
          { name: t('operator.calls_hour'), cells: cellsOf(voice, of.hour) },
          { name: t('operator.calls_day'), cells: cellsOf(voice, day) },
        ]}
      />
      {of.operations.length > 0 && (
        <AsTable
          name={t('operator.calls_operations_of', { name })}
          heads={[t('operator.calls_operation'), ...sumHeads.map((head) => t(`operator.${head}`))]}
          rows={of.operations.map(({ operation, sum }) => ({
            ...{ key: operation, name: <bdi dir="ltr">{operation}</bdi>, cells: cellsOf(voice, sum) },
          }))}
        />
      )}
    </Section>
  );
}

/** Its last 24 hours, as two pictures and as a table. */
function Hours({ of: { hours, day }, name, voice }: { of: ProviderCalls; name: string; voice: Voice }) {
  const { t, formatNumber, formatDate } = voice;
  const bars = (value: (sum: CallSum) => number | null, said: (sum: CallSum) => string): Bar[] =>
    hours.map(({ at, sum }) => ({ name: formatDate(at, 'time'), value: value(sum), said: said(sum) }));
  const share = ({ failedShare }: CallSum) => saidShare(voice, failedShare);
  const time = ({ most }: CallSum) => saidTime(voice, most);
  return (
    <>
      <div className="grid gap-8 md:grid-cols-2">
        <Bars
          title={t('operator.calls_bars')}
          point={t('operator.calls_point', { name, share: share(day) })}
          // In parts of ten thousand, so that the highest is drawn to the top and said, however small it is.
          bars={bars(({ failedShare }) => failedShare && failedShare * 10_000, share)}
        />
        <Bars
          title={t('operator.calls_times')}
          point={t('operator.calls_times_point', { name, time: time(day) })}
          bars={bars(({ most }) => most && Math.min(most, slowest), time)}
        />
      </div>
      <AsTable
        name={t('operator.calls_bars_of', { name })}
        heads={[t('operator.calls_hour_of_day'), ...sumHeads.map((head) => t(`operator.${head}`))]}
        rows={hours.toReversed().map(({ at, sum }) => ({
          ...{ key: at.toISOString(), name: formatDate(at, 'time') },
          cells:
            sum.calls === 0 ? sumHeads.map((_, place) => (place === 0 ? formatNumber(0) : '–')) : cellsOf(voice, sum),
        }))}
      />
    </>
  );
}

const sumHeads = ['calls_count', 'calls_failed', 'calls_refused', 'calls_half', 'calls_most'] as const;
const tones = { quiet: 'neutral', good: 'done', shaky: 'due', down: 'danger' } as const;

function cellsOf(voice: Voice, sum: CallSum): string[] {
  const { formatNumber } = voice;
  const failed =
    sum.failed === 0 ? formatNumber(0) : `${formatNumber(sum.failed)} (${saidShare(voice, sum.failedShare)})`;
  return [
    ...[formatNumber(sum.calls), failed, formatNumber(sum.refused)],
    ...[saidTime(voice, sum.half), saidTime(voice, sum.most)],
  ];
}

/** Basis points in whole ones: 0.2 % of the calls can be seen, and no more digits than that. */
function saidShare({ formatPercent }: Voice, share: number | null): string {
  return share === null ? '–' : formatPercent(Math.round(share * 1_000) * 10);
}

function saidTime({ t, formatNumber }: Voice, milliseconds: number | null): string {
  if (milliseconds === null) return '–';
  return Number.isFinite(milliseconds)
    ? t('operator.calls_within', { shown: formatNumber(milliseconds) })
    : t('operator.calls_beyond', { shown: formatNumber(slowest) });
}

/** The end of the last step. */
const slowest = 10_000;
