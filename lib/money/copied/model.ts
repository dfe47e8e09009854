import { amountOf, type CopiedTables, handleOf, pageOf, productOf } from '@/lib/platform/copied/model';
import { donationCopied } from './donations/model';
import { orderCopied } from './orders/model';
import { transferCopied } from './transfers/model';

const page = pageOf('t.page_id');

/** What of the money ring goes into a copy of hers; see `lib/platform/copied`. Full numbers of cards are not ours to have. */
export const moneyCopied: CopiedTables = {
  ...orderCopied,
  ...donationCopied,
  ...transferCopied,
  'money.address': {
    in: 'wallet',
    hers: ['owner'],
    only: 't.removed_at is null',
    says: null,
    kept: 'books',
  },
  'money.method': {
    in: 'wallet',
    hers: ['owner'],
    only: 't.removed_at is null',
    says: null,
    not: {
      provider_customer: 'a name at the provider',
      provider_method: 'a name at the provider',
      fingerprint: 'a mark of the card',
      provider_mark: 'a mark of the card',
    },
    kept: 'books',
  },
  'money.wallet': {
    in: 'wallet',
    hers: ['owner'],
    says: { since: 't.created_at' },
    not: { provider_customer: 'a name at the provider' },
    kept: 'books',
  },
  'money.cart': { left: 'a number that counts its changes; what lies in it is said' },
  'money.cart_line': {
    in: 'wallet',
    hers: ['owner'],
    says: {
      at: 't.added_at',
      page,
      product: `(select d.title from shop.variant v join shop.product d on d.id = v.product_id where v.id = t.variant_id)`,
      count: 't.quantity',
    },
  },
  'money.cart_code': { in: 'wallet', hers: ['owner'], says: { at: 't.added_at', page, name: 't.code' } },
  'money.spending_limit': {
    in: 'paying',
    hers: ['owner'],
    says: {
      per_payment: amountOf('t.per_payment_minor', 't.currency'),
      per_day: amountOf('t.per_day_minor', 't.currency'),
      per_month: amountOf('t.per_month_minor', 't.currency'),
      since: 't.updated_at',
    },
  },
  'money.guardianship': {
    in: 'paying',
    hers: ['owner', 'guardian'],
    says: {
      ward: handleOf(`nullif(split_part(t.owner, ':', 2), '')::uuid`),
      guardian: handleOf(`nullif(split_part(t.guardian, ':', 2), '')::uuid`),
      ends_at: 't.ends_on',
    },
    not: {
      invite_email: 'of whom was asked',
      invite_hash: 'the hash of a secret',
      invite_nonce: 'a random number of the letter',
    },
  },
  'money.payer_device': {
    in: 'paying',
    hers: ['owner'],
    says: { since: 't.since' },
    not: { device: 'a random mark of the browser, hashed' },
  },
  'money.payment_confirmation': {
    in: 'paying',
    hers: ['owner'],
    says: {
      at: 't.created_at',
      state: 't.state',
      total: amountOf('t.total_minor', 't.currency'),
      to: `(select jsonb_agg(g.handle order by g.handle) from shop.page g where g.id::text = any(t.payees))`,
      reasons: 't.reasons',
      ends_at: 't.expires_at',
    },
    not: {
      tap: 'ids of what she pays, which her orders say',
      goods: 'ids of what she pays, which her orders say',
      key: 'a random number of the tap',
      body_hash: 'a hash of the tap',
      nonce: 'a random number of the letter',
    },
  },
  'money.pay_frame': {
    in: 'paying',
    hers: ['owner'],
    says: {
      site: 't.top_origin',
      since: 't.created_at',
      ended_at: 't.revoked_at',
      per_payment: amountOf('t.per_payment_minor', 't.currency'),
      per_day: amountOf('t.per_day_minor', 't.currency'),
    },
    not: {
      device: 'a random mark of the browser, hashed',
      grant_hash: 'the hash of a secret',
      token_hash: 'the hash of a secret',
    },
  },
  'money.pay_approval': {
    in: 'paying',
    hers: ['owner'],
    says: { at: 't.created_at', used_at: 't.used_at' },
    not: { code_hash: 'the hash of a secret' },
    kept: 'books',
  },
  'money.pay_order': {
    in: 'paying',
    hers: ['owner'],
    says: {
      at: 't.created_at',
      site: 't.origin',
      items: 't.items',
      number: 't.merchant_ref',
      total: amountOf('t.total_minor', 't.currency'),
      state: 't.state',
    },
    not: { deliveries: 'what the site offers everybody', metadata: 'the site’s own notes' },
    kept: 'books',
  },
  'money.customer_consent': {
    in: 'paying',
    hers: ['owner'],
    says: { at: 't.at', page, agreed: 't.agreed' },
    kept: 'proof',
  },
  'money.reminder': {
    in: 'paying',
    hers: ['owner'],
    says: {
      at: 't.asked_at',
      product: `(select ${productOf('o.product_id')} from shop.opening o where o.id = t.opening_id)`,
      told_at: 't.told_at',
    },
  },
  'money.turn': {
    in: 'paying',
    hers: ['owner'],
    says: {
      at: 't.joined_at',
      product: `(select ${productOf('o.product_id')} from shop.opening o where o.id = t.opening_id)`,
      state: 't.state',
      place: 't.rank',
    },
  },
  'money.group_member': {
    in: 'paying',
    hers: ['owner'],
    only: 't.left_at is null',
    says: null,
    not: { token_hash: 'the hash of a secret', sealed: 'empty where there is an account' },
    kept: 'brief',
  },
  'money.expense_group': { within: 'money.group_member' },
  'money.expense_version': { within: 'money.group_member' },
  'money.payment_request': { in: 'paying', hers: ['owner', 'asked'], says: null },
  'money.reminder_off': { left: 'whose reminders she refuses, which her groups say beside each person' },
  'money.share_mark': { left: 'random names of lines of her orders; what she shares is said where she shares it' },
  'money.gone_buyer': { left: 'that an account is closed, of whom no copy can be asked any more' },
  'money.brought_customer': {
    left: 'a page brought it along from elsewhere, and knows no account; whoever’s address it is takes herself out by that',
  },
};
