import { redirect } from 'next/navigation';
import { hasFreshProof } from '@/lib/identity/sessions/queries';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { requestI18n } from '@/lib/platform/request';
import { textStream } from '@/lib/platform/text-stream';
import { carriedDownload } from '@/lib/shop/restores/queries';
import { loadPage } from '../../../load-page';

type Asked = { params: Promise<{ page: string; file: string }> };

/** A file that came with an archive, on its way to the page's owner. Nobody in between may keep it. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const { page: handle, file } = await params;
  const { actor, page } = await loadPage(handle, 'take_archive');
  if (!(await hasFreshProof(actor))) redirect((await requestI18n()).href(`/studio/${page.handle}/come-back/record`));
  if (!(await allow('owner-export', actor.personId))) return problem(429, 'too_many');
  const found = await carriedDownload(actor, page.id, file);
  if (found === null) return problem(404, 'not_found');
  return new Response(textStream(found), {
    headers: {
      'Content-Type': file.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
      'Content-Disposition': `attachment; filename="${file.replace(/[^a-z.]/g, '')}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
