import { type Json, type Metadata, newId, type Resource } from '../core/values';
import { bankById, bankFingerprint, TEST_ROUTING, type TestBank } from '../test-banks';
import type { BillingDetails } from './card-methods';

/** A bank account in the United States, stored to draw money from. */
export interface BankMethod extends Resource {
  object: 'payment_method';
  type: 'us_bank_account';
  customer: string | null;
  billing_details: BillingDetails;
  us_bank_account: { account_holder_type: string; account_type: string; last4: string; [name: string]: Json };
  metadata: Metadata;
  /** Which test account it was made from. */
  _sandbox: { bank: string; authenticated: boolean; detached: boolean };
  [name: string]: Json;
}

export interface BankDetails {
  holder: string;
  holderType: 'individual' | 'company';
  accountType: 'checking' | 'savings';
}

/** From a test account to a stored method. Of the number only its last four digits go in. */
export function methodFromBank(bank: TestBank, details: BankDetails, now: number): BankMethod {
  return {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: { address: null, email: null, name: details.holder, phone: null, tax_id: null },
    created: now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'us_bank_account',
    us_bank_account: {
      account_holder_type: details.holderType,
      account_type: details.accountType,
      bank_name: 'STRIPE TEST BANK',
      financial_connections_account: null,
      fingerprint: bankFingerprint(bank),
      last4: bank.number.slice(-4),
      networks: { preferred: 'ach', supported: ['ach'] },
      routing_number: TEST_ROUTING,
      status_details: {},
    },
    _sandbox: { bank: bank.id, authenticated: true, detached: false },
  };
}

export function bankOf(method: BankMethod): TestBank {
  const bank = bankById(method._sandbox.bank);
  if (bank === undefined) throw new Error(`stored method ${method.id} names no test bank`);
  return bank;
}
