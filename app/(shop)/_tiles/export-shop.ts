import { type Addresses, productPath } from '@/lib/shop/descriptions/model';
import type { ExportShop } from '@/lib/shop/exports/model';

type Page = Pick<ExportShop, 'name' | 'about' | 'currency'> & {
  readonly handle: string;
  readonly languages: readonly string[];
};

/** A page as a file of its catalogue tells of it. */
export function exportShop(page: Page, addresses: Addresses): ExportShop {
  return {
    ...{ name: page.name, about: page.about, currency: page.currency, language: page.languages[0] ?? 'en' },
    home: addresses.page(`/${page.handle}`),
    product: (slug) => addresses.page(productPath(page, slug)),
  };
}
