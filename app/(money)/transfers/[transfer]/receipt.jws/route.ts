import { parseId } from '@/lib/kernel/ids';
import { writeTransferReceipt } from '@/lib/money/transfers/receipt/write-receipt';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { requestI18n } from '@/lib/platform/request';

/** The signed receipt of a transfer that one has sent, as a file; like nothing for everybody else. Nobody may keep it. */
export async function GET(_request: Request, { params }: { params: Promise<{ transfer: string }> }): Promise<Response> {
  const [{ transfer }, actor, voice] = await Promise.all([params, currentActor(), requestI18n()]);
  const id = parseId('transfer', transfer);
  const signed = id && actor.kind === 'person' ? await writeTransferReceipt(actor, id, voice) : null;
  if (!id || !signed) return problem(404, 'not_found');
  return new Response(signed, {
    headers: {
      'Content-Type': 'application/jose',
      'Content-Disposition': `attachment; filename="souk-${id.slice(-8).toUpperCase()}.jws"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
