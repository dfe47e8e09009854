import { amountOf, type CopiedTables, handleOf } from '@/lib/platform/copied/model';

/** What of money between people goes into a copy of hers; see `lib/platform/copied`. */
export const transferCopied: CopiedTables = {
  'money.recipient': {
    in: 'wallet',
    hers: ['owner'],
    only: 't.removed_at is null',
    says: null,
    not: { provider_account: 'a name at the provider' },
    kept: 'books',
  },
  'money.transfer_case': {
    in: 'orders',
    hers: ['owner'],
    says: null,
    kept: 'books',
  },
  'money.transfer': {
    in: 'orders',
    hers: ['owner', 'receiver_id'],
    says: {
      at: 't.created_at',
      by_you: `t.person_id = nullif(split_part(money.actor(), ':', 2), '')::uuid`,
      // Of an address its sender is not told whose it is.
      person: handleOf(
        `case when 'person:' || t.receiver_id = money.actor() then t.person_id when not t.addressed then t.receiver_id end`,
      ),
      amount: amountOf('t.arrive_minor', 't.arrive_currency'),
      changed: amountOf(
        `case when 'person:' || t.receiver_id = money.actor() then t.converted_minor end`,
        't.converted_currency',
      ),
      // What it cost is its sender's alone.
      total: amountOf('case when t.owner = money.actor() then t.send_minor + t.fee_minor end', 't.currency'),
      state: 't.state',
      told_at: 't.delivered_at',
    },
    not: {
      provider_account: 'a name at the provider',
      provider_intent: 'a name at the provider',
      provider_charge: 'a name at the provider',
      address_mark: 'a mark of the address it was sent to',
      sealed: 'the address or number it was sent to, which is somebody else’s',
    },
    kept: 'books',
  },
  'money.quote': { left: 'what was promised of a transfer, which the transfer says; others are forgotten after a day' },
  'money.transfer_link': { left: 'a link of a transfer, which the transfer says' },
  'money.conversion': { within: 'money.transfer' },
};
