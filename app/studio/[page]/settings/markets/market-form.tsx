import { Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { reachedCountries } from '@/lib/markets/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { type Market, roundingsFor } from '@/lib/shop/markets/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { percentText } from '@/lib/shop/pages/model';
import { CountryTicks } from '../country-ticks';
import { saveMarket } from './actions';

/** A market's name, its countries and what it does to prices. */
export async function MarketForm({ page, market }: { page: PageSettings; market: Market | null }) {
  const { t } = await requestI18n();
  const own = market?.countries ?? [];
  const countries = new Set([...(await reachedCountries('buy')), ...own]);
  const points = market?.basisPoints ?? 0;
  const change = points === 0 ? '' : `${points < 0 ? '-' : '+'}${percentText(Math.abs(points))}`;
  return (
    <Form
      action={saveMarket}
      messages={errorMessages(t, [
        ...(['country', 'country_taken', 'name_taken', 'markets_full', 'rounding_currency'] as const),
        ...(['percent', 'number_unclear', 'out_of_range', 'too_many_items'] as const),
      ])}
      done={t('common.saved')}
    >
      <input type="hidden" name="page" value={page.id} />
      <input type="hidden" name="market" value={market?.id ?? ''} />
      <Field
        name="name"
        label={t('markets.name')}
        hint={t('markets.name_hint')}
        defaultValue={market?.name ?? ''}
        maxLength={60}
        dir="auto"
        required
      />
      <CountryTicks legend={t('markets.countries')} countries={countries} ticked={own} />
      <Field
        name="change"
        label={t('markets.change')}
        hint={t('markets.change_hint', { currency: page.currency })}
        defaultValue={change}
        after="%"
        inputMode="text"
        dir="ltr"
        maxLength={10}
      />
      <Select name="rounding" label={t('markets.rounding')} defaultValue={market?.rounding ?? 'exact'}>
        {roundingsFor(page.currency).map((rounding) => (
          <option key={rounding} value={rounding}>
            {t(`markets.rounding_${rounding}`)}
          </option>
        ))}
      </Select>
      <SubmitButton>{t('common.save')}</SubmitButton>
    </Form>
  );
}
