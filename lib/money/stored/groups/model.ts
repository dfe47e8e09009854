import { nobodys, type StoredTables } from '@/lib/platform/stored/model';

/** What the money ring stores about groups that split; see `lib/platform/stored`. Every word lies under a key of the group alone. */
export const groupStored: StoredTables = {
  'money.expense_group': {
    by: [],
    what: 'A group that splits what it spends, by its name',
    seenBy: 'both sides',
    fate: 'kept',
    words: ['sealed'],
    plain: ['currency'],
    why: 'the others of it; with the last person it goes, and its key',
  },
  'money.group_member': {
    by: ['owner'],
    what: 'That she is in a group',
    seenBy: 'both sides',
    fate: 'kept',
    words: ['sealed', 'token_hash'],
    plain: [],
    why: 'what others owe each other must go on coming out; she is a deleted user there',
  },
  'money.expense': nobodys(''),
  'money.expense_version': {
    by: [],
    what: 'What was spent in a group, with what was written of it',
    seenBy: 'both sides',
    fate: 'kept',
    words: ['sealed', 'key'],
    plain: ['currency', 'way'],
    why: 'as the group',
  },
  'money.expense_part': nobodys(''),
  'money.expense_photo': nobodys(''),
  'money.group_repayment': nobodys('way currency state'),
  'money.group_reminder': nobodys(''),
  'money.payment_request': {
    by: ['owner', 'asked'],
    what: 'What she asked somebody to pay her, or was asked',
    seenBy: 'both sides',
    fate: 'deleted',
    words: ['sealed'],
    plain: ['currency', 'state'],
  },
  'money.reminder_off': {
    by: ['owner'],
    what: 'Whose reminders she refuses',
    seenBy: 'herself',
    fate: 'deleted',
    words: ['other'],
    plain: [],
  },
};
