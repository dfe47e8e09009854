/** A pretended PayPal account. */
export interface TestWallet {
  id: string;
  email: string;
  payerId: string;
  name: { given_name: string; surname: string };
  behaviour: 'pays' | 'declined' | 'poor' | 'claims' | 'asks';
  does: { en: string; ar: string };
}

export const TEST_WALLETS: readonly TestWallet[] = [
  {
    id: 'pays',
    email: 'buyer@example.com',
    payerId: 'SANDBXBUYER22',
    name: { given_name: 'Jenny', surname: 'Rosen' },
    behaviour: 'pays',
    does: { en: 'Pays.', ar: 'يدفع.' },
  },
  {
    id: 'declined',
    email: 'declined@example.com',
    payerId: 'SANDBXDECLN33',
    name: { given_name: 'Dana', surname: 'Cline' },
    behaviour: 'declined',
    does: { en: 'Can be saved; declined when it pays.', ar: 'يُحفظ، ثم يُرفض عند الدفع.' },
  },
  {
    id: 'poor',
    email: 'poor@example.com',
    payerId: 'SANDBXPKKR444',
    name: { given_name: 'Paula', surname: 'Moor' },
    behaviour: 'poor',
    does: { en: 'Can be saved; not enough money when it pays.', ar: 'يُحفظ، ثم لا يكفي رصيده عند الدفع.' },
  },
  {
    id: 'claims',
    email: 'claims@example.com',
    payerId: 'SANDBXCLAXM55',
    name: { given_name: 'Clara', surname: 'Aimes' },
    behaviour: 'claims',
    does: { en: 'Pays, and opens a claim at once.', ar: 'يدفع، ثم يفتح مطالبة فورًا.' },
  },
  {
    id: 'asks',
    email: 'asks@example.com',
    payerId: 'SANDBXASKSX66',
    name: { given_name: 'Aska', surname: 'Question' },
    behaviour: 'asks',
    does: { en: 'Pays, and opens an inquiry at once.', ar: 'يدفع، ثم يفتح استفسارًا فورًا.' },
  },
];

export function walletById(id: string): TestWallet | undefined {
  return TEST_WALLETS.find((one) => one.id === id);
}
