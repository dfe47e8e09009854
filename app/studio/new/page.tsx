import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { newId } from '@/lib/kernel/ids';
import { openCountries } from '@/lib/markets/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { currenciesFor, currencyOfCountry, pageKinds, pageLanguages } from '@/lib/shop/pages/model';
import { photoRefusals } from '../photo-refusals';
import { CreateForm } from './create-form';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('studio.create_page'), robots: { index: false } };
}

/** Where the person most likely sells from, by the region of her browser's languages; else the first open country. */
async function likelyCountry(countries: readonly string[]): Promise<string> {
  const tags = ((await headers()).get('accept-language') ?? '')
    .split(',')
    .map((part) => part.split(';')[0]?.trim() ?? '');
  const regions = tags.map((tag) => /^[a-z]{2,3}(?:-[A-Za-z]{4})?-([A-Z]{2})$/.exec(tag)?.[1]);
  return regions.find((region) => region !== undefined && countries.includes(region)) ?? countries[0] ?? '';
}

/** A new page, in one short form. */
export default async function NewPage() {
  const actor = await requirePerson('/studio/new');
  const { t, href, locale, formatCountry, formatCurrency } = await requestI18n();
  const countries = await openCountries('sell', actor);
  const country = await likelyCountry(countries);
  return (
    <div className="page-width max-w-xl py-8 md:py-12">
      <h1 className="text-xl md:text-2xl">{t('studio.create_page')}</h1>
      <p className="mt-2 mb-8 text-muted">{t('studio.create_page_body')}</p>
      <CreateForm
        pageKey={newId('page')}
        studioHref={href('/studio')}
        site={new URL(process.env.SOUK_ORIGIN ?? 'http://localhost:3000').host}
        country={country}
        language={locale}
        kinds={pageKinds.map((kind) => ({ value: kind, label: t(`shop.kind_${kind}`) }))}
        countries={countries.map((code) => ({
          value: code,
          label: formatCountry(code),
          currency: currencyOfCountry(code),
        }))}
        currencies={currenciesFor(country).map((code) => ({ value: code, label: `${code} · ${formatCurrency(code)}` }))}
        languages={pageLanguages.map((code) => ({ value: code, label: t(`studio.language_${code}`) }))}
        messages={errorMessages(t, [
          ...(['handle_short', 'handle_long', 'handle_letters', 'handle_reserved', 'handle_taken'] as const),
          ...(['country', 'currency', 'pages_max'] as const),
          ...photoRefusals,
        ])}
        words={{
          name: t('studio.page_name'),
          handle: t('studio.page_handle'),
          handleHint: t('studio.page_handle_hint'),
          handleFree: t('studio.handle_free'),
          kind: t('studio.page_kind'),
          about: t('studio.page_about'),
          aboutHint: t('studio.page_about_hint'),
          optional: t('common.optional'),
          country: t('studio.page_country'),
          countryHint: t('studio.page_country_hint'),
          currency: t('studio.page_currency'),
          currencyHint: t('studio.page_currency_hint'),
          moneyStays: t('studio.money_stays'),
          languages: t('studio.page_languages'),
          logo: t('studio.logo'),
          cover: t('studio.cover'),
          choose: t('studio.choose_photo'),
          replace: t('studio.replace_photo'),
          create: t('studio.create_page'),
          creating: t('studio.creating_page'),
        }}
      />
    </div>
  );
}
