import 'server-only';
import { sql } from 'drizzle-orm';
import { csvCell } from '@/lib/kernel/csv';
import { fromUuid, toUuid } from '@/lib/kernel/ids';
import { currencies, isCurrency, money, toDecimal } from '@/lib/kernel/money';
import { mayOnPage } from '@/lib/money/orders/seller-may';
import { type ArchivePart, type ArchivePiece, linesOf } from '@/lib/shop/archives/model';
import { asOwner } from './own-rows';

const together = 500;

type Row = {
  no: string;
  account: string;
  at: string;
  kind: string;
  side: 'credit' | 'debit';
  minor: string;
  currency: string;
  order: string | null;
};

const columns = ['at', 'kind', 'order', 'currency', 'amount', 'balance'];

/** Where the next step begins, and what the balance of each account was before it. */
type Cursor = { readonly after: string; readonly balances: Readonly<Record<string, string>> };

/**
 * The page's own postings, oldest first: what is owed to it rises by a credit and falls by a debit, and `balance` is their sum so far
 * in that currency, carried from step to step so that none is added up twice. Postings of others in the same transaction are theirs.
 */
export const ledger: ArchivePart = {
  name: 'ledger',
  step: (job, cursor) =>
    asOwner(job, async (tx) => {
      const { after, balances }: Cursor = cursor === null ? { after: '0', balances: {} } : JSON.parse(cursor);
      const may = await mayOnPage(tx, job.pageId, 'see_money');
      const accounts = currencies.map((code) => `seller:${toUuid(job.pageId)}:${code.toLowerCase()}`);
      const rows = may
        ? await tx.execute<Row>(sql`
            select e.id::text as no, e.account, e.created_at as at, t.kind, e.side, e.amount_minor::text as minor, e.currency, t.meta ->> 'order' as order
            from unnest(${`{${accounts.join(',')}}`}::text[]) a(code)
            cross join lateral (select * from ledger.entry w where w.account = a.code and w.phase = 'posted' and w.id > ${after}::bigint
              order by w.id limit ${together}) e
            join ledger.txn t on t.id = e.txn_id order by e.id limit ${together}`)
        : [];
      const { counted, balances: next } = countOn(rows, balances);
      const last = rows.at(-1)?.no;
      return {
        pieces: piecesOf(counted),
        next: rows.length < together || last === undefined ? null : JSON.stringify({ after: last, balances: next }),
      };
    }),
};

function countOn(rows: readonly Row[], before: Cursor['balances']) {
  const balances: Record<string, string> = { ...before };
  const counted = rows.map((row) => {
    const change = row.side === 'credit' ? BigInt(row.minor) : -BigInt(row.minor);
    const balance = String(BigInt(balances[row.account] ?? '0') + change);
    balances[row.account] = balance;
    return { ...row, balance };
  });
  return { counted, balances };
}

function piecesOf(rows: readonly (Row & { balance: string })[]): ArchivePiece[] {
  const records = rows.map(({ at, kind, side, minor, currency, balance, order }) => ({
    ...{ at: new Date(at).toISOString(), kind, side, minor, currency, balance },
    order: order === null ? null : fromUuid('order', order),
  }));
  const lines = records.map((one) => [
    ...[one.at, one.kind, one.order ?? '', one.currency],
    ...[decimal(one.side === 'credit' ? one.minor : `-${one.minor}`, one.currency), decimal(one.balance, one.currency)],
  ]);
  const table = (cells: readonly (readonly string[])[]) =>
    cells.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
  return [
    { path: 'ledger.jsonl', body: linesOf(records), records: records.length },
    { path: 'ledger.csv', head: table([columns]), body: table(lines), records: records.length },
  ];
}

function decimal(minor: string, currency: string): string {
  if (!isCurrency(currency)) throw new Error('Invariant broken: unknown currency in the books');
  return toDecimal(money(BigInt(minor), currency));
}
