import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { capabilities } from './model';

/**
 * Every file of the shop and money rings that asks for a role, by what it asks for. A new one is written down here, beside its call
 * in `roles-walk.test.ts` or `money/orders/seller-roles.test.ts`; one that asks for something else than it says fails.
 */
const asks: Record<string, readonly string[]> = {
  answer_disputes: [
    'money/disputes/answer-dispute',
    'money/disputes/evidence/add-evidence',
    'money/disputes/say-dispute',
  ],
  change_catalog: [
    'shop/grid/undo-grid',
    'shop/grid/save-grid',
    'shop/addresses/change-slug',
    'shop/catalog/add-photos',
    'shop/catalog/archive-products',
    'shop/catalog/create-draft',
    'shop/catalog/delete-drafts',
    'shop/catalog/merge-drafts',
    'shop/catalog/publish-products',
    'shop/catalog/restore-product',
    'shop/catalog/save-drafts',
    'shop/catalog/set-one-price',
    'shop/catalog/set-photos',
    'shop/catalog/split-draft',
    'shop/catalog/update-product',
    'shop/catalog/write-documents',
    'shop/exports/switch-feeds',
    'shop/imports/apply-import',
    'shop/imports/begin-import',
    'shop/imports/map-columns',
    'shop/imports/picture-items',
    'shop/imports/revert-import',
    'shop/imports/steer-import',
    'shop/media/ingest-image',
  ],
  change_orders: [
    'money/orders/notes/add-note',
    'money/orders/parcels/hold-order',
    'money/orders/parcels/pack-order',
    'money/orders/parcels/pack-parcel',
    'money/orders/mark-delivered',
    'money/orders/mark-shipped',
    'money/returns/accept-return',
    'money/returns/decline-return',
    'money/returns/exchange-return',
    'money/returns/hold-return',
    'money/returns/receive-return',
  ],
  change_page: [
    'shop/pages/set-page-photo',
    'shop/pages/update-page',
    'shop/posts/add-post-photos',
    'shop/posts/create-post',
    'shop/posts/delete-post',
    'shop/posts/update-post',
    'shop/vision/propose-products',
  ],
  change_people: [
    'shop/ownership/change-roles',
    'shop/ownership/invite-person',
    'shop/ownership/remove-person',
    'shop/ownership/withdraw-invite',
  ],
  change_settings: [
    'shop/stock/add-place',
    'shop/stock/update-place',
    'shop/addresses/change-handle',
    'shop/delivery/begin-zones',
    'shop/delivery/keep-rate',
    'shop/delivery/keep-zone',
    'shop/delivery/remove-rate',
    'shop/delivery/remove-zone',
    'shop/pages/open-shop',
    'shop/pages/set-delivery',
    'shop/pages/set-legal',
    'shop/pages/set-tax',
  ],
  change_stock: ['shop/stock/adjust', 'shop/stock/set-low-stock', 'shop/catalog/adjust-stock'],
  close_page: ['money/closing/queries'],
  export_catalog: ['shop/exports/queries'],
  refund_orders: ['money/orders/refund-order'],
  refund_returns: ['money/returns/refund-return'],
  'see_buyers,see_orders': ['money/orders/inbox/queries', 'money/orders/queries'],
  see_catalog: [
    'shop/stock/queries',
    'shop/grid/queries',
    'shop/catalog/product-history',
    'shop/catalog/read-documents',
    'shop/drafts/edited-product',
    'shop/drafts/queries',
    'shop/imports/queries',
    'shop/posts/queries',
    'shop/vision/counted/queries',
    'shop/vision/sight/queries',
  ],
  see_buyers: ['money/customers/queries', 'money/orders/inbox/pick-list', 'money/orders/talk/queries'],
  see_money: ['money/orders/sales/queries', 'money/flow/queries', 'money/payouts/queries'],
  see_insights: ['shop/insights/queries'],
  see_people: ['shop/insights/count-step', 'shop/ownership/leave-page'],
  see_settings: ['shop/addresses/queries', 'shop/delivery/queries'],
};

/** What asks by another function that it calls, or by row security, and why it need not say so itself. */
const asksElsewhere = [
  'money/disputes/queries', // row security: answer_disputes (db/sql/65-disputes.sql)
  'money/payouts/write-statement', // pure: text of rows that were asked for
  'money/orders/inbox/do-many', // packOrder
  'money/orders/inbox/write-orders', // streams what `inbox/queries` answers
  'money/orders/notes/queries', // row security: see_buyers (db/sql/68-parcels.sql)
  ...['money/orders/parcels/send-parcel', 'money/orders/parcels/unpack-parcel'], // holdOrder
  'shop/catalog/save-product', // updateProduct, publishProducts
  'shop/drafts/work-desk', // the verbs of drafts
  'shop/exports/write-export', // streams what `exports/queries` answers
  ...['shop/insights/sum-up', 'shop/insights/write-insights'], // pure: of what `insights/queries` answers
  'shop/ownership/answer-invite', // for somebody who is not one of the people yet
  'shop/pages/create-page', // makes the page
  ...['shop/catalog/product-limits', 'shop/imports/rules', 'shop/pages/return-policy'], // constants
];

/** What proves it inside the database (shop.hold_page, money.seller_account_of). */
const asksInSql = ['money/closing/close-page', 'money/payouts/begin-onboarding', 'money/payouts/return-from-provider'];

/** Where asking itself is written. */
const asking = [
  'shop/ownership/change-page',
  'shop/ownership/queries',
  'shop/ownership/model',
  'money/orders/seller-may',
];

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.test.ts'))
    .map((entry) => `${entry.parentPath}/${entry.name}`);

const asked = (source: string) =>
  Object.keys(capabilities).filter((one) => source.includes(`'${one}'`) && !source.includes(`event: '${one}'`));

const known = new Map(Object.entries(asks).flatMap(([said, files]) => files.map((file) => [file, said] as const)));

describe('every verb and question of a page', () => {
  it('asks for the role that is written down for it', () => {
    const found = [...filesIn('lib/shop'), ...filesIn('lib/money')].flatMap((path) => {
      const name = path.replace(/^lib\//, '').replace(/\.tsx?$/, '');
      const said = asked(readFileSync(path, 'utf8')).sort().join();
      return said === '' || asking.includes(name) ? [] : [[name, said] as const];
    });
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(known));
  });

  it('that the studio calls is one of them', () => {
    const called = [...filesIn('app/studio'), ...filesIn('app/api/studio')].flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/import (?!type)[^;]*? from '@\/lib\/((?:shop|money)\/[^']+)'/g)].map(
        ([, module = '']) => module,
      ),
    );
    const others = [...new Set(called)].filter(
      (module) =>
        !/\/(model|schema)$|^shop\/taxonomy\//.test(module) &&
        ![...known.keys(), ...asksElsewhere, ...asksInSql, ...asking].includes(module),
    );
    expect(called.length).toBeGreaterThan(100);
    expect(others).toEqual([]);
  });
});
