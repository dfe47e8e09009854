import { nobodys, type StoredTables } from '@/lib/platform/stored/model';

/** What is kept of accounts that are being deleted; a part of `identityStored`. */
export const deletionStored: StoredTables = {
  'identity.deletion': {
    by: ['person_id'],
    what: 'How far the deletion of her account is',
    seenBy: 'herself',
    fate: 'emptied',
    words: ['number', 'token_hash', 'mail_mark'],
    plain: [],
    why: 'until all is deleted; then it names nobody, and goes after a day',
  },
  'identity.deletion_count': nobodys('number kind'),
  'identity.deletion_step': nobodys('number step'),
  'identity.former_handle': {
    by: ['person_id'],
    what: 'That she was called something else before',
    seenBy: 'nobody',
    fate: 'emptied',
    words: ['mark'],
    plain: [],
    why: 'a mark that keeps others from taking the name; with her account it is nobody’s',
  },
  'identity.gone_person': nobodys('mark'),
  'identity.gone_handle': nobodys('mark'),
};
