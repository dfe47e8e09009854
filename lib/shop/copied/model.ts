import { amountOf, type CopiedTables, pageOf, productOf } from '@/lib/platform/copied/model';

const page = pageOf('t.page_id');
const pictures = `(select jsonb_agg('pictures/' || h.key || '.webp' order by h.place) from shop.review_photo h where h.review_id = t.id)`;

/** What of the shop ring goes into a copy of hers; see `lib/platform/copied`. What people did for a page is the page's, and named here. */
export const shopCopied: CopiedTables = {
  'shop.review': {
    in: 'reviews',
    hers: ['person_id'],
    says: {
      at: 't.created_at',
      product: productOf('t.product_id'),
      page,
      stars: 't.stars',
      title: 't.title',
      words: 't.body',
      language: 't.language',
      verified: 't.verified',
      edited_at: 't.edited_at',
      hidden_at: 't.hidden_at',
      reason: 't.hidden_reason',
      pictures,
    },
  },
  'shop.fundraiser': {
    in: 'pages',
    hers: ['person_id'],
    says: {
      at: 't.created_at',
      page,
      title: 't.title',
      words: 't.story',
      goal: amountOf('t.goal_minor', 't.currency'),
      ends_at: 't.ends_at',
      ended_at: 't.ended_at',
    },
  },
  'shop.review_report': {
    in: 'reviews',
    hers: ['person_id'],
    says: {
      at: 't.at',
      product: `(select d.title from shop.review r join shop.product d on d.id = r.product_id where r.id = t.review_id)`,
      reason: 't.reason',
      words: 't.note',
      decided_at: 't.decided_at',
    },
  },
  'shop.review_pace': { left: 'how often she wrote today, to stop machines; numbers that are gone with the day' },
  'shop.page_member': {
    in: 'pages',
    hers: ['person_id'],
    says: { page, roles: 't.roles', since: 't.created_at' },
    kept: 'page',
  },
  'shop.post': {
    in: 'pages',
    hers: ['author_id'],
    says: { page, at: 't.published_at', words: 't.body' },
    kept: 'page',
  },
  'shop.page_invite': {
    in: 'pages',
    hers: ['invited_by'],
    says: { page, at: 't.created_at', roles: 't.roles', state: 't.state' },
    not: { email_hash: 'of whom she invited', email_hint: 'of whom she invited' },
    kept: 'page',
  },
  'shop.page_domain': {
    in: 'pages',
    hers: ['set_by'],
    says: { page, name: 't.host', at: 't.created_at' },
    kept: 'page',
  },
  'shop.product_change': {
    in: 'pages',
    hers: ['person_id'],
    says: { at: 't.at', product: productOf('t.product_id'), kind: 't.verb' },
    not: { before: 'the page’s words, in its archive', after: 'the page’s words, in its archive' },
    kept: 'page',
  },
  'shop.bulk_edit': {
    in: 'pages',
    hers: ['person_id'],
    says: { page, at: 't.at', count: 't.products' },
    kept: 'page',
  },
  'shop.stock_move': {
    in: 'pages',
    hers: ['person_id'],
    says: { page, at: 't.at', count: 't.units', reason: 't.reason', words: 't.note' },
    kept: 'page',
  },
  'shop.import': {
    in: 'pages',
    hers: ['person_id'],
    says: { page, at: 't.created_at', name: 't.file_name', state: 't.state' },
    kept: 'page',
  },
  'shop.move': {
    in: 'pages',
    hers: ['person_id', 'rights_by'],
    says: { page, at: 't.created_at', name: 't.name', source: 't.source', state: 't.state' },
    kept: 'page',
  },
  'shop.restore': {
    in: 'pages',
    hers: ['person_id'],
    says: { page, at: 't.created_at', name: 't.file_name', state: 't.state' },
    kept: 'page',
  },
  'shop.archive': {
    in: 'pages',
    hers: ['person_id'],
    says: { page, at: 't.created_at', state: 't.state' },
    kept: 'page',
  },
};
