import { writeCertificate } from '@/lib/money/certificates/write-certificate';
import { currentActor } from '@/lib/platform/auth';
import { leavingToken } from '@/lib/platform/leaving-cookie';
import { problem } from '@/lib/platform/problem';
import { requestI18n } from '@/lib/platform/request';

/** The certificate of the deletion that this browser asked for, as a file that checks itself. */
export async function GET(): Promise<Response> {
  const [actor, token, voice] = await Promise.all([currentActor(), leavingToken(), requestI18n()]);
  const certificate = await writeCertificate(actor, token, voice);
  if (!certificate) return problem(404, 'not_found');
  return new Response(certificate.file, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': `attachment; filename="souk-deletion-${certificate.name}.html"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
