import type { StoredTables } from '@/lib/platform/stored/model';

/** What the money ring stores about gifts; see `lib/platform/stored`. */
export const giftStored: StoredTables = {
  'money.gift': {
    by: ['owner', 'receiver_id', 'accepted_by'],
    what: 'That an order was given, to whom, and what both wrote',
    seenBy: 'both sides',
    fate: 'kept',
    words: ['note', 'answer', 'token_hash', 'receiver_hash'],
    plain: ['state', 'region'],
    why: 'the order; its words lie under the order’s own key and go with it',
  },
  'money.gift_address': {
    by: ['receiver'],
    what: 'Where a gift went',
    seenBy: 'page',
    fate: 'kept',
    words: ['ship_sealed'],
    plain: [],
    why: 'a parcel may come back and a bank may ask; forgotten when nobody can dispute the payment any more',
  },
};
