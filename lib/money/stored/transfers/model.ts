import type { StoredTables } from '@/lib/platform/stored/model';

/** What the money ring stores about money between people; see `lib/platform/stored`. */
export const transferStored: StoredTables = {
  'money.recipient': {
    by: ['owner', 'person_id'],
    what: 'A bank account that money is sent to: its name, country, bank and last four digits',
    seenBy: 'herself',
    fate: 'emptied',
    words: ['sealed', 'provider_account', 'bank', 'last4'],
    plain: ['kind', 'country', 'state', 'currency'],
    why: 'transfers point to it; the row stays without words',
  },
  'money.quote': {
    by: ['owner', 'receiver_id'],
    what: 'What sending an amount would have cost, and to which address',
    seenBy: 'herself',
    fate: 'kept',
    words: ['address_mark', 'sealed'],
    plain: ['send_currency', 'arrive_currency', 'reason', 'source'],
    why: 'the books: what was promised of a transfer; unused ones are forgotten after a day',
  },
  'money.transfer_case': {
    by: ['owner', 'person_id'],
    what: 'What she said was wrong with a transfer, and what was found',
    seenBy: 'operator',
    fate: 'emptied',
    words: ['sealed', 'reason'],
    plain: ['kind', 'remedy'],
    why: 'that it was decided in time is kept; the words are not',
  },
  'money.transfer': {
    by: ['owner', 'person_id', 'receiver_id'],
    what: 'Money sent to somebody, or received',
    seenBy: 'both sides',
    fate: 'kept',
    words: ['provider_account', 'provider_intent', 'provider_charge', 'address_mark', 'sealed'],
    plain: ['kind', 'state', 'currency', 'arrive_currency', 'reason', 'problem'],
    why: 'the books are proven against the provider; ids that open nothing, and an address that was sent to, which is emptied with its sender’s account',
  },
};
