import type { Voice } from '@/lib/platform/voice';
import type { Dialect } from '@/lib/shop/imports/model';

/** Systems by the names they give themselves, in every language the same. */
const names: Readonly<Record<Exclude<Dialect, 'json' | 'sheet'>, string>> = {
  ...{
    shopify_classic: 'Shopify',
    shopify_new: 'Shopify',
    meta_csv: 'Meta',
    meta_rss: 'Meta RSS',
    meta_atom: 'Meta Atom',
  },
  ...{ google_rss: 'Google RSS', google_tsv: 'Google', woocommerce: 'WooCommerce', medusa_v1: 'Medusa 1' },
  ...{ medusa_v2: 'Medusa 2', vendure: 'Vendure', spree: 'Spree', bagisto: 'Bagisto', saleor: 'Saleor', etsy: 'Etsy' },
  ...{ square: 'Square', acp: 'ACP', souk: 'Souk' },
};

/** What the dialect of a file is called. */
export function dialectName(dialect: Dialect, t: Voice['t']): string {
  if (dialect === 'json' || dialect === 'sheet') return t(`imports.dialect_${dialect}`);
  return names[dialect];
}
