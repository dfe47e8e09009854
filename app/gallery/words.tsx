import { Price } from '@/app/_ui/price';
import { Section } from '@/app/_ui/section';
import { type Currency, money } from '@/lib/kernel/money';
import { requestI18n } from '@/lib/platform/request';

const scale = ['text-3xl', 'text-2xl', 'text-xl', 'text-lg', 'text-base', 'text-sm', 'text-xs'] as const;
const amounts: readonly [bigint, Currency][] = [
  [4_620n, 'USD'],
  [129_900n, 'AED'],
  [1_234_567n, 'EGP'],
  [8_900n, 'SAR'],
  [3_450n, 'EUR'],
  [12_800n, 'JPY'],
  [7_250n, 'KWD'],
];

/** Headings, texts, prices and dates of both scripts. */
export async function Words() {
  const { t, formatDate, formatAgo, formatList } = await requestI18n();
  const day = new Date('2026-11-19T14:05:00Z');
  return (
    <Section title={t('gallery.words')}>
      <div className="space-y-3">
        {scale.map((size) => (
          <p key={size} className={size}>
            {t('common.tagline')}
          </p>
        ))}
        <p className="reading">{t('gallery.sample_long')}</p>
        <p className="flex flex-wrap gap-x-6 gap-y-2 text-lg">
          {amounts.map(([amount, currency]) => (
            <Price key={currency} value={money(amount, currency)} />
          ))}
        </p>
        <p className="text-muted">
          {formatList([
            formatDate(day, 'weekday'),
            formatDate(day, 'day'),
            formatDate(day, 'date'),
            formatDate(day, 'moment'),
            formatAgo(new Date(day.getTime() - 7_200_000), day),
          ])}
        </p>
      </div>
    </Section>
  );
}
