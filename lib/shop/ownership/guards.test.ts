import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { capabilities } from './model';

/** What asks by another function that it calls, or by row security, and why it need not say so itself. */
const asksElsewhere = [
  'money/disputes/queries', // row security: answer_disputes (db/sql/65-disputes.sql)
  ...['money/donations/queries', 'money/donations/fundraisers/queries'], // row security: what is read of orders, see_money (db/sql/78-donations.sql)
  'money/payouts/write-statement', // pure: text of rows that were asked for
  'money/orders/inbox/do-many', // packOrder
  'money/orders/inbox/write-orders', // streams what `inbox/queries` answers
  'money/orders/notes/queries', // row security: see_buyers (db/sql/68-parcels.sql)
  ...['money/orders/parcels/send-parcel', 'money/orders/parcels/unpack-parcel'], // holdOrder
  'shop/catalog/product-document', // pure
  ...['shop/discounts/write-codes', 'shop/drafts/draft-photos', 'shop/grid/read-cell', 'money/orders/say-receipt'], // pure
  'shop/catalog/save-product', // updateProduct, publishProducts
  'shop/drafts/work-desk', // the verbs of drafts
  'shop/exports/write-export', // streams what `exports/queries` answers
  ...['shop/insights/sum-up', 'shop/insights/write-insights'], // pure: of what `insights/queries` answers
  // `siteToChange` and `mayChangeSites` (lib/money/button/site-of-page)
  ...['money/button/open-site', 'money/button/console/change-site', 'money/button/console/add-address'],
  ...['money/button/console/remove-address', 'money/button/console/remove-site', 'money/button/console/go-live'],
  ...['money/button/console/make-key', 'money/button/console/rotate-key', 'money/button/console/revoke-key'],
  ...['money/button/console/two-lines', 'money/button/fixed/buy-lines'], // text alone
  ...['money/button/fixed/create-link', 'money/button/fixed/change-link', 'money/button/fixed/set-link-state'],
  'money/archives/carried-record', // carriedFiles
  'shop/restores/take-whole', // beginRestore, receivePiece
  'shop/files/take-whole-file', // beginFile, receiveFilePiece
  'shop/openings/queries', // when something opens is public
  'shop/ownership/answer-invite', // for somebody who is not one of the people yet
  'shop/videos/take-video', // beginVideo, receiveVideo, keepVideo
  ...['shop/videos/begin-video', 'shop/videos/keep-video', 'shop/videos/describe-video'], // neededFor, neededForVideo (videos/target)
  'shop/pages/create-page', // makes the page
  ...['shop/catalog/product-limits', 'shop/catalog/product-document', 'shop/imports/rules', 'shop/pages/return-policy'], // constants
];

/** What proves it inside the database (shop.hold_page, money.seller_account_of, money.count_reminders, money.end_door). */
const asksInSql = [
  ...['money/closing/close-page', 'money/payouts/begin-onboarding', 'money/payouts/return-from-provider'],
  ...['money/openings/queries', 'money/orders/door/call-off'],
  ...['money/donations/say-benefit', 'money/donations/void-receipt'], // refund_orders
];

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

/** The capabilities a file names. */
const asked = (source: string) => Object.keys(capabilities).filter((one) => source.includes(`'${one}'`));

const nameOf = (path: string) => path.replace(/^lib\//, '').replace(/\.tsx?$/, '');

describe('every verb and question of a page', () => {
  it('that the studio calls names the role it asks for', () => {
    const called = [...filesIn('app/studio'), ...filesIn('app/api/studio')].flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/import (?!type)[^;]*? from '@\/lib\/((?:shop|money)\/[^']+)'/g)].map(
        ([, module = '']) => module,
      ),
    );
    const silent = [...new Set(called)].filter(
      (module) =>
        !/\/(model|schema)$|^shop\/taxonomy\//.test(module) &&
        ![...asksElsewhere, ...asksInSql, ...asking].includes(module) &&
        asked(readFileSync(`lib/${module}.ts`, 'utf8')).length === 0,
    );
    expect(called.length).toBeGreaterThan(100);
    expect(silent).toEqual([]);
  });

  it('that changes a page asks for more than seeing it', () => {
    const weak = filesIn('lib/shop').filter((path) => {
      const source = readFileSync(path, 'utf8');
      return /\bchangePage(For)?[<(]/.test(source) && asked(source).every((one) => one.startsWith('see_'));
    });
    // Anybody may leave.
    const known = [...asking, ...asksElsewhere];
    expect(weak.map(nameOf).filter((name) => !known.includes(name))).toEqual(['shop/ownership/leave-page']);
  });
});
