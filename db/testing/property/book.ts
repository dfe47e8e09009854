/** The ledger as pure arithmetic: what `db/sql/40-ledger.sql` promises, written a second time and without a database. */

/** The currencies of the property runs: two, two, no and three decimals. */
export const currencies = ['USD', 'EUR', 'JPY', 'KWD'] as const;
/** One of them. */
export type RunCurrency = (typeof currencies)[number];

/** A debit above zero, a credit below, of an account whose code ends with its currency. */
export type Line = { account: string; amount: bigint };

type Standing = { posted: bigint; pending: bigint; pendingOut: bigint };
type Transaction = { lines: Line[]; state: 'pending' | 'posted' | 'voided' | 'expired'; content: string };

/** Balances seen from the account's own side: what increases it is positive. */
export type Balance = { posted: bigint; pending: bigint };

/** The SQLSTATEs by which the ledger refuses. */
export type Refusal = 'SK002' | 'SK003' | '23514';

const isDebitNormal = (account: string) => account.startsWith('psp');
const mustCover = (account: string) => account.startsWith('user:');

/** The books of one world. Every method answers as the database's function does, or throws what it would throw. */
export class Book {
  readonly transactions = new Map<string, Transaction>();
  private readonly keys = new Map<string, string>();
  private readonly accounts = new Map<string, Standing>();

  /** Records lines under a key, as `ledger.apply`. Lines of nothing are left out, as the callers' do. */
  apply(id: string, key: string, phase: 'pending' | 'posted', given: Line[]): 'applied' | 'replayed' | Refusal {
    const lines = given.filter((line) => line.amount !== 0n);
    const content = JSON.stringify([phase, lines.map((line) => [line.account, line.amount.toString()])]);
    const known = this.keys.get(key);
    if (known !== undefined) return this.transactions.get(known)?.content === content ? 'replayed' : 'SK002';
    if (lines.reduce((sum, line) => sum + line.amount, 0n) !== 0n) throw new Error(`${key} does not sum to zero`);
    if (!this.covers(lines)) return '23514';
    this.keys.set(key, id);
    this.transactions.set(id, { lines, state: phase, content });
    this.move(lines, phase === 'pending' ? 1n : 0n, phase === 'posted' ? 1n : 0n);
    return 'applied';
  }

  /** Ends a pending transaction, as `ledger.resolve`. */
  resolve(id: string, outcome: 'posted' | 'voided' | 'expired'): boolean | Refusal {
    const one = this.transactions.get(id);
    if (!one) throw new Error(`no transaction ${id}`);
    if (one.state === outcome) return false;
    if (one.state !== 'pending') return 'SK003';
    // Money on its way in was no cover yet; what goes out was reserved when it was recorded: this cannot be refused.
    one.state = outcome;
    this.move(one.lines, -1n, outcome === 'posted' ? 1n : 0n);
    return true;
  }

  /** Every account that was ever named, with its balances. */
  balances(): Map<string, Balance> {
    return new Map([...this.accounts].map(([account, { posted, pending }]) => [account, { posted, pending }]));
  }

  private covers(lines: Line[]): boolean {
    return lines.every(({ account, amount }) => {
      if (!mustCover(account) || amount < 0n) return true;
      const { posted, pendingOut } = this.standing(account);
      return posted - pendingOut >= amount;
    });
  }

  private standing(account: string): Standing {
    return this.accounts.get(account) ?? { posted: 0n, pending: 0n, pendingOut: 0n };
  }

  private move(lines: Line[], pending: bigint, posted: bigint): void {
    for (const { account, amount } of lines) {
      const before = this.standing(account);
      const own = isDebitNormal(account) ? amount : -amount;
      this.accounts.set(account, {
        posted: before.posted + posted * own,
        pending: before.pending + pending * own,
        pendingOut: before.pendingOut + (amount > 0n ? pending * amount : 0n),
      });
    }
  }
}
