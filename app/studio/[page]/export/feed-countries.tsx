import { Tabs } from '@/app/_ui/tabs';
import { requestI18n } from '@/lib/platform/request';
import type { Market } from '@/lib/shop/markets/model';

type FeedCountriesProps = { home: string; markets: readonly Market[]; country: string };

/** Whose prices the addresses below give: the page's own, or those of a country of one of its markets. */
export async function FeedCountries({ home, markets, country }: FeedCountriesProps) {
  const { t, formatCountry } = await requestI18n();
  const market = markets.find(({ countries }) => countries.includes(country));
  const at = (code: string) => (code === '' ? `${home}#feeds` : `${home}?country=${code}#feeds`);
  const tab = (code: string, label: string, current: boolean) => ({
    ...{ href: at(code), label: <bdi>{label}</bdi>, current },
  });
  return (
    <div className="space-y-2">
      <p className="max-w-2xl text-muted text-sm">{t('exports.feeds_markets')}</p>
      <Tabs
        label={t('markets.title')}
        tabs={[
          tab('', t('exports.feeds_own'), market === undefined),
          ...markets.map((one) => tab(one.countries[0] ?? '', one.name, one === market)),
        ]}
      />
      {market && market.countries.length > 1 && (
        <Tabs
          label={t('markets.countries')}
          tabs={market.countries.map((code) => tab(code, formatCountry(code), code === country))}
        />
      )}
    </div>
  );
}
