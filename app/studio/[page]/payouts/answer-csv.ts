import 'server-only';
import type { StatementRow } from '@/lib/money/payouts/stored/queries';
import { statementCsv } from '@/lib/money/payouts/write-statement';

/** A statement as a file to keep. Nobody in between may. */
export function answerCsv(rows: readonly StatementRow[], name: string): Response {
  return new Response(statementCsv(rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${name.replace(/[^a-z0-9_-]/gi, '')}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
