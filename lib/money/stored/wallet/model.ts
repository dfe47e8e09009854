import type { StoredTables } from '@/lib/platform/stored/model';

/** What the money ring stores of a wallet beside its methods; see `lib/platform/stored`. */
export const walletStored: StoredTables = {
  'money.address': {
    by: ['owner', 'person_id'],
    what: 'An address of her wallet',
    seenBy: 'herself',
    fate: 'emptied',
    words: ['name', 'line1', 'line2', 'city', 'region', 'postal_code', 'phone', 'sealed'],
    plain: ['country'],
    why: 'orders point to nothing in it; the row stays without words',
  },
};
