import { parseId } from '@/lib/kernel/ids';
import { lotsOf } from '@/lib/money/openings/queries';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';

type Asked = { params: Promise<{ opening: string }> };

/** The tickets of a draw in their order, as CSV; they name nobody. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const openingId = parseId('opening', (await params).opening);
  const tickets = openingId ? await lotsOf(await currentActor(), openingId) : [];
  if (tickets.length === 0) return problem(404, 'not_found');
  const lines = ['lot,ticket', ...tickets.map((ticket, at) => `${at + 1},${ticket}`)];
  return new Response(`${lines.join('\r\n')}\r\n`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="draw-${openingId}.csv"`,
      'Cache-Control': 'public, max-age=300',
    },
  });
}
