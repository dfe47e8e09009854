import { Button } from '@/app/_ui/button';
import { Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { openCountries } from '@/lib/markets/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { countryParameter } from '@/lib/platform/named-country';
import { requestDomain, requestI18n } from '@/lib/platform/request';
import { chooseCountry } from './actions';
import { shopperCountry } from './shopper-country';

/** For which country the prices beside it are, and the way to another one. */
export async function CountryLine() {
  const [{ t, locale, formatCountry }, country, open, domain] = await Promise.all([
    requestI18n(),
    shopperCountry(),
    openCountries('buy'),
    requestDomain(),
  ]);
  const byName = new Intl.Collator(locale);
  const choices = [...new Set([...open, ...(country ? [country] : [])])]
    .map((code) => ({ code, name: formatCountry(code) }))
    .toSorted((one, other) => byName.compare(one.name, other.name));
  const options = choices.map(({ code, name }) => (
    <option key={code} value={code}>
      {name}
    </option>
  ));
  const field = { label: t('markets.choose_label'), defaultValue: country, className: 'min-w-56 flex-1' };
  const row = 'flex flex-wrap items-end gap-3 py-2';
  return (
    <details className="text-sm">
      <summary className="flex min-h-11 w-fit cursor-pointer items-center gap-2 text-muted hover:text-ink">
        <span>
          {country ? t('markets.shown_for', { country: formatCountry(country) }) : t('markets.shown_anywhere')}
        </span>
        <span className="underline underline-offset-4">{t('markets.choose')}</span>
      </summary>
      {domain === null ? (
        <Form key={country} action={chooseCountry} messages={errorMessages(t, ['country'])} className={row}>
          <Select name="country" {...field}>
            <option value="">{t('markets.anywhere')}</option>
            {options}
          </Select>
          <SubmitButton variant="quiet">{t('markets.apply')}</SubmitButton>
        </Form>
      ) : (
        // At a page's own domain nothing is kept of anybody: there the address says it.
        <form key={country} action="" className={row}>
          <Select name={countryParameter} {...field}>
            {options}
          </Select>
          <Button type="submit" variant="quiet">
            {t('markets.apply')}
          </Button>
        </form>
      )}
    </details>
  );
}
