import { nobodys, type StoredTables } from '@/lib/platform/stored/model';

/** What the money ring stores about donations; see `lib/platform/stored`. */
export const donationStored: StoredTables = {
  'money.donation': {
    by: ['owner', 'person_id'],
    what: 'What was given to a charity, whether her name is shown, and her words for it',
    seenBy: 'both sides',
    fate: 'kept',
    words: ['dedication'],
    plain: ['currency', 'month', 'legal_name', 'registration', 'country'],
    why: 'the order; its words lie under the order’s own key and go with it',
  },
  'money.monthly_donation': {
    by: ['owner', 'person_id'],
    what: 'What is given to a charity every month',
    seenBy: 'herself',
    fate: 'kept',
    words: [],
    plain: ['currency', 'locale', 'state', 'month', 'problem', 'ended_by', 'told_month'],
    why: 'the books: what each month’s payment was made for; it ends with the account',
  },
  'money.donation_benefit': nobodys(''),
  'money.donation_number': nobodys(''),
  'money.donation_receipt': {
    by: ['owner'],
    what: 'A charity’s receipt for donations',
    seenBy: 'both sides',
    fate: 'kept',
    words: [],
    plain: ['kind', 'currency', 'legal_name', 'registration', 'country'],
    why: 'the charity has to keep what it issued; the name on it lies under the order’s own key',
  },
  'money.donation_receipt_part': nobodys(''),
  'money.donation_receipted': nobodys(''),
  'money.donation_void': nobodys('reason'),
};
