import { version } from '@/lib/platform/vault/model';

/**
 * What a wallet keeps about a card, a bank account, a PayPal account or an address, where an order or a gift goes to, what is written to a gift and in a group that splits, and the secrets by which messages to other sites
 * are signed, sealed by the vault (`lib/platform/vault`) under the keys of the money ring.
 *
 * Invariants
 * - A record opens only where it was put: table, record, owner, names of the fields and version of the format are
 *   authenticated with it. Moved to another row or owner, or changed by a bit, it does not open.
 * - Nothing that was opened is logged or told in an error.
 */

/** The kinds of record: where each lies and which fields it has, in alphabetical order. */
export const recordKinds = {
  card: {
    table: 'money.method',
    fields: ['brand', 'customer', 'expMonth', 'expYear', 'fingerprint', 'last4', 'token'],
  },
  bank: {
    table: 'money.method',
    fields: ['bank', 'customer', 'fingerprint', 'last4', 'mandate', 'token'],
  },
  paypal: {
    table: 'money.method',
    fields: ['account', 'customer', 'fingerprint', 'token'],
  },
  address: {
    table: 'money.address',
    fields: ['city', 'country', 'line1', 'line2', 'name', 'phone', 'postalCode', 'region'],
  },
  receiptKey: {
    table: 'money.receipt_key',
    fields: ['jwk'],
  },
  delivery: {
    table: 'money.order',
    fields: ['city', 'country', 'line1', 'line2', 'name', 'phone', 'postalCode', 'region'],
  },
  giftAddress: {
    table: 'money.gift_address',
    fields: ['city', 'country', 'line1', 'line2', 'name', 'phone', 'postalCode', 'region'],
  },
  giftWords: {
    table: 'money.gift',
    fields: ['words'],
  },
  giftNote: {
    table: 'money.payment_confirmation',
    fields: ['words'],
  },
  dedication: {
    table: 'money.donation',
    fields: ['words'],
  },
  recipient: {
    table: 'money.recipient',
    fields: ['name'],
  },
  group: {
    table: 'money.expense_group',
    fields: ['name'],
  },
  groupMember: {
    table: 'money.group_member',
    fields: ['name'],
  },
  expense: {
    table: 'money.expense_version',
    fields: ['items', 'note', 'title'],
  },
  request: {
    table: 'money.payment_request',
    fields: ['reason'],
  },
  quoted: {
    table: 'money.quote',
    fields: ['words'],
  },
  addressed: {
    table: 'money.transfer',
    fields: ['email'],
  },
  transferCase: {
    table: 'money.transfer_case',
    fields: ['words'],
  },
  hook: {
    table: 'money.pay_hook',
    fields: ['secret'],
  },
} as const;

/** See `recordKinds`. */
export type RecordKind = keyof typeof recordKinds;

/** Where a record belongs: its kind, the id of its row as shown, and the actor key of its owner. */
export type Place = { kind: RecordKind; id: string; owner: string };

/** What is authenticated with a record; JSON, so that no two places read alike. */
export function bindingOf({ kind, id, owner }: Place, format: number = version): string {
  const { table, fields } = recordKinds[kind];
  return JSON.stringify(['souk.record', format, table, id, owner, fields.join(',')]);
}
