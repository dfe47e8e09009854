import { type Addresses, productPath } from '@/lib/shop/descriptions/model';
import type { ExportShop } from '@/lib/shop/exports/model';

type Page = Pick<ExportShop, 'name' | 'about' | 'currency'> & {
  readonly handle: string;
  readonly languages: readonly string[];
};

/** A page as a file of its catalogue tells of it, to its owner or to everybody. */
export function exportShop(
  page: Page,
  addresses: Addresses,
  reader: 'owner' | 'everybody',
  markets: ExportShop['markets'] = [],
): ExportShop {
  return {
    ...{ name: page.name, about: page.about, currency: page.currency, language: page.languages[0] ?? 'en' },
    counts: reader === 'owner',
    markets,
    home: addresses.page(`/${page.handle}`),
    product: (slug) => addresses.page(productPath(page, slug)),
  };
}
