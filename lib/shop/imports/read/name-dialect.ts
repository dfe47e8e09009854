/** Which dialect a file is written in, by its columns. */
import type { Dialect } from '../model';
import { columnName } from './bind-columns';
import { acp } from './layouts/acp';
import { bagisto } from './layouts/bagisto';
import { etsy } from './layouts/etsy';
import { feeds, ofMeta } from './layouts/feeds';
import { medusaV1, medusaV2 } from './layouts/medusa';
import { saleor } from './layouts/saleor';
import { json, markup, sheet } from './layouts/sheet';
import { shopifyClassic, shopifyNew } from './layouts/shopify';
import { souk } from './layouts/souk';
import { spree } from './layouts/spree';
import { square } from './layouts/square';
import { vendure } from './layouts/vendure';
import { woocommerce } from './layouts/woocommerce';
import type { Layout } from './model';

const layouts: readonly Layout[] = [
  ...[
    shopifyClassic,
    shopifyNew,
    feeds.metaCsv,
    feeds.metaRss,
    feeds.metaAtom,
    feeds.googleRss,
    feeds.googleTsv,
    woocommerce,
  ],
  ...[medusaV1, medusaV2, vendure, spree, bagisto, saleor, etsy, square, acp, souk],
];
const plain = { table: sheet, json, markup } as const;

/** What is known of a file before its dialect is: its form, its columns, and the beginning of its text. */
export type Signs = {
  readonly form: 'table' | 'markup' | 'json';
  readonly columns: readonly string[];
  readonly head: string;
};

/** The layout that knows most of the file's columns, of those whose marks are all there; a plain list where none has them. */
export function nameDialect(signs: Signs): Layout {
  const names = signs.columns.map(columnName);
  let best: Layout = plain[signs.form];
  let most = 0;
  for (const layout of layouts) {
    if (layout.form !== signs.form && layout.form !== 'any') continue;
    if (!layout.marks.every((mark) => names.some((name) => fits(mark, name)))) continue;
    const known =
      layout.marks.length + names.filter((name) => layout.columns.some(([rule]) => fits(rule, name))).length;
    if (known > most) [best, most] = [layout, known];
  }
  return Object.values(feeds).includes(best as (typeof feeds)[keyof typeof feeds]) ? whichFeed(signs, names) : best;
}

/** The layout of a dialect the owner named; the plain one where the dialect is never written in the form of her file. */
export function layoutOf(dialect: Dialect, form: Signs['form']): Layout {
  return layouts.find((one) => one.dialect === dialect && (one.form === form || one.form === 'any')) ?? plain[form];
}

function fits(rule: string | RegExp, name: string): boolean {
  return typeof rule === 'string' ? rule === name : rule.test(name);
}

/** Google writes `in_stock`, Meta `in stock`; a table parted by tabs is Google's unless something says otherwise. */
function whichFeed({ form, head }: Signs, names: readonly string[]): Layout {
  const google =
    names.some((name) => /^(?:identifier_exists|availability_date|tax|shipping_label|ads_redirect)$/.test(name)) ||
    /\b(?:in_stock|out_of_stock)\b/.test(head);
  const meta =
    names.some((name) => ofMeta.test(name)) || /\b(?:in stock|out of stock|available for order)\b/i.test(head);
  if (form === 'table') return meta || !google ? feeds.metaCsv : feeds.googleTsv;
  if (/<feed[\s>]/.test(head)) return feeds.metaAtom;
  return meta || !google ? feeds.metaRss : feeds.googleRss;
}
