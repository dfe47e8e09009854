/** What becomes of money sent to a bank account, or drawn from it. */
export interface TestBank {
  /** The provider's test account number. */
  number: string;
  /** Usable wherever a payout names its destination. */
  id: string;
  /** Why a payout to it comes back; null when it arrives. */
  payout: { code: string; message: string } | null;
  does: { en: string; ar: string };
}

export const TEST_ROUTING = '110000000';

const comesBack = (code: string, message: string) => ({ code, message });

/** The provider's published test account numbers: no bank has them. */
export const TEST_BANKS: readonly TestBank[] = [
  {
    number: '000123456789',
    id: 'ba_usSuccess',
    payout: null,
    does: { en: 'Payouts arrive.', ar: 'تصل الدفعات إليه.' },
  },
  {
    number: '000111111116',
    id: 'ba_usNoAccount',
    payout: comesBack('no_account', 'The bank account could not be located.'),
    does: { en: 'Payouts come back: no such account.', ar: 'ترجع الدفعات: لا وجود لهذا الحساب.' },
  },
  {
    number: '000111111113',
    id: 'ba_usAccountClosed',
    payout: comesBack('account_closed', 'The bank account has been closed.'),
    does: { en: 'Payouts come back: the account is closed.', ar: 'ترجع الدفعات: الحساب مغلق.' },
  },
];

export function bankById(id: string): TestBank | undefined {
  return TEST_BANKS.find((one) => one.id === id);
}
