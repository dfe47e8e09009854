import { buttonClass } from '@/app/_ui/button-class';
import { useVoice } from '@/lib/platform/request';
import type { SearchResult } from '@/lib/shop/search/model';
import type { Kept } from './kept';

const field = 'h-11 w-full min-w-0 rounded-sm border border-edge bg-surface px-3 text-sm placeholder:text-muted';

/** Lowest and highest price. Prices of different currencies are never compared, so one is always named. */
export function PriceFilter({ result, kept }: { result: SearchResult; kept: Kept }) {
  const { t, href, formatCurrency } = useVoice();
  const currencies = result.currencies.map(({ currency }) => currency);
  const offered =
    kept.currency && !currencies.some((one) => one === kept.currency) ? [kept.currency, ...currencies] : currencies;
  if (offered.length === 0) return null;
  const rest = (['q', 'category', 'page', 'country'] as const).filter((name) => kept[name] !== undefined);
  return (
    <form action={href('/search')} className="space-y-2">
      <h2 className="font-medium text-sm">{t('search.price')}</h2>
      {rest.map((name) => (
        <input key={name} type="hidden" name={name} value={kept[name]} />
      ))}
      <select
        name="currency"
        defaultValue={kept.currency ?? offered[0]}
        aria-label={t('search.currency')}
        className={`${field} select-arrow`}
      >
        {offered.map((currency) => (
          <option key={currency} value={currency}>
            {formatCurrency(currency)}
          </option>
        ))}
      </select>
      <div className="flex items-center gap-2">
        <input
          name="min"
          inputMode="decimal"
          defaultValue={kept.min}
          placeholder={t('search.lowest')}
          aria-label={t('search.lowest')}
          maxLength={16}
          className={field}
        />
        <input
          name="max"
          inputMode="decimal"
          defaultValue={kept.max}
          placeholder={t('search.highest')}
          aria-label={t('search.highest')}
          maxLength={16}
          className={field}
        />
      </div>
      <button type="submit" className={buttonClass({ variant: 'quiet', size: 'small', wide: true })}>
        {t('search.apply')}
      </button>
    </form>
  );
}
