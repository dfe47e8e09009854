import { amountOf, type CopiedTables, handleOf, pageOf, productOf } from '@/lib/platform/copied/model';
import { saidCopied } from './said/model';

const product = productOf('t.product_id');
const page = pageOf('t.page_id');
const named = `(select jsonb_agg(p.handle order by p.handle) from social.share_person n
  join identity.profile p on p.person_id = n.person_id where n.share_id = t.id)`;
const inCircle = `(select jsonb_agg(p.handle order by p.handle) from social.circle_member m
  join identity.profile p on p.person_id = m.person_id where m.circle_id = t.id)`;

/** What of the social ring goes into a copy of hers; see `lib/platform/copied`. */
export const socialCopied: CopiedTables = {
  ...saidCopied,
  'social.share': {
    in: 'shares',
    hers: ['person_id'],
    says: {
      audience: 't.audience',
      circle: '(select c.name from social.circle c where c.id = t.circle_id)',
      people: named,
      item: 't.item',
      product,
      donation: 't.donation',
      page,
      words: 'coalesce(t.sealed_note, t.note)',
      price: amountOf('t.price', 't.currency'),
      month: 't.month',
      starts_at: 't.starts_at',
      ends_at: 't.ends_at',
      openings: 't.openings',
    },
    opens: ['words'],
    not: {
      photo_key: 'the product’s picture, which is its shop’s',
      link_hash: 'the hash of a secret',
      mark: 'a random name of the line of her order',
    },
  },
  'social.share_person': {
    in: 'shares',
    hers: ['person_id'],
    says: {
      person: `(select p.handle from social.share s join identity.profile p on p.person_id = s.person_id where s.id = t.share_id)`,
      opened_at: 't.opened_at',
    },
  },
  'social.circle': {
    in: 'shares',
    hers: ['person_id'],
    says: { name: 't.name', since: 't.created_at', people: inCircle },
  },
  'social.circle_member': { within: 'social.circle' },
  'social.page_follow': { in: 'following', hers: ['person_id'], says: { page, since: 't.created_at' } },
  'social.person_follow': {
    in: 'following',
    hers: ['person_id'],
    says: { person: handleOf('t.followed_id'), since: 't.created_at' },
  },
  'social.page_mute': { in: 'following', hers: ['person_id'], says: { page } },
  'social.person_mute': { in: 'following', hers: ['person_id'], says: { person: handleOf('t.muted_id') } },
  'social.profile_choice': {
    in: 'choices',
    hers: ['person_id'],
    says: {
      shows_pages: 't.shows_pages',
      shows_people: 't.shows_people',
      shows_followers: 't.shows_followers',
      shows_friends: 't.shows_friends',
      found_by_name: 't.found_by_name',
    },
  },
  'social.talk_setting': {
    in: 'choices',
    hers: ['person_id'],
    says: { shows_typing: 't.typing', shows_reads: 't.reads' },
  },
  'social.feed_choice': {
    in: 'choices',
    hers: ['person_id'],
    says: { mode: 't.mode', suggests: 't.suggests', since: 't.since', last_seen: 't.looked_at' },
  },
  'social.notice_off': { in: 'choices', hers: ['person_id'], says: { kind: 't.kind' } },
  'social.notice_way': { in: 'choices', hers: ['person_id'], says: { kind: 't.kind', method: 't.way' } },
  'social.digest': {
    in: 'choices',
    hers: ['person_id'],
    says: { mode: 't.rhythm', place: 't.zone' },
    not: { stop_hash: 'the hash of a secret' },
  },
  'social.push_subscription': {
    in: 'choices',
    hers: ['person_id'],
    says: { since: 't.created_at' },
    not: { mark: 'a mark of the browser, hashed', sealed: 'an address that its browser made, and its keys' },
  },
  'social.notice': {
    in: 'choices',
    hers: ['person_id'],
    says: { at: 't.at', kind: 't.kind', person: handleOf('t.by_id'), seen_at: 't.seen_at' },
  },
  'social.wish_told': { in: 'choices', hers: ['person_id'], says: { product, at: 't.day' } },
};
