import { countryParameter } from '@/lib/platform/named-country';
import { type Addresses, productPath } from '@/lib/shop/descriptions/model';
import type { ExportShop } from '@/lib/shop/exports/model';

type Page = Pick<ExportShop, 'name' | 'about' | 'currency'> & {
  readonly handle: string;
  readonly languages: readonly string[];
};

type Told = Pick<ExportShop, 'counts'> &
  Partial<Pick<ExportShop, 'markets' | 'delivery' | 'collections'>> & {
    /** The country its addresses name, so that a machine which follows one sees the price it was told. */
    readonly to?: string;
  };

/** A page as a file of its catalogue tells of it. */
export function exportShop(
  page: Page,
  addresses: Addresses,
  { counts, collections = false, markets = [], delivery = { zones: [], countries: [] }, to = '' }: Told,
): ExportShop {
  return {
    ...{ name: page.name, about: page.about, currency: page.currency, language: page.languages[0] ?? 'en' },
    ...{ counts, collections, markets, delivery },
    home: addresses.page(`/${page.handle}`),
    product: (slug, variant) => {
      const asked = new URLSearchParams({ ...(variant && { variant }), ...(to && { [countryParameter]: to }) });
      return addresses.page(productPath(page, slug) + (asked.size > 0 ? `?${asked}` : ''));
    },
  };
}
