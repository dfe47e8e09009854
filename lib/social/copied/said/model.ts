import { amountOf, type CopiedTables, handleOf, pageOf, productOf } from '@/lib/platform/copied/model';

/** What somebody liked, commented or wanted less of, by the name everybody knows it by; nothing for what others wrote. */
const thing = (kind: string) => `case ${kind} when 'product' then ${productOf('t.subject_id')}
  when 'page' then ${pageOf('t.subject_id')} when 'person' then ${handleOf('t.subject_id')} end`;
const items = `(select jsonb_agg(jsonb_build_object('on', i.subject_kind, 'of',
    case i.subject_kind when 'product' then ${productOf('i.subject_id')} end, 'words', i.note, 'at', i.at,
    'price', ${amountOf('i.price_minor', 'i.currency')}) order by i.position)
  from social.list_item i where i.list_id = t.id)`;
const partner = `coalesce((select case when k.page_id is not null then ${pageOf('k.page_id')}
  when k.person_a = t.person_id then ${handleOf('k.person_b')} else ${handleOf('k.person_a')} end
  from social.talk k where k.id = t.talk_id), '')`;

/** What people say, keep and write to each other; a part of `socialCopied`. */
export const saidCopied: CopiedTables = {
  'social.talk_message': {
    in: 'messages',
    hers: ['person_id'],
    // What she wrote for a page is the page's, sealed under its key.
    only: `not (t.side = 'b' and exists (select from social.talk k where k.id = t.talk_id and k.page_id is not null))`,
    says: { at: 't.at', to: partner, words: 't.words', product: productOf('t.product_id'), removed_at: 't.removed_at' },
    opens: ['words'],
    not: { key: 'a random number of the tap' },
  },
  'social.message': {
    in: 'messages',
    hers: ['person_id'],
    only: `t.side = 'buyer'`,
    says: { at: 't.at', words: 'coalesce(t.sealed, t.words)' },
    opens: ['words'],
  },
  'social.talk': { within: 'social.talk_message' },
  'social.talk_photo': {
    in: 'messages',
    hers: ['person_id'],
    only: 't.page_id is null and t.message_id is not null',
    says: { at: 't.at', words: 't.description', picture: `'pictures/' || t.id || '.webp'` },
    opens: ['words'],
  },
  'social.talk_report_photo': { left: 'a copy of what was reported, for the operator; it does not say by whom' },
  'social.message_report': { left: 'a copy of what was reported, for the operator; it does not say by whom' },
  'social.talk_report': { left: 'a copy of what was reported, for the operator; it does not say by whom' },
  'social.comment': {
    in: 'said',
    hers: ['person_id'],
    says: { at: 't.at', on: 't.subject_kind', of: thing('t.subject_kind'), words: 't.words' },
    not: { key: 'a random number of the tap' },
  },
  'social.recommendation': {
    in: 'said',
    hers: ['person_id'],
    says: { at: 't.at', product: productOf('t.product_id'), audience: 't.audience', words: 't.note' },
  },
  'social.liking': {
    in: 'said',
    hers: ['person_id'],
    says: { at: 't.at', on: 't.subject_kind', of: thing('t.subject_kind') },
  },
  'social.report': {
    in: 'said',
    hers: ['by_id'],
    says: { at: 't.at', on: 't.subject_kind', reason: 't.reason', words: 't.words' },
  },
  'social.list': {
    in: 'lists',
    hers: ['person_id'],
    says: {
      name: 't.name',
      kind: 't.kind',
      words: 't.note',
      audience: 't.audience',
      since: 't.created_at',
      items,
    },
    not: { link_hash: 'the hash of a secret' },
  },
  'social.list_item': { within: 'social.list' },
  'social.feed_less': {
    in: 'choices',
    hers: ['person_id'],
    says: { at: 't.at', kind: 't.kind', of: thing('t.kind') },
  },
};
