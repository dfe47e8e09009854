import type { StoredTables } from '@/lib/platform/stored/model';

/** What the money ring stores about purchases that several people pay; see `lib/platform/stored`. */
export const partStored: StoredTables = {
  'money.split_purchase': {
    by: ['owner'],
    what: 'That she shared a purchase',
    seenBy: 'both sides',
    fate: 'kept',
    words: [],
    plain: ['state', 'why'],
    why: 'the books: its orders were paid so',
  },
  'money.split_part': {
    by: ['owner', 'person_id', 'payer'],
    what: 'A share of a purchase, and who pays it',
    seenBy: 'both sides',
    fate: 'kept',
    words: ['token_hash', 'provider_charge'],
    plain: ['state', 'currency'],
    why: 'the books are proven against the provider, and a refund goes back to whoever paid',
  },
  'money.split_refund': {
    by: ['owner'],
    what: 'What of a share was given back',
    seenBy: 'herself',
    fate: 'kept',
    words: ['provider_refund'],
    plain: ['state', 'currency', 'charged_currency'],
    why: 'the books',
  },
  'money.part_quote': {
    by: ['owner'],
    what: 'What a share comes to in her own currency, and at which rate',
    seenBy: 'herself',
    fate: 'kept',
    words: [],
    plain: ['part_currency', 'charged_currency', 'source'],
    why: 'the books: at which rate a share was paid; unused ones are forgotten after a day',
  },
};
