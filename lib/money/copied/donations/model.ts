import { amountOf, type CopiedTables, pageOf } from '@/lib/platform/copied/model';

/** What of donations goes into a copy of hers; see `lib/platform/copied`. Words for a charity are on the order’s own page. */
export const donationCopied: CopiedTables = {
  'money.donation': {
    in: 'orders',
    hers: ['owner'],
    says: {
      order: 't.order_id',
      at: 't.created_at',
      page: pageOf('t.page_id'),
      amount: amountOf('t.given_minor', 't.currency'),
      total: amountOf('t.given_minor + t.cover_minor', 't.currency'),
    },
    kept: 'books',
  },
  'money.monthly_donation': {
    in: 'orders',
    hers: ['owner'],
    says: {
      at: 't.created_at',
      page: pageOf('t.page_id'),
      total: amountOf('t.given_minor + t.cover_minor', 't.currency'),
      state: 't.state',
    },
    kept: 'books',
  },
  'money.donation_receipt': {
    in: 'orders',
    hers: ['owner'],
    says: {
      at: 't.issued_at',
      page: pageOf('t.page_id'),
      number: "t.year || '-' || lpad(t.number::text, 6, '0')",
      total: amountOf('t.total_minor', 't.currency'),
    },
    kept: 'books',
  },
};
