import { createHash } from 'node:crypto';

interface Failure<Code extends string = string> {
  code: Code;
  message: string;
}

/** What becomes of money sent to a bank account, or drawn from it. */
export interface TestBank {
  /** The provider's test account number. */
  number: string;
  /** Usable wherever a payout names its destination. */
  id: string;
  /** The provider's id for it, usable in place of a stored method. */
  method: string;
  /** Why money sent to it comes back; null when it arrives. */
  payout: Failure<'account_closed' | 'no_account'> | null;
  /**
   * Why money cannot be drawn from it, days later; null when it can; `waits` never settles, and `disputes` pays, but its holder
   * has it taken back right after that.
   */
  debit: Failure | null | 'waits' | 'disputes';
  does: { en: string; ar: string };
}

export const TEST_ROUTING = '110000000';

const failure = <Code extends string>(code: Code, message: string): Failure<Code> => ({ code, message });
const closed = failure('account_closed', 'The bank account has been closed.');
const absent = failure('no_account', 'The bank account could not be located.');

const bank = (
  name: string,
  number: string,
  debit: TestBank['debit'],
  does: TestBank['does'],
  payout: TestBank['payout'] = null,
): TestBank => {
  const capital = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  return { id: `ba_us${capital}`, method: `pm_usBankAccount_${name}`, number, debit, does, payout };
};

/** The provider's published test account numbers: no bank has them. */
export const TEST_BANKS: readonly TestBank[] = [
  bank('success', '000123456789', null, { en: 'Pays after four days.', ar: 'يدفع بعد أربعة أيام.' }),
  bank('noAccount', '000111111116', absent, { en: 'Fails: no such account.', ar: 'يفشل: لا وجود للحساب.' }, absent),
  bank('accountClosed', '000111111113', closed, { en: 'Fails: closed.', ar: 'يفشل: الحساب مغلق.' }, closed),
  bank('insufficientFunds', '000222222227', failure('insufficient_funds', 'The account has insufficient funds.'), {
    en: 'Fails to pay: not enough money.',
    ar: 'يفشل الدفع: الرصيد لا يكفي.',
  }),
  bank('debitNotAuthorized', '000333333335', failure('debit_not_authorized', 'The holder did not allow this debit.'), {
    en: 'Fails to pay: not allowed.',
    ar: 'يفشل الدفع: غير مسموح به.',
  }),
  bank('dispute', '000555555559', 'disputes', {
    en: 'Pays, then the bank takes it back.',
    ar: 'يدفع، ثم يسترده البنك.',
  }),
  bank('processing', '000000000009', 'waits', { en: 'Never settles.', ar: 'لا يُسوّى أبدًا.' }),
];

export function bankById(id: string): TestBank | undefined {
  return TEST_BANKS.find((one) => one.id === id);
}

export function bankByMethod(id: string): TestBank | undefined {
  return TEST_BANKS.find((one) => one.method === id);
}

export function bankByNumber(number: string): TestBank | undefined {
  return TEST_BANKS.find((one) => one.number === number);
}

/** Same account, same fingerprint; made from its name, so no digit of the number goes into it. */
export function bankFingerprint({ id }: TestBank): string {
  const hash = createHash('sha256').update(`souk sandbox bank ${id}`).digest('base64url');
  return hash.replace(/[-_]/g, 'x').slice(0, 16);
}
