import { amountOf, type CopiedTables, pageOf } from '@/lib/platform/copied/model';

/** What of donations goes into a copy of hers; see `lib/platform/copied`. */
export const donationCopied: CopiedTables = {
  'money.donation': {
    in: 'orders',
    hers: ['owner'],
    says: null,
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
