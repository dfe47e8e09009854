import 'server-only';
import { sql } from 'drizzle-orm';
import { csvCell } from '@/lib/kernel/csv';
import { fromUuid, toUuid } from '@/lib/kernel/ids';
import { isCurrency, money, toDecimal } from '@/lib/kernel/money';
import { mayOnPage } from '@/lib/money/orders/seller-may';
import { type ArchivePart, type ArchivePiece, linesOf } from '@/lib/shop/archives/model';
import { asOwner } from './own-rows';

const together = 500;

type Row = {
  no: string;
  at: string;
  kind: string;
  side: 'credit' | 'debit';
  minor: string;
  currency: string;
  balance: string;
  order: string | null;
};

const columns = ['at', 'kind', 'order', 'currency', 'amount', 'balance'];

/**
 * The page's own postings, oldest first: what is owed to it rises by a credit and falls by a debit, and `balance` is their sum so far
 * in that currency. Postings of others in the same transaction are theirs.
 */
export const ledger: ArchivePart = {
  name: 'ledger',
  step: (job, cursor) =>
    asOwner(job, async (tx) => {
      const may = await mayOnPage(tx, job.pageId, 'see_money');
      const own = `seller:${toUuid(job.pageId)}:`;
      const rows = may
        ? await tx.execute<Row>(sql`
            select e.id::text as no, e.created_at as at, t.kind, e.side, e.amount_minor::text as minor, e.currency, t.meta ->> 'order' as order,
              (select coalesce(sum(case b.side when 'credit' then b.amount_minor else -b.amount_minor end), 0)::text
               from ledger.entry b where b.account = e.account and b.phase = 'posted' and b.id <= e.id) as balance
            from ledger.entry e join ledger.txn t on t.id = e.txn_id
            where e.account in (select code from ledger.account where starts_with(code, ${own})) and e.phase = 'posted'
              and e.id > ${cursor ?? '0'}::bigint
            order by e.id limit ${together}`)
        : [];
      return {
        pieces: piecesOf(rows, cursor === null),
        next: rows.length < together ? null : (rows.at(-1)?.no ?? null),
      };
    }),
};

function piecesOf(rows: readonly Row[], isFirst: boolean): ArchivePiece[] {
  const records = rows.map(({ at, kind, side, minor, currency, balance, order }) => ({
    ...{ at: new Date(at).toISOString(), kind, side, minor, currency, balance },
    order: order === null ? null : fromUuid('order', order),
  }));
  const head = isFirst ? [columns] : [];
  const lines = records.map((one) => [
    ...[one.at, one.kind, one.order ?? '', one.currency],
    ...[decimal(one.side === 'credit' ? one.minor : `-${one.minor}`, one.currency), decimal(one.balance, one.currency)],
  ]);
  const table = [...head, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
  return [
    { path: 'ledger.jsonl', body: linesOf(records), records: records.length },
    { path: 'ledger.csv', body: table, records: records.length },
  ];
}

function decimal(minor: string, currency: string): string {
  if (!isCurrency(currency)) throw new Error('Invariant broken: unknown currency in the books');
  return toDecimal(money(BigInt(minor), currency));
}
