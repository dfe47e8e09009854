import { parseId } from '@/lib/kernel/ids';
import { evidenceType } from '@/lib/money/disputes/evidence/model';
import { readEvidence } from '@/lib/money/disputes/evidence/queries';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';

/**
 * A file of evidence for the two sides of its dispute; everybody else gets the answer of a missing one. A picture is one we
 * made; a PDF is its sender's, so it is handed out and never opened here.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const id = parseId('evidence', (await params).file);
  const found = id && (await readEvidence(await currentActor(), id));
  if (!found) return problem(404, 'not_found');
  const disposition = found.kind === 'pdf' ? `attachment; filename="${id}.pdf"` : 'inline';
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      'Content-Type': evidenceType[found.kind],
      'Content-Length': String(found.bytes.length),
      'Content-Disposition': disposition,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'private, no-store',
    },
  });
}
