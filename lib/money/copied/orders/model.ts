import { amountOf, type CopiedTables, pageOf } from '@/lib/platform/copied/model';

const page = pageOf('t.page_id');

/** What was bought and what came of it; a part of `moneyCopied`. `order` is an order’s id, as its page shows it. */
export const orderCopied: CopiedTables = {
  'money.order': {
    in: 'orders',
    hers: ['owner'],
    says: null,
    not: { buyer_marks: 'by which its seller finds it: hashes of the beginnings of her name' },
    kept: 'books',
  },
  'money.gift': {
    in: 'orders',
    hers: ['owner', 'accepted_by'],
    says: null,
    not: { token_hash: 'the hash of a secret', receiver_hash: 'the hash of a secret' },
    kept: 'books',
  },
  'money.gift_address': { within: 'money.gift' },
  'money.order_mark': { left: 'a random name by which a conversation knows one of her orders' },
  'money.order_line': { within: 'money.order' },
  'money.order_event': { within: 'money.order' },
  'money.refund': { within: 'money.order' },
  'money.return_request': { within: 'money.order' },
  'money.purchase': {
    in: 'orders',
    hers: ['owner'],
    says: {
      at: 't.created_at',
      total: amountOf('t.total_minor', 't.currency'),
      email: 't.contact_email',
      language: 't.locale',
    },
    kept: 'books',
  },
  'money.attempt': {
    in: 'orders',
    hers: ['owner'],
    says: { at: 't.created_at', provider: 't.provider', state: 't.state', problem: 't.problem' },
    not: {
      provider_customer: 'a name at the provider',
      provider_method: 'a mark of the card',
      provider_intent: 'a name at the provider',
      fingerprint: 'a mark of the card',
      network_hash: 'a hash of the network it came from',
      key: 'a random number of the tap',
      body_hash: 'a hash of the tap',
    },
    kept: 'books',
  },
  'money.discount_use': {
    in: 'orders',
    hers: ['owner'],
    says: { at: 't.created_at', page, name: 't.code', amount: amountOf('t.amount_minor', 't.currency') },
    kept: 'books',
  },
  'money.no_show': {
    in: 'orders',
    hers: ['owner'],
    says: {
      at: 't.at',
      page,
      order: 't.order_id',
      reason: 't.reason',
      words: 't.contest',
      contested_at: 't.contested_at',
      withdrawn_at: 't.withdrawn_at',
    },
    kept: 'page',
  },
  'money.dispute': {
    in: 'orders',
    hers: ['owner'],
    says: {
      at: 't.created_at',
      order: 't.order_id',
      reason: 't.reason',
      state: 't.state',
      amount: amountOf('t.amount_minor', 't.currency'),
      ends_at: 't.due_by',
    },
    kept: 'books',
  },
  'money.dispute_statement': {
    in: 'orders',
    hers: ['owner'],
    only: `t.side = 'buyer'`,
    says: { at: 't.at', order: 't.order_id', words: 't.words' },
    kept: 'proof',
  },
  'money.dispute_file': {
    in: 'orders',
    hers: ['owner'],
    only: `t.side = 'buyer'`,
    says: null,
    not: { digest: 'a hash of the file' },
    kept: 'proof',
  },
  'money.order_note': { left: 'the page’s own, about its orders; its owner has them in the page’s archive' },
};
