import type { BankDetails } from '../api/bank-methods';
import { bankByNumber, TEST_ROUTING, type TestBank } from '../test-banks';
import type { BankProblem } from './bank-words';
import { westernDigits } from './card-input';

export const BANK_FIELDS = ['holder', 'routing', 'account'] as const;
export type BankField = (typeof BANK_FIELDS)[number];
export type BankTyped = Record<BankField | 'kind', string>;
export type BankProblems = Partial<Record<BankField, BankProblem>>;

export type BankRead = { ok: true; bank: TestBank; details: BankDetails } | { ok: false; problems: BankProblems };

const HOLDER_MAX = 100;
const digitsOf = (text: string) => westernDigits(text).replace(/\D/g, '');

/** Everything wrong is told at once, each beside its field. A number that is no test account goes no further than here. */
export function readBank(typed: BankTyped): BankRead {
  const holder = typed.holder.trim().slice(0, HOLDER_MAX);
  const routing = digitsOf(typed.routing);
  const account = digitsOf(typed.account);
  const bank = bankByNumber(account);
  const problems: BankProblems = {};
  if (holder === '') problems.holder = 'holder_missing';
  if (routing.length < 9) problems.routing = 'routing_missing';
  else if (routing !== TEST_ROUTING) problems.routing = 'routing_invalid';
  if (account === '') problems.account = 'account_missing';
  else if (bank === undefined) problems.account = 'not_a_test_account';
  if (bank === undefined || Object.keys(problems).length > 0) return { ok: false, problems };
  const accountType = typed.kind === 'savings' ? 'savings' : 'checking';
  return { ok: true, bank, details: { holder, holderType: 'individual', accountType } };
}

export function bankTypedFrom(values: URLSearchParams): BankTyped {
  const value = (name: string) => (values.get(name) ?? '').slice(0, HOLDER_MAX);
  return { holder: value('holder'), routing: value('routing'), account: value('account'), kind: value('kind') };
}
