import { type CopiedTables, handleOf } from '@/lib/platform/copied/model';

const other = `case when t.low_id = $person then t.high_id else t.low_id end`;

/** What of the identity ring goes into a copy of hers; see `lib/platform/copied`. */
export const identityCopied: CopiedTables = {
  'identity.person': {
    in: 'account',
    hers: ['id'],
    says: {
      email: 't.email',
      confirmed_at: 't.email_verified_at',
      language: 't.locale',
      since: 't.created_at',
    },
    not: { password_hash: 'it opens her account, and is of no use to herself' },
    kept: 'books',
  },
  'identity.profile': {
    in: 'account',
    hers: ['person_id'],
    says: {
      handle: 't.handle',
      name: 't.name',
      about: 't.bio',
      picture: `case when t.avatar_key is not null then 'pictures/' || t.avatar_key || '.webp' end`,
    },
    kept: 'books',
  },
  'identity.external_account': {
    in: 'account',
    hers: ['person_id'],
    says: { provider: 't.provider', known_as: 't.subject', since: 't.created_at' },
  },
  'identity.passkey': {
    in: 'account',
    hers: ['person_id'],
    says: { name: 't.name', since: 't.created_at', last_used: 't.last_used_at' },
    not: {
      credential_id: 'a random name that her device gave it',
      public_key: 'a number that only checks her device’s answers',
      transports: 'how a browser reaches the device',
    },
  },
  'identity.session': {
    in: 'account',
    hers: ['person_id'],
    says: {
      device: 't.device',
      method: 't.method',
      since: 't.created_at',
      last_seen: 't.last_seen_at',
      ends_at: 't.expires_at',
      ended_at: 't.revoked_at',
    },
    not: { device_hash: 'a random mark of the browser, hashed' },
  },
  'identity.mailed_token': {
    in: 'account',
    hers: ['person_id'],
    says: { purpose: 't.purpose', email: 't.email', at: 't.created_at', ends_at: 't.expires_at', used_at: 't.used_at' },
    not: { token_hash: 'the hash of a secret' },
  },
  'identity.challenge': { left: 'random numbers that a passkey signs within minutes' },
  'identity.own_copy': {
    in: 'account',
    hers: ['person_id'],
    says: { at: 't.created_at', ended_at: 't.ended_at' },
    not: { token_hash: 'the hash of a secret' },
    kept: 'brief',
  },
  'identity.operator_role': { in: 'account', hers: ['person_id'], says: { role: 't.role', since: 't.given_at' } },
  'identity.look': {
    in: 'record',
    hers: ['person_id'],
    says: {
      at: 't.at',
      role: 't.role',
      kind: 't.kind',
      subject: 't.subject',
      reason: 't.ground',
      words: 't.words',
    },
    kept: 'safety',
  },
  'identity.friendship': {
    in: 'people',
    hers: ['low_id', 'high_id'],
    says: {
      person: handleOf(`(${other})`),
      asked_at: 't.asked_at',
      by_you: 't.asked_by = $person',
      since: 't.accepted_at',
    },
  },
  'identity.block': {
    in: 'people',
    hers: ['person_id'],
    says: { person: handleOf('t.blocked_id'), since: 't.created_at' },
  },
  'identity.market_wait': {
    in: 'account',
    hers: ['person_id'],
    says: { country: 't.country', of: 't.capability', at: 't.at' },
    not: {
      email: 'only of somebody without an account',
      email_mark: 'only of somebody without an account',
      token_hash: 'only of somebody without an account',
    },
  },
  'identity.market_invite': {
    in: 'account',
    hers: ['person_id'],
    says: { country: 't.country', of: 't.capability', at: 't.at' },
  },
  'identity.proposal': { left: 'what operators propose about countries; it says nothing of herself' },
  'identity.decision': { left: 'said with what she says, by the ring that opens its words' },
  'identity.appeal': { left: 'said with the decision it is about' },
  'identity.former_handle': { left: 'a mark, from which not even this site reads what the name was' },
  'identity.deletion': { left: 'the steps of a deletion that is under way; a closed account takes no copy' },
  'identity.denied_host': { left: 'what an operator refused for everybody; it says nothing of herself' },
  'identity.audit_event': {
    in: 'record',
    hers: ['actor', 'subject'],
    says: {
      at: 't.at',
      action: 't.action',
      by_you: 't.actor = $id',
      subject: 'case when t.actor = $id then t.subject end',
    },
    not: { detail: 'codes and ids beside what was done; they may be of others' },
    kept: 'safety',
  },
};
