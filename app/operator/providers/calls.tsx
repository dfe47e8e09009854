import { AsTable } from '@/app/_ui/as-table';
import { Bars } from '@/app/_ui/bars';
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
  const { t, formatNumber, formatDate } = voice;
  const { provider, day, hours } = of;
  const name = t(`operator.calls_${provider}`);
  const said = hours.map(({ at, calls, failed }) => ({
    name: formatDate(at, 'time'),
    value: calls === 0 ? null : (failed / calls) * 100,
    said: saidShare(voice, calls === 0 ? null : failed / calls),
    ...{ calls, failed },
  }));
  const title = t('operator.calls_bars');
  return (
    <Section title={name}>
      <Card className="space-y-5">
        <p>
          <Chip tone={tones[of.state]}>{t(`operator.state_${of.state}`)}</Chip>
        </p>
        {day.calls > 0 && (
          <>
            <Bars
              title={title}
              point={t('operator.calls_point', { name, share: saidShare(voice, day.failedShare) })}
              bars={said}
            />
            <AsTable
              name={t('operator.calls_bars_of', { name })}
              heads={[t('operator.calls_hour_of_day'), t('operator.calls_count'), t('operator.calls_failed')]}
              rows={said.toReversed().map((hour) => ({
                ...{ key: hour.name, name: hour.name },
                cells: [formatNumber(hour.calls), formatNumber(hour.failed)],
              }))}
            />
          </>
        )}
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
