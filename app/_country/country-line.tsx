import { Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { openCountries } from '@/lib/markets/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { chooseCountry } from './actions';
import { shopperCountry } from './shopper-country';

/** For which country the prices beside it are, and the way to another one. */
export async function CountryLine() {
  const [{ t, locale, formatCountry }, country, open] = await Promise.all([
    requestI18n(),
    shopperCountry(),
    openCountries('buy'),
  ]);
  const byName = new Intl.Collator(locale);
  const choices = [...new Set([...open, ...(country ? [country] : [])])]
    .map((code) => ({ code, name: formatCountry(code) }))
    .toSorted((one, other) => byName.compare(one.name, other.name));
  return (
    <details className="text-sm">
      <summary className="flex min-h-11 w-fit cursor-pointer items-center gap-2 text-muted hover:text-ink">
        <span>
          {country ? t('markets.shown_for', { country: formatCountry(country) }) : t('markets.shown_anywhere')}
        </span>
        <span className="underline underline-offset-4">{t('markets.choose')}</span>
      </summary>
      <Form
        key={country}
        action={chooseCountry}
        messages={errorMessages(t, ['country'])}
        className="flex flex-wrap items-end gap-3 py-2"
      >
        <Select name="country" label={t('markets.choose_label')} defaultValue={country} className="min-w-56 flex-1">
          <option value="">{t('markets.anywhere')}</option>
          {choices.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
        <SubmitButton variant="quiet">{t('markets.apply')}</SubmitButton>
      </Form>
    </details>
  );
}
