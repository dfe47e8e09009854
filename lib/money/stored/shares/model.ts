import type { StoredTables } from '@/lib/platform/stored/model';

/** What the money ring stores about sharing a purchase; a part of `moneyStored`. */
export const shareStored: StoredTables = {
  'money.told_mail': {
    by: ['owner'],
    what: 'That a mail about an order went out: its kind, to which side, when',
    seenBy: 'operator',
    fate: 'kept',
    words: [],
    plain: ['side', 'kind', 'about'],
    why: 'a moment of the order, as the others: whether a side was told is asked in a dispute; neither words nor address',
  },
  'money.order_mark': {
    by: ['owner'],
    what: 'Which of her orders she put into a conversation with their shop',
    seenBy: 'both sides',
    fate: 'deleted',
    words: [],
    plain: [],
  },
  'money.share_mark': {
    by: ['owner'],
    what: 'Which things of her orders she shared or looked at to share',
    seenBy: 'herself',
    fate: 'deleted',
    words: [],
    plain: [],
  },
};
